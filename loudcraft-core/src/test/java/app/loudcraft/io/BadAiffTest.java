package app.loudcraft.io;

import static app.loudcraft.io.AiffBytes.aifc;
import static app.loudcraft.io.AiffBytes.aiff;
import static app.loudcraft.io.AiffBytes.ascii;
import static app.loudcraft.io.AudioFormatException.Kind.EMPTY;
import static app.loudcraft.io.AudioFormatException.Kind.LIMIT_EXCEEDED;
import static app.loudcraft.io.AudioFormatException.Kind.MALFORMED;
import static app.loudcraft.io.AudioFormatException.Kind.NOT_AUDIO;
import static app.loudcraft.io.AudioFormatException.Kind.TRUNCATED;
import static app.loudcraft.io.AudioFormatException.Kind.UNSUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.loudcraft.io.AudioFormatException.Kind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BadAiffTest {

    private static final byte[] DATA = new byte[16];

    static Stream<Arguments> faults() {
        return Stream.of(
                bad(NOT_AUDIO, 8, "not of the form AIFF", AiffBytes.form("8SVX").bytes()),
                bad(TRUNCATED, 7, "12 bytes", ascii("FORM123")),
                bad(TRUNCATED, 15, "chunk header", aiff().raw(new byte[3]).bytes()),
                bad(MALFORMED, 12, "printable", aiff().raw(new byte[8]).bytes()),
                bad(MALFORMED, 12, "without a COMM chunk", aiff().bytes()),
                bad(MALFORMED, 38, "without an SSND chunk", common().bytes()),
                bad(EMPTY, 38, "there is no SSND", aiff().comm(1, 0, 16, 8000).bytes()),
                bad(MALFORMED, 38, "second", common().comm(1, 8, 16, 8000).bytes()),
                bad(
                        MALFORMED,
                        16,
                        "at least 18 bytes",
                        aiff().chunk("COMM", new byte[16]).ssnd(DATA).bytes()),
                bad(
                        MALFORMED,
                        16,
                        "at least 22 bytes, but says 18",
                        aifc().comm(1, 8, 16, 8000).ssnd(DATA).bytes()),
                bad(TRUNCATED, 16, "COMM chunk says 18 bytes, but the file ends after 8", cut(common().bytes(), 10)),
                bad(MALFORMED, 20, "at least 1 channel", with(0, 16, 8000)),
                bad(UNSUPPORTED, 20, "at most 64 channels are read, but there are 65", with(65, 16, 8000)),
                bad(MALFORMED, 26, "at least 1 bit", with(1, 0, 8000)),
                bad(UNSUPPORTED, 26, "33-bit integers", with(1, 33, 8000)),
                bad(UNSUPPORTED, 28, "in [8000, 384000] Hz, but is 7999.0", with(1, 16, 7_999)),
                bad(UNSUPPORTED, 28, "but is 384001.0", with(1, 16, 384_001)),
                bad(UNSUPPORTED, 28, "but is -44100.0", with(1, 16, -44_100)),
                bad(UNSUPPORTED, 28, "whole number of Hz, but is 22254.54", with(1, 16, 22_254.545454)),
                bad(UNSUPPORTED, 28, "but is Infinity", rate(0x7F, 0xFF, 0x80)),
                bad(UNSUPPORTED, 28, "but is NaN", rate(0x7F, 0xFF, 0xC0)),
                bad(UNSUPPORTED, 28, "but is Infinity", rate(0x7F, 0xFE, 0xFF)),
                bad(UNSUPPORTED, 28, "but is 0.0", rate(0, 0, 0)),
                bad(TRUNCATED, 42, "SSND chunk says", cut(common().ssnd(DATA).bytes(), 4)),
                bad(
                        TRUNCATED,
                        42,
                        "SSND chunk says 24 bytes, but the file ends after 4",
                        cut(common().ssnd(DATA).bytes(), 20)),
                bad(
                        MALFORMED,
                        42,
                        "at least 8 bytes, but says 7",
                        common().ssndOfSize(7, DATA).bytes()),
                bad(MALFORMED, 46, "17 bytes behind", common().ssnd(17, 0, DATA).bytes()),
                bad(
                        MALFORMED,
                        46,
                        "4294967295 bytes behind",
                        common().ssnd(-1, 0, DATA).bytes()),
                bad(EMPTY, 42, "at least one frame", common().ssnd(new byte[1]).bytes()),
                bad(EMPTY, 42, "at least one frame", common().ssnd(16, 0, DATA).bytes()),
                bad(
                        EMPTY,
                        42,
                        "says 0 frames",
                        aiff().comm(1, 0, 16, 8000).ssnd(DATA).bytes()),
                bad(
                        TRUNCATED,
                        16,
                        "ANNO chunk says 99 bytes, but the file ends after 5",
                        aiff().chunk("ANNO", 99, new byte[5]).bytes()),
                bad(
                        TRUNCATED,
                        16,
                        "MIDI chunk says 4294967295 bytes, but the file ends after 5",
                        aiff().chunk("MIDI", -1, new byte[5]).bytes()),
                bad(LIMIT_EXCEEDED, 12 + 4096 * 8, "4096 chunks", manyChunks()));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("faults")
    void everyFaultIsNamedWithFileAndOffset(Kind kind, int offset, String words, byte[] file) {
        Faults.assertRefused(file, kind, offset, words);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("faults")
    void everyFaultOfAStreamIsTheSame(Kind kind, int offset, String words, byte[] file) {
        Faults.assertRefusedAsStream(file, kind, offset, words);
    }

    @ParameterizedTest
    @CsvSource({
        "ulaw, mu-law",
        "ULAW, mu-law",
        "alaw, A-law",
        "ALAW, A-law",
        "ima4, IMA ADPCM",
        "MAC3, MACE 3:1",
        "MAC6, MACE 6:1",
        "ACE2, ACE 2:1",
        "ACE8, ACE 8:3",
        "G722, G.722",
        "G726, G.726",
        "G728, G.728",
        "'GSM ', GSM 6.10",
        "QDMC, QDesign Music",
        "QDM2, QDesign Music 2",
        "Qclp, Qualcomm PureVoice",
        "'raw ', unsigned integers",
        ".mp3, MP3",
        "none, 'none'",
        "'\u0001abc', 0x01616263"
    })
    void everyCompressionIsNamed(String type, String words) {
        byte[] file = aifc().comm(type, 1, 8, 16, 8000).ssnd(DATA).bytes();

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(file));

        assertThat(fault.getMessage())
                .startsWith("mix.wav, byte 38: the samples are ")
                .contains(words);
        assertThat(fault.kind()).isEqualTo(UNSUPPORTED);
    }

    @Test
    void secondSoundChunkBeforeTheCommonChunkIsRefused() {
        byte[] file = aiff().ssnd(DATA).ssnd(DATA).bytes();

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(file));

        assertThat(fault).hasMessage("mix.wav, byte 44: there must be one SSND chunk, but this is the second");
    }

    @Test
    void soundChunkOfOpenSizeBeforeTheCommonChunkIsRefused() {
        byte[] file = aiff().ssndOfSize(-1, DATA).comm(1, 8, 16, 8000).bytes();

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(file));

        assertThat(fault).hasMessage("mix.wav, byte 16: an SSND chunk before the COMM chunk must say its size");
        assertThat(fault.kind()).isEqualTo(MALFORMED);
    }

    @Test
    void streamOfOpenLengthWithoutAFrameIsEmptyAtOnce() {
        byte[] file = aiff().comm(2, 0, 16, 8000).ssndOfSize(-1, new byte[3]).bytes();

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.stream(file));

        assertThat(fault.kind()).isEqualTo(EMPTY);
        assertThat(fault.byteOffset()).hasValue(54);
    }

    private static Arguments bad(Kind kind, int offset, String words, byte[] file) {
        return Arguments.of(kind, offset, words, file);
    }

    private static AiffBytes common() {
        return aiff().comm(1, 8, 16, 8000);
    }

    private static byte[] with(int channels, int bits, double rate) {
        return aiff().comm(channels, 1, bits, rate).ssnd(new byte[512]).bytes();
    }

    /** A file whose rate begins with these bytes, sign and exponent first. */
    private static byte[] rate(int... first) {
        byte[] file = with(1, 16, 8000);
        for (int i = 0; i < 10; i++) {
            file[28 + i] = i < first.length ? (byte) first[i] : 0;
        }
        return file;
    }

    private static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    private static byte[] manyChunks() {
        AiffBytes file = aiff();
        for (int i = 0; i < 4097; i++) {
            file.chunk("note", new byte[0]);
        }
        return file.bytes();
    }
}
