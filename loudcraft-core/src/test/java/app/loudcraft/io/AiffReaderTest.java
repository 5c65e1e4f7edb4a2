package app.loudcraft.io;

import static app.loudcraft.io.AiffBytes.aifc;
import static app.loudcraft.io.AiffBytes.aiff;
import static app.loudcraft.io.AiffBytes.ascii;
import static app.loudcraft.io.AiffBytes.be16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Tag;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AiffReaderTest {

    private static final byte[] FOUR_SAMPLES = be16(16384, -16384, 8192, -32768);
    private static final float[] FOUR_VALUES = {0.5f, -0.5f, 0.25f, -1.0f};

    // Minus full scale and a half, left-justified, so that one layout of bytes serves all sizes of a container.
    private static final byte[] IN_8 = {(byte) 0x80, 0x40};
    private static final byte[] IN_16 = {(byte) 0x80, 0, 0x40, 0};
    private static final byte[] IN_24 = {(byte) 0x80, 0, 0, 0x40, 0, 0};
    private static final byte[] IN_32 = {(byte) 0x80, 0, 0, 0, 0x40, 0, 0, 0};
    private static final byte[] FLOATS =
            ByteBuffer.allocate(8).putFloat(-1.0f).putFloat(0.5f).array();
    private static final byte[] DOUBLES =
            ByteBuffer.allocate(16).putDouble(-1.0).putDouble(0.5).array();

    static Stream<Arguments> formats() {
        return Stream.of(
                plain(1, IN_8, SampleFormat.PCM_8),
                plain(7, IN_8, SampleFormat.PCM_8),
                plain(8, IN_8, SampleFormat.PCM_8),
                plain(9, IN_16, SampleFormat.PCM_16),
                plain(12, IN_16, SampleFormat.PCM_16),
                plain(16, IN_16, SampleFormat.PCM_16),
                plain(17, IN_24, SampleFormat.PCM_24),
                plain(20, IN_24, SampleFormat.PCM_24),
                plain(24, IN_24, SampleFormat.PCM_24),
                plain(25, IN_32, SampleFormat.PCM_32),
                plain(32, IN_32, SampleFormat.PCM_32),
                typed("NONE", 8, IN_8, SampleFormat.PCM_8),
                typed("NONE", 24, IN_24, SampleFormat.PCM_24),
                typed("twos", 16, IN_16, SampleFormat.PCM_16),
                typed("sowt", 8, IN_8, SampleFormat.PCM_8),
                typed("sowt", 16, new byte[] {0, (byte) 0x80, 0, 0x40}, SampleFormat.PCM_16),
                typed("sowt", 24, new byte[] {0, 0, (byte) 0x80, 0, 0, 0x40}, SampleFormat.PCM_24),
                typed("sowt", 32, new byte[] {0, 0, 0, (byte) 0x80, 0, 0, 0, 0x40}, SampleFormat.PCM_32),
                typed("in24", 24, IN_24, SampleFormat.PCM_24),
                typed("in32", 32, IN_32, SampleFormat.PCM_32),
                typed("fl32", 32, FLOATS, SampleFormat.FLOAT_32),
                // QuickTime says 16 bits whatever the type; the type decides.
                typed("FL32", 16, FLOATS, SampleFormat.FLOAT_32),
                typed("fl64", 64, DOUBLES, SampleFormat.FLOAT_64),
                typed("FL64", 64, DOUBLES, SampleFormat.FLOAT_64));
    }

    private static Arguments plain(int bits, byte[] data, SampleFormat format) {
        return Arguments.of("AIFF", bits, aiff().comm(1, 2, bits, 8000), data, format);
    }

    private static Arguments typed(String type, int bits, byte[] data, SampleFormat format) {
        return Arguments.of(type, bits, aifc().comm(type, 1, 2, bits, 8000), data, format);
    }

    @ParameterizedTest(name = "{0}, {1} bits")
    @MethodSource("formats")
    void everySampleFormatIsDecodedToFullScaleOne(
            String type, int bits, AiffBytes head, byte[] data, SampleFormat format) throws IOException {
        byte[] file = head.ssnd(data).bytes();

        assertThat(Reading.samples(file)).containsExactly(-1.0f, 0.5f);
        assertThat(Reading.all(Reading.stream(file), 1).toInterleaved()).containsExactly(-1.0f, 0.5f);
        assertThat(Reading.file(file).spec().format()).isEqualTo(format);
        assertThat(Reading.file(file).notes()).isEmpty();
    }

    static Stream<Arguments> orders() {
        byte[] behindOffset =
                ByteBuffer.allocate(13).position(5).put(FOUR_SAMPLES).array();
        return Stream.of(
                order("plain", common().ssnd(FOUR_SAMPLES)),
                order(
                        "odd chunks before and behind",
                        aiff().chunk("NAME", new byte[3])
                                .comm(2, 2, 16, 48_000)
                                .chunk("MARK", new byte[7])
                                .ssnd(FOUR_SAMPLES)
                                .chunk("ANNO", new byte[1])
                                .chunk("ID3 ", new byte[9])),
                order("offset", common().ssnd(5, 0, behindOffset)),
                order("COMM of an odd size", odd().ssnd(FOUR_SAMPLES)),
                order("size of the file 0", common().formSize(0).ssnd(FOUR_SAMPLES)),
                order("size of the file open", common().formSize(-1).ssnd(FOUR_SAMPLES)),
                order("size of the audio open", common().ssndOfSize(-1, FOUR_SAMPLES)),
                order(
                        "sizes as FFmpeg pipes them",
                        aiff().formSize(0).comm(2, 0, 16, 48_000).ssndOfSize(0, FOUR_SAMPLES)),
                order(
                        "sizes as SoX pipes them",
                        aiff().formSize(0x7F000050)
                                .comm(2, 0x1FC00000, 16, 48_000)
                                .ssndOfSize(0x7F000008, FOUR_SAMPLES)),
                order("block-aligned", aligned()),
                order("garbage behind", common().formSize(0).ssnd(FOUR_SAMPLES).raw(new byte[100])),
                order("COMM counts fewer", aiff().comm(2, 2, 16, 48_000).ssnd(new byte[] {
                    0x40, 0, (byte) 0xC0, 0, 0x20, 0, (byte) 0x80, 0, 1, 2, 3, 4
                })),
                order("COMM counts more", aiff().comm(2, 99, 16, 48_000).ssnd(FOUR_SAMPLES)));
    }

    private static Arguments order(String what, AiffBytes file) {
        return Arguments.of(what, file.bytes());
    }

    private static AiffBytes common() {
        return aiff().comm(2, 2, 16, 48_000);
    }

    private static AiffBytes odd() {
        byte[] common = {0, 2, 0, 0, 0, 2, 0, 16, 0x40, 0x0E, (byte) 0xBB, (byte) 0x80, 0, 0, 0, 0, 0, 0, 9};
        return aiff().chunk("COMM", common);
    }

    private static AiffBytes aligned() {
        return common().ssnd(
                        3,
                        16,
                        ByteBuffer.allocate(16).position(3).put(FOUR_SAMPLES).array());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void everyLegalAndEveryForgivableFormGivesTheSameSamples(String what, byte[] file) throws IOException {
        assertThat(Reading.samples(file)).containsExactly(FOUR_VALUES);
        assertThat(Reading.file(file).frames()).hasValue(2);
        assertThat(Reading.all(Reading.stream(file), 64).toInterleaved()).containsExactly(FOUR_VALUES);
    }

    @Test
    void commonChunkBehindTheAudioIsFoundInAFileAndNamedInAStream() throws IOException {
        byte[] file = aiff().chunk("NAME", ascii("Song"))
                .ssnd(FOUR_SAMPLES)
                .chunk("AUTH", ascii("odd"))
                .comm(2, 2, 16, 48_000)
                .chunk("ANNO", ascii("late"))
                .bytes();

        assertThat(Reading.samples(file)).containsExactly(FOUR_VALUES);
        assertThat(Reading.file(file).metadata().tags()).extracting(Tag::value).containsExactly("Song", "odd", "late");
        assertThatThrownBy(() -> Reading.stream(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessage(
                        "mix.wav, byte 24: the SSND chunk stands before the COMM chunk, which can be read from a file,"
                                + " but not from a stream");
    }

    @Test
    void missingPadByteAtTheEndIsForgiven() throws IOException {
        byte[] file = aiff().comm(1, 3, 8, 8000)
                .ssndOfSize(11, new byte[] {(byte) 0x80, 0, 0x40})
                .bytes();

        assertThat(Reading.samples(file)).containsExactly(-1.0f, 0.0f, 0.5f);
        assertThat(Reading.all(Reading.stream(file), 2).toInterleaved()).containsExactly(-1.0f, 0.0f, 0.5f);
    }

    static Stream<Arguments> forgiven() {
        return Stream.of(
                Arguments.of(common().ssndOfSize(-1, FOUR_SAMPLES), "does not say its size"),
                Arguments.of(common().formSize(0).ssnd(FOUR_SAMPLES), "size of the whole file"),
                Arguments.of(
                        aiff().comm(2, 3, 16, 48_000).ssnd(FOUR_SAMPLES), "says 3 frames, but the SSND chunk holds 2"),
                Arguments.of(aiff().comm(2, 1, 16, 48_000).ssnd(FOUR_SAMPLES), "the last 1 are left out"),
                Arguments.of(common().ssnd(new byte[11]), "inside a frame; 3 bytes"),
                Arguments.of(common().ssnd(FOUR_SAMPLES).raw(new byte[8]), "no chunk"));
    }

    @ParameterizedTest
    @MethodSource("forgiven")
    void whatWasForgivenIsNoted(AiffBytes file, String words) throws IOException {
        assertThat(Reading.file(file.bytes()).notes())
                .singleElement()
                .asString()
                .contains(words);
    }

    @Test
    void streamOfOpenLengthDoesNotPretendToKnowIt() throws IOException {
        byte[] open = common().ssndOfSize(-1, FOUR_SAMPLES).bytes();

        assertThat(Reading.stream(open).frames()).isEmpty();
        assertThat(Reading.file(open).frames()).hasValue(2);
    }

    @Test
    void textBecomesTagsAndOtherChunksStayAsTheyAre() throws IOException {
        byte[] file = aiff().chunk("NAME", ascii("Song"))
                .chunk("AUTH", ascii("Someone\0"))
                .chunk("(c) ", ascii("1999"))
                .chunk("ANNO", ascii("one"))
                .chunk("APPL", ascii("stoc"))
                .comm(2, 2, 16, 48_000)
                .ssnd(FOUR_SAMPLES)
                .chunk("ANNO", ascii("two"))
                .chunk("ANNO", new byte[2])
                .bytes();

        AudioMetadata metadata = Reading.file(file).metadata();

        assertThat(metadata.tags())
                .containsExactly(
                        new Tag("TITLE", "Song"),
                        new Tag("ARTIST", "Someone"),
                        new Tag("COPYRIGHT", "1999"),
                        new Tag("COMMENT", "one"),
                        new Tag("COMMENT", "two"));
        assertThat(metadata.chunks()).containsExactly(Chunk.of(Chunk.Family.AIFF, "APPL", ascii("stoc")));
        assertThat(metadata.omitted()).isEmpty();
    }

    @Test
    void metadataThatIsTooLargeOrNotWholeIsListed() throws IOException {
        int size = Limits.DEFAULT.metadataBytes() + 2;
        byte[] large = common().ssnd(FOUR_SAMPLES).chunk("ANNO", new byte[size]).bytes();
        byte[] cut = common().ssnd(FOUR_SAMPLES).chunk("NAME", 99, new byte[5]).bytes();

        assertThat(Reading.file(large).metadata().omitted())
                .containsExactly(new Omission(
                        "chunk 'ANNO'", size, "metadata may have at most " + (size - 2) + " bytes in all"));
        assertThat(Reading.file(cut).metadata().omitted())
                .containsExactly(new Omission("chunk 'NAME'", 99, "the file ends inside it"));
        assertThat(Reading.file(cut).metadata().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"8000", "11025", "44100", "48000", "88200", "96000", "192000", "384000"})
    void everyRateIsReadExactly(int rate) throws IOException {
        assertThat(Reading.file(aiff().comm(1, 1, 16, rate).ssnd(new byte[2]).bytes())
                        .spec()
                        .sampleRateHz())
                .isEqualTo(rate);
    }

    @Test
    void layoutFollowsTheCount() throws IOException {
        assertThat(layout(1)).isEqualTo(ChannelLayout.MONO);
        assertThat(layout(2)).isEqualTo(ChannelLayout.STEREO);
        assertThat(layout(3)).isEqualTo(ChannelLayout.SURROUND_3_0);
        assertThat(layout(4)).isEqualTo(ChannelLayout.QUAD);
        assertThat(layout(6)).isEqualTo(ChannelLayout.SURROUND_5_1);
        assertThat(layout(11)).isEqualTo(ChannelLayout.unspecified(11));
    }

    private static ChannelLayout layout(int channels) throws IOException {
        byte[] file = AiffBytes.pcm16(channels, new int[channels]);
        return Reading.file(file).spec().layout();
    }

    @Test
    void containerIsNamed() throws IOException {
        assertThat(Reading.file(AiffBytes.pcm16(1, 1)).container()).isEqualTo("AIFF");
        assertThat(Reading.file(aifc().comm("NONE", 1, 1, 16, 8000)
                                .ssnd(new byte[2])
                                .bytes())
                        .container())
                .isEqualTo("AIFF-C");
    }

    @Test
    void contentNotNameDecides(@TempDir Path folder) throws IOException {
        Path path = Files.write(folder.resolve("mix.wav"), AiffBytes.pcm16(2, 1, 2, 3, 4));

        assertThat(AudioFiles.read(path).frames()).isEqualTo(2);
        try (AudioReader reader = AudioSource.of(path).open()) {
            assertThat(reader.container()).isEqualTo("AIFF");
        }
    }

    @Test
    void nonFiniteSamplesAreCountedAndBecomeZero() throws IOException {
        byte[] floats = ByteBuffer.allocate(12)
                .putFloat(Float.NaN)
                .putFloat(0.5f)
                .putFloat(1 / 0f)
                .array();
        byte[] file = aifc().comm("fl32", 1, 3, 32, 8000).ssnd(floats).bytes();

        try (AudioReader reader = Reading.file(file)) {
            assertThat(Reading.all(reader, 2).toInterleaved()).containsExactly(0.0f, 0.5f, 0.0f);
            assertThat(reader.nonFiniteSamples()).isEqualTo(2);
        }
    }

    // 65,536 bytes are one buffer of the reader; the file has a good two, and frames of 6 bytes do not divide them.
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_922, 10_923, 30_000})
    void bitsDoNotDependOnTheBlockSize(int blockFrames) throws IOException {
        byte[] data = randomBytes(6 * 23_456);
        byte[] file = aiff().comm(2, 23_456, 24, 48_000).ssnd(data).bytes();
        float[] expected = new float[2 * 23_456];
        for (int i = 0; i < expected.length; i++) {
            int sample = data[3 * i] * 65_536 + (data[3 * i + 1] & 0xFF) * 256 + (data[3 * i + 2] & 0xFF);
            expected[i] = (float) (sample / 8_388_608.0);
        }

        assertThat(Reading.all(Reading.file(file), blockFrames).toInterleaved()).isEqualTo(expected);
        assertThat(Reading.all(Reading.stream(file), blockFrames).toInterleaved())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1_000, 40_000, 49_999, 50_000, 60_000})
    void skippingLeadsWhereReadingDoes(int skipped) throws IOException {
        byte[] file =
                aiff().comm(2, 50_000, 16, 48_000).ssnd(randomBytes(200_000)).bytes();
        AudioBuffer whole = Reading.all(Reading.file(file), 64);
        int passed = Math.min(skipped, 50_000);

        for (AudioReader reader : new AudioReader[] {Reading.file(file), Reading.stream(file)}) {
            assertThat(reader.skip(skipped)).isEqualTo(passed);
            float[] rest = Reading.all(reader, 100).toInterleaved();
            assertThat(rest).isEqualTo(Arrays.copyOfRange(whole.toInterleaved(), 2 * passed, 100_000));
        }
    }

    @Test
    void readingTakesNoMemory() throws IOException {
        byte[] file =
                aiff().comm(2, 200_000, 24, 48_000).ssnd(randomBytes(1_200_000)).bytes();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        AudioBlock block = AudioBlock.allocate(2, 64);
        try (AudioReader reader = Reading.file(file)) {
            for (int i = 0; i < 500; i++) {
                reader.read(block);
            }
            long before = thread.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 2_500; i++) {
                reader.read(block);
            }
            long allocated = thread.getCurrentThreadAllocatedBytes() - before;
            // A refill wraps its buffer once, a few dozen bytes for each 64 KiB.
            assertThat(allocated).isLessThan(4_096);
        }
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
