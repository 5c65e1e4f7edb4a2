package app.loudcraft.io;

import static app.loudcraft.io.AudioFormatException.Kind.EMPTY;
import static app.loudcraft.io.AudioFormatException.Kind.LIMIT_EXCEEDED;
import static app.loudcraft.io.AudioFormatException.Kind.MALFORMED;
import static app.loudcraft.io.AudioFormatException.Kind.NOT_AUDIO;
import static app.loudcraft.io.AudioFormatException.Kind.TRUNCATED;
import static app.loudcraft.io.AudioFormatException.Kind.UNSUPPORTED;
import static app.loudcraft.io.WavBytes.ascii;
import static app.loudcraft.io.WavBytes.le;
import static app.loudcraft.io.WavBytes.pcm16;
import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadWavTest {

    private static final byte[] DATA = new byte[16];

    static Stream<Arguments> faults() {
        return Stream.of(
                bad(NOT_AUDIO, 0, "begin with RIFF", ascii("This is a letter.")),
                bad(NOT_AUDIO, 8, "form WAVE", ascii("RIFF....AVI LIST....")),
                bad(UNSUPPORTED, 0, "an Ogg", ascii("OggS............")),
                bad(UNSUPPORTED, 0, "an MP3 file", ascii("ID3.............")),
                bad(UNSUPPORTED, 0, "an MP3 file", new byte[] {-1, (byte) 0xFB, (byte) 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0
                }),
                bad(UNSUPPORTED, 0, "an MP4", ascii("....ftypM4A ....")),
                bad(UNSUPPORTED, 0, "an Ogg file of unknown content", ogg(1, "what")),
                bad(UNSUPPORTED, 0, "an Ogg Vorbis stream", ogg(1, "\u0001vorbis")),
                bad(UNSUPPORTED, 0, "an Ogg Opus stream", ogg(1, "OpusHead")),
                bad(UNSUPPORTED, 0, "an Ogg FLAC stream", ogg(255, "\u007fFLAC")),
                bad(UNSUPPORTED, 0, "a Musepack file", ascii("MPCK............")),
                bad(UNSUPPORTED, 0, "a Dolby AC-3 stream", ascii("\u000bw..............")),
                bad(TRUNCATED, 7, "12 bytes", ascii("RIFF123")),
                bad(TRUNCATED, 15, "chunk header", wav().raw(new byte[3]).bytes()),
                bad(
                        TRUNCATED,
                        40,
                        "data chunk says 16 bytes, but the file ends after 12",
                        cut(pcm16(1, new int[8]), 4)),
                bad(TRUNCATED, 16, "fmt chunk says 16 bytes, but the file ends after 6", cut(wavFmt(), 10)),
                bad(
                        TRUNCATED,
                        16,
                        "LIST chunk says 99 bytes",
                        wav().chunk("LIST", 99, new byte[5]).bytes()),
                bad(
                        TRUNCATED,
                        16,
                        "JUNK chunk says 99 bytes",
                        wav().chunk("JUNK", 99, new byte[5]).bytes()),
                bad(MALFORMED, 36, "without a data chunk", wavFmt()),
                bad(
                        MALFORMED,
                        12,
                        "before the fmt chunk",
                        wav().data(DATA).fmt(1, 1, 48_000, 16).bytes()),
                bad(
                        MALFORMED,
                        36,
                        "second",
                        wav().fmt(1, 1, 48_000, 16)
                                .fmt(1, 1, 48_000, 16)
                                .data(DATA)
                                .bytes()),
                bad(
                        MALFORMED,
                        12,
                        "printable",
                        wav().chunk("\u0001\u0002\u0003\u0004", DATA).bytes()),
                bad(
                        MALFORMED,
                        16,
                        "at least 16 bytes",
                        wav().chunk("fmt ", new byte[14]).data(DATA).bytes()),
                bad(
                        MALFORMED,
                        22,
                        "at least 1 channel",
                        wav().fmt(1, 0, 48_000, 16).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        22,
                        "at most 64 channels",
                        wav().fmt(1, 65, 48_000, 16).data(new byte[130]).bytes()),
                bad(
                        UNSUPPORTED,
                        24,
                        "is 7999",
                        wav().fmt(1, 1, 7_999, 16).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        24,
                        "is 384001",
                        wav().fmt(1, 1, 384_001, 16).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        24,
                        "is 4294967295",
                        wav().fmt(1, 1, -1, 16).data(DATA).bytes()),
                bad(
                        MALFORMED,
                        32,
                        "has 2 bytes, but the fmt chunk says 3",
                        wav().fmt(1, 1, 48_000, 16, 3, 16).data(DATA).bytes()),
                bad(
                        MALFORMED,
                        34,
                        "at least 1 bit",
                        wav().fmt(1, 1, 48_000, 0, 2, 16).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        34,
                        "64-bit integers",
                        wav().fmt(1, 1, 48_000, 64).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        34,
                        "16-bit floating point",
                        wav().fmt(3, 1, 48_000, 16).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "A-law",
                        wav().fmt(6, 1, 8_000, 8).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "mu-law",
                        wav().fmt(7, 1, 8_000, 8).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "Microsoft ADPCM",
                        wav().fmt(2, 1, 8_000, 4).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "IMA ADPCM",
                        wav().fmt(0x11, 1, 8_000, 4).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "0xABCD",
                        wav().fmt(0xABCD, 1, 8_000, 8).data(DATA).bytes()),
                bad(
                        UNSUPPORTED,
                        44,
                        "mu-law",
                        wav().extensible(7, 1, 8_000, 8, 8, 4).data(DATA).bytes()),
                bad(UNSUPPORTED, 44, "sub-format", foreignGuid()),
                bad(
                        MALFORMED,
                        38,
                        "17 valid bits",
                        wav().extensible(1, 1, 8_000, 16, 17, 4).data(DATA).bytes()),
                bad(
                        MALFORMED,
                        16,
                        "at least 40 bytes",
                        wav().fmt(0xFFFE, 1, 48_000, 16, 2, 18).data(DATA).bytes()),
                bad(
                        MALFORMED,
                        36,
                        "extension",
                        wav().fmt(0xFFFE, 1, 48_000, 16, 2, 40).data(DATA).bytes()),
                bad(
                        EMPTY,
                        40,
                        "at least one frame",
                        wav().fmt(1, 1, 48_000, 16).data(new byte[0]).bytes()),
                bad(
                        EMPTY,
                        40,
                        "at least one frame",
                        wav().fmt(1, 2, 48_000, 16).data(new byte[3]).bytes()),
                bad(
                        MALFORMED,
                        40,
                        "must have a ds64",
                        wav().container("RF64")
                                .fmt(1, 1, 48_000, 16)
                                .chunk("data", -1, DATA)
                                .bytes()),
                bad(
                        MALFORMED,
                        16,
                        "at least 28 bytes",
                        wav().container("RF64").chunk("ds64", DATA).bytes()),
                bad(
                        MALFORMED,
                        28,
                        "at most 2^60",
                        wav().container("RF64").ds64(0, Long.MIN_VALUE).bytes()),
                bad(
                        TRUNCATED,
                        76,
                        "data chunk says 18 bytes",
                        wav().container("RF64")
                                .ds64(99, 18)
                                .fmt(1, 1, 48_000, 16)
                                .chunk("data", -1, DATA)
                                .bytes()),
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

    @Test
    void emptyFileSaysSo() {
        AudioFormatException fault =
                catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(new byte[0]));

        assertThat(fault).hasMessage("mix.wav: the file is empty");
        assertThat(fault.kind()).isEqualTo(EMPTY);
        assertThat(fault.byteOffset()).isEmpty();
    }

    @Test
    void streamOfOpenLengthWithoutAFrameIsEmptyAtOnce() {
        byte[] file = wav().fmt(1, 2, 48_000, 16).chunk("data", -1, new byte[3]).bytes();

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.stream(file));

        assertThat(fault.kind()).isEqualTo(EMPTY);
        assertThat(fault.byteOffset()).hasValue(44);
    }

    @Test
    void audioBeforeThePrematureEndOfAStreamIsStillRead() throws IOException {
        byte[] file = cut(pcm16(1, new int[100_000]), 2);
        try (AudioReader reader = Reading.stream(file)) {
            assertThat(reader.read(AudioBlock.allocate(1, 32_768))).isEqualTo(32_768);
            assertThatThrownBy(() -> Reading.all(reader, 32_768))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessage("mix.wav, byte 40: data chunk says 200000 bytes, but the file ends after 199998");
        }
    }

    @Test
    void pathsThatAreNoFilesAreNamedPlainly(@TempDir Path folder) {
        assertThatThrownBy(() -> AudioFiles.open(folder.resolve("none.wav")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.wav")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> AudioFiles.open(folder))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("folder");
    }

    private static Arguments bad(Kind kind, int offset, String words, byte[] file) {
        return Arguments.of(kind, offset, words, file);
    }

    private static byte[] ogg(int segments, String packet) {
        return le(27 + segments + 8)
                .put(ascii("OggS"))
                .position(26)
                .put((byte) segments)
                .position(27 + segments)
                .put(ascii(packet))
                .array();
    }

    private static byte[] wavFmt() {
        return wav().fmt(1, 1, 48_000, 16).bytes();
    }

    private static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    private static byte[] foreignGuid() {
        byte[] file = wav().extensible(1, 1, 8_000, 16, 16, 4).data(DATA).bytes();
        file[50] = 0x21;
        return file;
    }

    private static byte[] manyChunks() {
        byte[] headers = new byte[4097 * 8];
        for (int i = 0; i < headers.length; i += 8) {
            System.arraycopy(le(8).put(ascii("note")).array(), 0, headers, i, 8);
        }
        return wav().raw(headers).bytes();
    }
}
