package app.loudcraft.io;

import static app.loudcraft.io.AudioFormatException.Kind.EMPTY;
import static app.loudcraft.io.AudioFormatException.Kind.MALFORMED;
import static app.loudcraft.io.AudioFormatException.Kind.NOT_AUDIO;
import static app.loudcraft.io.AudioFormatException.Kind.TRUNCATED;
import static app.loudcraft.io.AudioFormatException.Kind.UNSUPPORTED;
import static app.loudcraft.io.RifxBytes.rifx;
import static app.loudcraft.io.WavBytes.ascii;
import static app.loudcraft.io.WavBytes.le;
import static app.loudcraft.io.WavBytes.le16;
import static app.loudcraft.io.WavBytes.wav;
import static app.loudcraft.io.Wave64Bytes.wave64;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Tag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kinds of WAVE files that are not little-endian RIFF: RIFX and Wave64. */
class WavContainerTest {

    private static final byte[] FOUR = le16(16384, -16384, 8192, -32768);
    private static final float[] FOUR_VALUES = {0.5f, -0.5f, 0.25f, -1.0f};
    private static final String LIST = "6c6973742f91cf11a5d628db04c10000";

    static Stream<Arguments> formatsOfRifx() {
        return Stream.of(
                Arguments.of(1, 8, new byte[] {0, (byte) 192}, SampleFormat.PCM_8),
                Arguments.of(1, 12, new byte[] {(byte) 0x80, 0, 0x40, 0}, SampleFormat.PCM_16),
                Arguments.of(1, 16, new byte[] {(byte) 0x80, 0, 0x40, 0}, SampleFormat.PCM_16),
                Arguments.of(1, 24, new byte[] {(byte) 0x80, 0, 0, 0x40, 0, 0}, SampleFormat.PCM_24),
                Arguments.of(
                        1,
                        32,
                        ByteBuffer.allocate(8)
                                .putInt(Integer.MIN_VALUE)
                                .putInt(1 << 30)
                                .array(),
                        SampleFormat.PCM_32),
                Arguments.of(
                        3,
                        32,
                        ByteBuffer.allocate(8).putFloat(-1).putFloat(0.5f).array(),
                        SampleFormat.FLOAT_32),
                Arguments.of(
                        3,
                        64,
                        ByteBuffer.allocate(16).putDouble(-1).putDouble(0.5).array(),
                        SampleFormat.FLOAT_64));
    }

    @ParameterizedTest(name = "{3}")
    @MethodSource("formatsOfRifx")
    void everySampleFormatOfRifxIsReadBigEndian(int tag, int bits, byte[] data, SampleFormat format)
            throws IOException {
        byte[] file = rifx().fmt(tag, 1, 44_100, bits).chunk("data", data).bytes();

        assertThat(Reading.samples(file)).containsExactly(-1.0f, 0.5f);
        assertThat(Reading.all(Reading.stream(file), 1).toInterleaved()).containsExactly(-1.0f, 0.5f);
        assertThat(Reading.file(file).spec().format()).isEqualTo(format);
        assertThat(Reading.file(file).spec().sampleRateHz()).isEqualTo(44_100);
        assertThat(Reading.file(file).container()).isEqualTo("RIFX");
    }

    @Test
    void extensibleRifxIsReadHoweverItsWriterTookTheGuid() throws IOException {
        byte[] data = {0x40, 0, 0, (byte) 0xC0, 0, 0, 0x20, 0, 0};
        for (RifxBytes head :
                new RifxBytes[] {rifx().extensible(1, 3, 24, 0xB), rifx().extensibleOfNumbers(1, 3, 24, 0xB)}) {
            byte[] file = head.chunk("data", data).bytes();

            assertThat(Reading.samples(file)).containsExactly(0.5f, -0.5f, 0.25f);
            assertThat(Reading.file(file).spec().layout()).isEqualTo(ChannelLayout.STEREO_LFE);
        }
    }

    static Stream<Arguments> readable() {
        return Stream.of(
                Arguments.of(
                        "RIFX with chunks everywhere",
                        rifx().chunk("LIST", new byte[7])
                                .fmt(1, 2, 48_000, 16)
                                .chunk("JUNK", new byte[3])
                                .chunk("data", bigEndian(FOUR))
                                .chunk("id3 ", new byte[5])
                                .bytes()),
                Arguments.of(
                        "RIFX as SoX pipes it",
                        rifx().fmt(1, 2, 48_000, 16)
                                .chunk("data", 0x7FFF_F000, bigEndian(FOUR))
                                .bytes()),
                Arguments.of(
                        "RIFX of open size",
                        rifx().fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, bigEndian(FOUR))
                                .bytes()),
                Arguments.of(
                        "Wave64",
                        wave64().fmt(1, 2, 48_000, 16).chunk("data", FOUR).bytes()),
                Arguments.of(
                        "Wave64, extensible",
                        wave64().fmtOf(wav().extensible(1, 2, 48_000, 16, 16, 3))
                                .chunk("data", FOUR)
                                .bytes()),
                Arguments.of(
                        "Wave64 with chunks everywhere",
                        wave64().chunk("bext", new byte[3])
                                .guid(LIST, 24 + 8, new byte[8])
                                .fmt(1, 2, 48_000, 16)
                                .chunk("fact", new byte[8])
                                .chunk("junk", new byte[1])
                                .chunk("data", FOUR)
                                .chunk("levl", new byte[9])
                                .guid(LIST, 24 + 5, new byte[5])
                                .bytes()),
                Arguments.of(
                        "Wave64 as FFmpeg pipes it",
                        wave64().size(-1)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", Long.MAX_VALUE, FOUR)
                                .bytes()),
                Arguments.of(
                        "Wave64 with a wrong size of the whole file",
                        wave64().size(Long.MIN_VALUE)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", FOUR)
                                .bytes()),
                Arguments.of(
                        "Wave64 that ends inside a frame, without padding",
                        wave64().fmt(1, 2, 48_000, 16)
                                .chunk("data", 24 + 11, FOUR)
                                .raw(new byte[3])
                                .bytes()),
                Arguments.of(
                        "Wave64 with garbage behind",
                        wave64().size(0)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", FOUR)
                                .raw(new byte[100])
                                .bytes()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void everyLegalAndEveryForgivableOrderOfChunksGivesTheSameSamples(String what, byte[] file) throws IOException {
        assertThat(Reading.samples(file)).containsExactly(FOUR_VALUES);
        assertThat(Reading.file(file).frames()).hasValue(2);
        assertThat(Reading.file(file).container()).isEqualTo(what.startsWith("RIFX") ? "RIFX" : "Wave64");
        assertThat(Reading.all(Reading.stream(file), 64).toInterleaved()).containsExactly(FOUR_VALUES);
    }

    @Test
    void onlyChunksThatMeanTheSameInAWavFileAreCarried() throws IOException {
        byte[] file = wave64().guid(LIST, 24 + 8, new byte[8])
                .chunk("note", new byte[8])
                .fmt(1, 1, 48_000, 16)
                .chunk("data", FOUR)
                .chunk("bext", new byte[] {1, 2, 3})
                .bytes();

        assertThat(Reading.file(file).metadata().chunks()).containsExactly(Chunk.of("bext", new byte[] {1, 2, 3}));
        AudioMetadata metadata = Reading.file(rifx().fmt(1, 1, 48_000, 16)
                        .chunk("data", FOUR)
                        .chunk("LIST", new byte[4])
                        .chunk("LIST", ascii("INFOINAM\0\0\0\4Song"))
                        .chunk("cue ", new byte[4])
                        .chunk("iXML", new byte[] {4, 5})
                        .bytes())
                .metadata();
        assertThat(metadata.chunks()).containsExactly(Chunk.of("iXML", new byte[] {4, 5}));
        assertThat(metadata.tags()).containsExactly(new Tag(Tag.TITLE, "Song"));
        assertThat(metadata.omitted()).extracting(Omission::what).containsExactly("chunk 'LIST'", "chunk 'cue '");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                bad(TRUNCATED, 11, "12 bytes", ascii("RIFX...WAVE")),
                bad(NOT_AUDIO, 8, "form WAVE", ascii("RIFX....AVI LIST....")),
                bad(TRUNCATED, 15, "8 bytes", rifx().raw(new byte[3]).bytes()),
                bad(
                        UNSUPPORTED,
                        20,
                        "A-law",
                        rifx().fmt(6, 1, 8_000, 8).chunk("data", FOUR).bytes()),
                bad(
                        UNSUPPORTED,
                        44,
                        "mu-law",
                        rifx().extensible(7, 1, 8, 4).chunk("data", FOUR).bytes()),
                bad(
                        UNSUPPORTED,
                        44,
                        "mu-law",
                        rifx().extensibleOfNumbers(7, 1, 8, 4)
                                .chunk("data", FOUR)
                                .bytes()),
                bad(
                        UNSUPPORTED,
                        24,
                        "is 7999",
                        rifx().fmt(1, 1, 7_999, 16).chunk("data", FOUR).bytes()),
                bad(
                        TRUNCATED,
                        40,
                        "data chunk says 10 bytes, but the file ends after 8",
                        rifx().fmt(1, 1, 48_000, 16).chunk("data", 10, FOUR).bytes()),
                bad(TRUNCATED, 39, "40 bytes", cut(wave64().bytes(), 1)),
                bad(NOT_AUDIO, 24, "form WAVE", changed(wave64().bytes(), 24)),
                bad(NOT_AUDIO, 24, "form WAVE", changed(wave64().bytes(), 15)),
                bad(
                        TRUNCATED,
                        63,
                        "24 bytes",
                        cut(wave64().fmt(1, 1, 48_000, 16).bytes(), 17)),
                bad(
                        MALFORMED,
                        56,
                        "in [24, 2^60] bytes, but is 23",
                        wave64().chunk("fmt ", 23, FOUR).bytes()),
                bad(
                        MALFORMED,
                        96,
                        "but is 0",
                        wave64().fmt(1, 1, 48_000, 16).chunk("data", 0, FOUR).bytes()),
                bad(
                        MALFORMED,
                        56,
                        "but is -9223372036854775808",
                        wave64().chunk("junk", Long.MIN_VALUE, FOUR).bytes()),
                bad(
                        MALFORMED,
                        56,
                        "but is 1152921504606846977",
                        wave64().chunk("junk", (1L << 60) + 1, FOUR).bytes()),
                bad(
                        TRUNCATED,
                        56,
                        "junk chunk says 1152921504606846952 bytes, but the file ends after 8",
                        wave64().chunk("junk", 1L << 60, FOUR).bytes()),
                bad(
                        TRUNCATED,
                        56,
                        "bext chunk says",
                        wave64().chunk("bext", Long.MAX_VALUE, FOUR).bytes()),
                bad(
                        TRUNCATED,
                        96,
                        "data chunk says 10 bytes, but the file ends after 8",
                        wave64().fmt(1, 1, 48_000, 16)
                                .chunk("data", 24 + 10, FOUR)
                                .bytes()),
                bad(
                        EMPTY,
                        96,
                        "at least one frame",
                        wave64().fmt(1, 1, 48_000, 16)
                                .chunk("data", new byte[0])
                                .bytes()),
                bad(
                        MALFORMED,
                        56,
                        "at least 16 bytes",
                        wave64().chunk("fmt ", new byte[15]).bytes()),
                bad(
                        MALFORMED,
                        40,
                        "before the fmt chunk",
                        wave64().chunk("data", FOUR).bytes()),
                bad(
                        UNSUPPORTED,
                        64,
                        "Microsoft ADPCM",
                        wave64().fmt(2, 1, 8_000, 4).chunk("data", FOUR).bytes()),
                bad(
                        UNSUPPORTED,
                        88,
                        "A-law",
                        wave64().fmtOf(wav().extensible(6, 1, 8_000, 8, 8, 4))
                                .chunk("data", FOUR)
                                .bytes()));
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

    private static Arguments bad(Kind kind, int offset, String words, byte[] file) {
        return Arguments.of(kind, offset, words, file);
    }

    private static byte[] cut(byte[] file, int bytes) {
        return Arrays.copyOf(file, file.length - bytes);
    }

    private static byte[] changed(byte[] file, int at) {
        file[at] ^= 1;
        return file;
    }

    private static byte[] bigEndian(byte[] samples) {
        ByteBuffer swapped = ByteBuffer.allocate(samples.length);
        swapped.asShortBuffer().put(le(samples.length).put(0, samples).asShortBuffer());
        return swapped.array();
    }
}
