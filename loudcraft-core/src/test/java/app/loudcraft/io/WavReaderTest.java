package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static app.loudcraft.io.WavBytes.le;
import static app.loudcraft.io.WavBytes.le16;
import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavReaderTest {

    private static final byte[] FOUR_SAMPLES = le16(16384, -16384, 8192, -32768);
    private static final float[] FOUR_VALUES = {0.5f, -0.5f, 0.25f, -1.0f};

    static Stream<Arguments> formats() {
        byte[] floats = le(8).putFloat(0.5f).putFloat(-1.5f).array();
        byte[] doubles = le(16).putDouble(0.5).putDouble(-1.5).array();
        return Stream.of(
                Arguments.of(wav().fmt(1, 1, 8000, 8), new byte[] {0, (byte) 192}, -1.0f, 0.5f, SampleFormat.PCM_8),
                Arguments.of(wav().fmt(1, 1, 8000, 16), le16(-32768, 16384), -1.0f, 0.5f, SampleFormat.PCM_16),
                Arguments.of(
                        wav().fmt(1, 1, 8000, 24),
                        new byte[] {0, 0, (byte) 0x80, 1, 0, 0x40},
                        -1.0f,
                        0.5f + 0x1p-23f,
                        SampleFormat.PCM_24),
                Arguments.of(
                        wav().fmt(1, 1, 8000, 32),
                        le(8).putInt(Integer.MIN_VALUE).putInt(1 << 30).array(),
                        -1.0f,
                        0.5f,
                        SampleFormat.PCM_32),
                // Fewer bits than the container: the upper bits count.
                Arguments.of(wav().fmt(1, 1, 8000, 12), le16(-32768, 16384), -1.0f, 0.5f, SampleFormat.PCM_16),
                Arguments.of(
                        wav().fmt(1, 1, 8000, 20),
                        new byte[] {0, 0, (byte) 0x80, 0, 0, 0x40},
                        -1.0f,
                        0.5f,
                        SampleFormat.PCM_24),
                Arguments.of(
                        wav().extensible(1, 1, 8000, 24, 20, 4),
                        new byte[] {0, 0, (byte) 0x80, 0, 0, 0x40},
                        -1.0f,
                        0.5f,
                        SampleFormat.PCM_24),
                Arguments.of(
                        wav().extensible(1, 1, 8000, 32, 24, 4),
                        le(8).putInt(Integer.MIN_VALUE).putInt(1 << 30).array(),
                        -1.0f,
                        0.5f,
                        SampleFormat.PCM_32),
                Arguments.of(wav().fmt(3, 1, 8000, 32), floats, 0.5f, -1.5f, SampleFormat.FLOAT_32),
                Arguments.of(wav().extensible(3, 1, 8000, 32, 32, 4), floats, 0.5f, -1.5f, SampleFormat.FLOAT_32),
                Arguments.of(wav().fmt(3, 1, 8000, 64), doubles, 0.5f, -1.5f, SampleFormat.FLOAT_64));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everySampleFormatIsDecodedToFullScaleOne(
            WavBytes head, byte[] data, float first, float second, SampleFormat format) throws IOException {
        byte[] file = head.data(data).bytes();

        assertThat(Reading.samples(file)).containsExactly(first, second);
        assertThat(Reading.all(Reading.stream(file), 1).toInterleaved()).containsExactly(first, second);
        assertThat(Reading.file(file).spec().format()).isEqualTo(format);
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of("plain", wav().fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES)),
                Arguments.of(
                        "junk first",
                        wav().chunk("JUNK", new byte[28]).fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES)),
                Arguments.of(
                        "odd chunk before fmt",
                        wav().chunk("LIST", new byte[7]).fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES)),
                Arguments.of(
                        "chunks everywhere",
                        wav().chunk("bext", new byte[602])
                                .fmt(1, 2, 48_000, 16)
                                .chunk("fact", new byte[4])
                                .chunk("iXML", new byte[3])
                                .data(FOUR_SAMPLES)
                                .chunk("LIST", new byte[5])
                                .chunk("id3 ", new byte[4])),
                Arguments.of("long fmt", wav().fmt(1, 2, 48_000, 16, 4, 50).data(FOUR_SAMPLES)),
                Arguments.of("odd fmt", wav().fmt(1, 2, 48_000, 16, 4, 17).data(FOUR_SAMPLES)),
                Arguments.of(
                        "size of the file 0",
                        wav().riffSize(0).fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES)),
                Arguments.of(
                        "size of the file open",
                        wav().riffSize(-1).fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES)),
                Arguments.of(
                        "size of the data open",
                        wav().riffSize(-1).fmt(1, 2, 48_000, 16).chunk("data", -1, FOUR_SAMPLES)),
                Arguments.of(
                        "size of the data as SoX pipes it",
                        wav().riffSize(0x7FFFF024).fmt(1, 2, 48_000, 16).chunk("data", 0x7FFFF000, FOUR_SAMPLES)),
                Arguments.of(
                        "open and ends inside a frame",
                        wav().fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, FOUR_SAMPLES)
                                .raw(new byte[3])),
                Arguments.of(
                        "ends inside a frame",
                        wav().fmt(1, 2, 48_000, 16)
                                .chunk("data", 11, FOUR_SAMPLES)
                                .raw(new byte[3])),
                Arguments.of(
                        "second data chunk",
                        wav().fmt(1, 2, 48_000, 16).data(FOUR_SAMPLES).data(FOUR_SAMPLES)),
                Arguments.of(
                        "garbage behind",
                        wav().riffSize(0)
                                .fmt(1, 2, 48_000, 16)
                                .data(FOUR_SAMPLES)
                                .raw(new byte[100])),
                Arguments.of(
                        "RF64",
                        wav().container("RF64")
                                .riffSize(-1)
                                .ds64(80, 8)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, FOUR_SAMPLES)),
                Arguments.of(
                        "BW64 with metadata behind",
                        wav().container("BW64")
                                .riffSize(-1)
                                .ds64(100, 8)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, FOUR_SAMPLES)
                                .chunk("axml", new byte[12])),
                Arguments.of(
                        "RF64 with a size in the data chunk",
                        wav().container("RF64")
                                .riffSize(-1)
                                .ds64(80, 0)
                                .fmt(1, 2, 48_000, 16)
                                .data(FOUR_SAMPLES)),
                Arguments.of(
                        "RF64 from a pipe",
                        wav().container("RF64")
                                .riffSize(-1)
                                .ds64(0, 0)
                                .fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, FOUR_SAMPLES)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void everyLegalAndEveryForgivableOrderOfChunksGivesTheSameSamples(String what, WavBytes file) throws IOException {
        assertThat(Reading.samples(file.bytes())).containsExactly(FOUR_VALUES);
        assertThat(Reading.file(file.bytes()).frames()).hasValue(2);
        assertThat(Reading.all(Reading.stream(file.bytes()), 64).toInterleaved())
                .containsExactly(FOUR_VALUES);
    }

    @Test
    void sizeThatSoxPipesIsRoundedToWholeFrames() throws IOException {
        // 0x7FFFF000 is no multiple of the 6 bytes of a frame; SoX 14.4.2 then writes 4 less.
        byte[] file = wav().riffSize(-1)
                .fmt(1, 2, 48_000, 24)
                .chunk("data", 0x7FFFF000 - 4, new byte[12])
                .bytes();

        assertThat(Reading.all(Reading.stream(file), 64).frames()).isEqualTo(2);
        assertThat(Reading.file(file).frames()).hasValue(2);
    }

    @Test
    void missingPadByteAtTheEndIsForgiven() throws IOException {
        byte[] file = wav().fmt(1, 1, 8000, 8)
                .chunk("data", 3, new byte[] {0, (byte) 128, (byte) 192})
                .bytes();

        assertThat(Reading.samples(file)).containsExactly(-1.0f, 0.0f, 0.5f);
        assertThat(Reading.all(Reading.stream(file), 2).toInterleaved()).containsExactly(-1.0f, 0.0f, 0.5f);
    }

    @Test
    void whatWasForgivenIsNoted() throws IOException {
        assertThat(Reading.file(WavBytes.pcm16(1, 1, 2)).notes()).isEmpty();
        assertThat(Reading.file(wav().fmt(1, 2, 48_000, 16)
                                .chunk("data", 11, new byte[12])
                                .bytes())
                        .notes())
                .singleElement()
                .asString()
                .contains("inside a frame", "3 bytes");
        assertThat(Reading.stream(wav().fmt(1, 2, 48_000, 16)
                                .chunk("data", -1, new byte[12])
                                .bytes())
                        .notes())
                .singleElement()
                .asString()
                .contains("does not say its size");
        assertThat(Reading.file(wav().riffSize(0)
                                .fmt(1, 2, 48_000, 16)
                                .data(new byte[12])
                                .bytes())
                        .notes())
                .singleElement()
                .asString()
                .contains("size of the whole file");
    }

    @Test
    void streamOfOpenLengthDoesNotPretendToKnowIt() throws IOException {
        byte[] open =
                wav().fmt(1, 1, 48_000, 16).chunk("data", -1, FOUR_SAMPLES).bytes();

        assertThat(Reading.stream(open).frames()).isEmpty();
        assertThat(Reading.file(open).frames()).hasValue(4);
    }

    @Test
    void containerIsNamed() throws IOException {
        assertThat(Reading.file(WavBytes.pcm16(1, 1)).container()).isEqualTo("WAV");
        WavBytes file =
                wav().container("BW64").ds64(80, 8).fmt(1, 2, 48_000, 16).chunk("data", -1, FOUR_SAMPLES);
        assertThat(Reading.file(file.bytes()).container()).isEqualTo("BW64");
        assertThat(Reading.file(WavBytes.pcm16(1, 1)).name()).isEqualTo(Reading.NAME);
    }

    @Test
    void nonFiniteSamplesAreCountedAndBecomeZero() throws IOException {
        byte[] floats = le(16).putFloat(Float.NaN)
                .putFloat(0.5f)
                .putFloat(Float.NEGATIVE_INFINITY)
                .putFloat(Float.MAX_VALUE)
                .array();
        // 1e300 is finite as a double and infinite as a float.
        byte[] doubles =
                le(24).putDouble(Double.NaN).putDouble(0.5).putDouble(1e300).array();

        try (AudioReader reader =
                Reading.file(wav().fmt(3, 1, 8000, 32).data(floats).bytes())) {
            assertThat(reader.nonFiniteSamples()).isZero();
            assertThat(Reading.all(reader, 3).toInterleaved()).containsExactly(0.0f, 0.5f, 0.0f, Float.MAX_VALUE);
            assertThat(reader.nonFiniteSamples()).isEqualTo(2);
        }
        try (AudioReader reader =
                Reading.file(wav().fmt(3, 1, 8000, 64).data(doubles).bytes())) {
            assertThat(Reading.all(reader, 3).toInterleaved()).containsExactly(0.0f, 0.5f, 0.0f);
            assertThat(reader.nonFiniteSamples()).isEqualTo(2);
        }
    }

    // 65,536 bytes are one buffer of the reader; the file has a good two, and frames of 6 bytes do not divide them.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_922, 10_923, 30_000})
    void bitsDoNotDependOnTheBlockSize(int blockFrames) throws IOException {
        byte[] data = new byte[6 * 23_456];
        new Random(1).nextBytes(data);
        byte[] file = wav().fmt(1, 2, 48_000, 24).data(data).bytes();
        float[] expected = new float[2 * 23_456];
        for (int i = 0; i < expected.length; i++) {
            int sample = data[3 * i + 2] * 65_536 + (data[3 * i + 1] & 0xFF) * 256 + (data[3 * i] & 0xFF);
            expected[i] = (float) (sample / 8_388_608.0);
        }

        assertThat(Reading.all(Reading.file(file), blockFrames).toInterleaved()).isEqualTo(expected);
        assertThat(Reading.all(Reading.stream(file), blockFrames).toInterleaved())
                .isEqualTo(expected);
    }

    @Test
    void streamThatTricklesGivesTheSameBits() throws IOException {
        byte[] file = WavBytes.pcm16(2, 1, 2, 3, 4, 5, 6, 7, 8);
        InputStream trickle = new FilterInputStream(new ByteArrayInputStream(file)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(1, length));
            }
        };

        assertThat(Reading.all(AudioFiles.open(trickle, "pipe"), 64).toInterleaved())
                .isEqualTo(Reading.samples(file));
    }

    @Test
    void blockIsFilledWhollyThenPartlyThenMinusOne() throws IOException {
        try (AudioReader reader = Reading.file(WavBytes.pcm16(1, 1, 2, 3))) {
            AudioBlock block = AudioBlock.allocate(1, 2);
            assertThat(reader.read(AudioBlock.allocate(1, 0))).isZero();
            assertThat(reader.read(block)).isEqualTo(2);
            assertThat(reader.read(block)).isEqualTo(1);
            assertThat(reader.read(block)).isEqualTo(-1);
            assertThat(reader.read(block)).isEqualTo(-1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> reader.read(AudioBlock.allocate(2, 2)))
                    .withMessage("block must have 1 channels, but had 2");
        }
    }

    @Test
    void closedReaderReadsNoMore() throws IOException {
        AudioReader reader = Reading.file(WavBytes.pcm16(1, 1, 2, 3));
        reader.close();

        assertThatThrownBy(() -> reader.read(AudioBlock.allocate(1, 2)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void failedOpeningClosesTheStream() {
        boolean[] closed = {false};
        InputStream stream = new ByteArrayInputStream(ascii("no audio at all")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThatThrownBy(() -> AudioFiles.open(stream, "x")).isInstanceOf(AudioFormatException.class);
        assertThat(closed[0]).isTrue();
    }

    @Test
    void layoutFollowsTheMaskWhereThereIsOneAndTheCountElsewhere() throws IOException {
        byte[] plain = wav().fmt(1, 6, 48_000, 16).data(new byte[12]).bytes();
        byte[] masked =
                wav().extensible(1, 3, 48_000, 16, 16, 0xB).data(new byte[6]).bytes();

        assertThat(Reading.file(plain).spec().layout()).isEqualTo(ChannelLayout.SURROUND_5_1);
        assertThat(Reading.file(masked).spec().layout()).isEqualTo(ChannelLayout.STEREO_LFE);
    }
}
