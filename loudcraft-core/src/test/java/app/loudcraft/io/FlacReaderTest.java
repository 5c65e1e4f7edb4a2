package app.loudcraft.io;

import static app.loudcraft.io.FlacBytes.LEFT_SIDE;
import static app.loudcraft.io.FlacBytes.MID_SIDE;
import static app.loudcraft.io.FlacBytes.SIDE_RIGHT;
import static app.loudcraft.io.FlacCoding.Residual.ESCAPE;
import static app.loudcraft.io.FlacCoding.Residual.rice;
import static app.loudcraft.io.FlacCoding.Residual.rice2;
import static app.loudcraft.io.FlacCoding.constant;
import static app.loudcraft.io.FlacCoding.fixed;
import static app.loudcraft.io.FlacCoding.linear;
import static app.loudcraft.io.FlacCoding.verbatim;
import static app.loudcraft.io.FlacCoding.wasted;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacReaderTest {

    // Not a power of two, so that headers carry it as it is; four partitions fit.
    private static final int FRAMES = 100;

    static Stream<Arguments> codings() {
        int[] order32 = new Random(7).ints(32, -60, 60).toArray();
        return Stream.of(
                Arguments.of("constant", constant(), new int[FRAMES]),
                Arguments.of("constant below zero", constant(), filled(-32_768)),
                Arguments.of("verbatim", verbatim(), walk(1, 16)),
                Arguments.of("fixed 0", fixed(0, rice(12)), walk(2, 16)),
                Arguments.of("fixed 1", fixed(1, rice(7)), walk(3, 16)),
                Arguments.of("fixed 2", fixed(2, rice(7)), walk(4, 16)),
                Arguments.of("fixed 3", fixed(3, rice(8)), walk(5, 16)),
                Arguments.of("fixed 4", fixed(4, rice(9)), walk(6, 16)),
                Arguments.of("linear 1", linear(5, 3, rice(7), 8), walk(7, 16)),
                Arguments.of("linear 2", linear(12, 10, rice(7), 1900, -900), walk(8, 16)),
                Arguments.of("linear 32", linear(7, 6, rice(10), order32), walk(9, 16)),
                Arguments.of("linear in long", linear(15, 13, rice(7), 16_000, -7_900), walk(10, 16)),
                Arguments.of("linear without shift", linear(3, 0, rice(8), 2, -1), walk(11, 16)),
                Arguments.of("partitions", fixed(2, rice(7, 6, 8, 5)), walk(12, 16)),
                Arguments.of("rice 2", fixed(2, rice2(7, 16, 30, 0)), walk(13, 16)),
                Arguments.of("long unary", fixed(0, rice(0)), walk(14, 16)),
                Arguments.of("escape", fixed(1, rice(ESCAPE, 7, ESCAPE, 7)), walk(15, 16)),
                Arguments.of("escape in rice 2", fixed(1, rice2(ESCAPE, ESCAPE)), walk(16, 16)),
                Arguments.of("escape of zeros", fixed(1, rice(ESCAPE)), filled(17)),
                Arguments.of("wasted 1", wasted(1, verbatim()), shifted(walk(17, 15), 1)),
                Arguments.of("wasted 5", wasted(5, fixed(2, rice(5))), shifted(walk(18, 11), 5)),
                Arguments.of("wasted in linear", wasted(3, linear(5, 3, rice(5), 8)), shifted(walk(19, 13), 3)),
                Arguments.of("wasted 15", wasted(15, constant()), filled(-32_768)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codings")
    void everyFormOfSubframeGivesItsSamples(String name, FlacCoding coding, int[] samples) throws IOException {
        int[][] mono = {samples};
        byte[] file = new FlacBytes(44_100, 1, 16)
                .frame(mono, coding)
                .frame(mono, coding)
                .bytes();

        float[] once = floats(mono, 16);
        assertThat(Reading.samples(file)).isEqualTo(concat(once, once));
        assertThat(Reading.all(Reading.stream(file), 7).toInterleaved()).isEqualTo(concat(once, once));
    }

    @ParameterizedTest
    @CsvSource({"8, 4", "8, 16", "8, 24", "8, 31", "8, 32", "9, 16", "9, 24", "9, 32", "10, 16", "10, 24", "10, 32"})
    void differencesOfTwoChannelsAreTurnedBack(int channelCode, int bits) throws IOException {
        int full = Integer.MAX_VALUE >> 32 - bits;
        int[][] apart = {filled(full), filled(-full - 1)};
        int[][] stereo = {walk(1, bits), walk(2, bits)};
        FlacCoding[] all = {
            verbatim(),
            fixed(0, rice2(ESCAPE)),
            fixed(1, rice2(Math.max(0, bits - 8))),
            linear(5, 3, rice2(Math.max(0, bits - 8)), 8)
        };
        FlacBytes file = new FlacBytes(44_100, 2, bits).frame(channelCode, apart, constant());
        float[] expected = floats(apart, bits);
        for (FlacCoding coding : all) {
            // A residual of order 0 is the sample itself, which must fit into 31 bits here.
            int[][] samples =
                    coding == all[1] ? new int[][] {walk(3, Math.min(bits, 30)), walk(4, Math.min(bits, 30))} : stereo;
            file.frame(channelCode, samples, coding);
            expected = concat(expected, floats(samples, bits));
        }

        assertThat(Reading.samples(file.bytes())).isEqualTo(expected);
    }

    // Orders up to 12 have loops of their own, which must also keep within the shortest frames.
    @Test
    void aFrameThatIsMissingIsNotedWhereNothingElseTells() throws IOException {
        int[][] frame = {{1, 2, 3, 4}};
        byte[][] files = new byte[4][];
        FlacBytes out = new FlacBytes(48_000, 1, 16).unknownTotal().md5(new byte[16]);
        for (int k = 0; k < files.length; k++) {
            files[k] = out.frame(frame, FlacCoding.verbatim()).bytes();
        }
        byte[] whole = files[3];
        byte[] cut = ByteBuffer.allocate(whole.length - files[2].length + files[1].length)
                .put(whole, 0, files[1].length)
                .put(whole, files[2].length, whole.length - files[2].length)
                .array();

        AudioReader reader = Reading.file(whole);
        assertThat(Reading.all(reader, 3).frames()).isEqualTo(16);
        assertThat(reader.notes()).isEmpty();
        reader = Reading.file(cut);
        assertThat(Reading.all(reader, 3).frames()).isEqualTo(12);
        assertThat(reader.notes())
                .containsExactly("the FLAC frames are not numbered without a gap, so audio may be missing");
    }

    @Test
    void everyOrderOfPredictionIsRightInFramesOfEveryLength() throws IOException {
        for (int order = 1; order <= 32; order++) {
            int[] coefficients = new Random(order).ints(order, -500, 500).toArray();
            FlacBytes file = new FlacBytes(48_000, 1, 24).variable();
            float[] expected = {};
            for (int length : new int[] {order, order + 1, order + 7, 100}) {
                int[][] mono = {Arrays.copyOf(walk(order, 24), length)};
                file.frame(mono, linear(10, 9, rice2(19), coefficients));
                expected = concat(expected, floats(mono, 24));
            }

            assertThat(Reading.samples(file.bytes())).as("order %d", order).isEqualTo(expected);
        }
    }

    @Test
    void wideSideChannelMayBePredictedByEveryOrderAndWasteBits() throws IOException {
        int[] high = Arrays.stream(walk(5, 20))
                .map(x -> Integer.MAX_VALUE - 0xF_FFFF + x & -8)
                .toArray();
        int[] low = Arrays.stream(walk(6, 20))
                .map(x -> Integer.MIN_VALUE + 0xF_FFFF + x & -8)
                .toArray();
        int[][] stereo = {high, low};
        FlacBytes file = new FlacBytes(96_000, 2, 32);
        float[] expected = {};
        for (int order = 1; order <= 4; order++) {
            file.frame(MID_SIDE, stereo, wasted(2, fixed(order, rice2(24))));
            expected = concat(expected, floats(stereo, 32));
        }

        assertThat(Reading.samples(file.bytes())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7, 8, 9, 12, 15, 16, 17, 20, 23, 24, 25, 31, 32})
    void everyDepthIsScaledToFullScale(int bits) throws IOException {
        int full = Integer.MAX_VALUE >> 32 - bits;
        int[][] mono = {{full, -full - 1, 0, 1, -1, full / 3}};
        AudioReader reader = Reading.file(
                new FlacBytes(48_000, 1, bits).frame(mono, verbatim()).bytes());

        assertThat(reader.spec().format())
                .isEqualTo(
                        bits <= 8
                                ? SampleFormat.PCM_8
                                : bits <= 16
                                        ? SampleFormat.PCM_16
                                        : bits <= 24 ? SampleFormat.PCM_24 : SampleFormat.PCM_32);
        assertThat(Reading.all(reader, 4).toInterleaved()).isEqualTo(floats(mono, bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void channelsHaveThePlacesOfTheSpecification(int channels) throws IOException {
        int[][] samples =
                IntStream.range(0, channels).mapToObj(c -> walk(c, 16)).toArray(int[][]::new);
        AudioReader reader = Reading.file(new FlacBytes(48_000, channels, 16)
                .frame(samples, fixed(2, rice(8)))
                .bytes());

        ChannelLayout[] layouts = {
            ChannelLayout.MONO,
            ChannelLayout.STEREO,
            ChannelLayout.SURROUND_3_0,
            ChannelLayout.QUAD,
            ChannelLayout.SURROUND_5_0,
            ChannelLayout.SURROUND_5_1,
            ChannelLayout.SURROUND_6_1,
            ChannelLayout.SURROUND_7_1
        };
        assertThat(reader.spec().layout()).isEqualTo(layouts[channels - 1]);
        assertThat(Reading.all(reader, 13).toInterleaved()).isEqualTo(floats(samples, 16));
    }

    @Test
    void framesMayHaveEveryNumberOfSamples() throws IOException {
        FlacBytes file = new FlacBytes(48_000, 1, 16).variable().unknownTotal();
        float[] expected = {};
        for (int frames : new int[] {
            192, 576, 1152, 2304, 4608, 256, 512, 1024, 2048, 4096, 8192, 16_384, 32_768, 1, 2, 16, 255, 257, 65_535, 3
        }) {
            int[][] mono = {new Random(frames).ints(frames, -9, 9).toArray()};
            file.frame(mono, frames < 4 ? verbatim() : fixed(0, rice(3)));
            expected = concat(expected, floats(mono, 16));
        }
        AudioReader reader = Reading.file(file.bytes());

        assertThat(reader.frames()).isEmpty();
        assertThat(Reading.all(reader, 1000).toInterleaved()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "88200, 1, -1, -1", "176400, 2, -1, -1", "192000, 3, -1, -1", "8000, 4, -1, -1", "16000, 5, -1, -1",
        "22050, 6, -1, -1", "24000, 7, -1, -1", "32000, 8, -1, -1", "44100, 9, -1, -1", "48000, 10, -1, -1",
        "96000, 11, -1, -1", "37000, 12, 37, -1", "11025, 13, 43, 17", "384000, 14, 150, 0"
    })
    void framesMayRepeatTheRateInEveryForm(int rateHz, int code, int first, int second) throws IOException {
        int[] following = IntStream.of(first, second).filter(b -> b >= 0).toArray();
        int[][] mono = {walk(1, 16)};
        AudioReader reader = Reading.file(new FlacBytes(rateHz, 1, 16)
                .rateCode(code, following)
                .frame(mono, verbatim())
                .bytes());

        assertThat(reader.spec().sampleRateHz()).isEqualTo(rateHz);
        assertThat(Reading.all(reader, 64).toInterleaved()).isEqualTo(floats(mono, 16));
    }

    @Test
    void manyFramesAreNumberedInSeveralBytesAndCrossTheBuffer() throws IOException {
        FlacBytes file = new FlacBytes(48_000, 1, 24);
        float[] expected = new float[2_500 * FRAMES];
        for (int k = 0; k < 2_500; k++) {
            int[][] mono = {walk(k, 24)};
            file.frame(mono, k % 3 == 0 ? verbatim() : fixed(1, rice(12, k % 14)));
            System.arraycopy(floats(mono, 24), 0, expected, k * FRAMES, FRAMES);
        }

        assertThat(Reading.samples(file.bytes())).isEqualTo(expected);
        assertThat(Reading.all(Reading.stream(file.bytes()), 977).toInterleaved())
                .isEqualTo(expected);
    }

    // Puts the longest headers that are easily made wherever the buffer of 64 KiB may end in them.
    @Test
    void headersMayStandAcrossTheEndOfTheBuffer() throws IOException {
        for (int left = 0; left < 40; left++) {
            int[][] first = {new int[(1 << 16) - left - 13]};
            int[][] second = {new Random(left).ints(300, -128, 128).toArray()};
            byte[] file = new FlacBytes(48_000, 1, 8)
                    .rateCode(14, 4_800 >> 8, 4_800 & 0xFF)
                    .variable()
                    .frame(first, verbatim())
                    .frame(second, verbatim())
                    .bytes();

            assertThat(Reading.samples(file)).as("%d bytes left", left).endsWith(floats(second, 8));
        }
    }

    @Test
    void fileMayBeginWithAnId3Tag() throws IOException {
        byte[] tag = new byte[10 + 300];
        System.arraycopy(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 44}, 0, tag, 0, 10);
        byte[] file = join(tag, FlacBytes.mono16(1, 2, 3));

        assertThat(Reading.samples(file)).isEqualTo(floats(new int[][] {{1, 2, 3}}, 16));
        assertThat(Reading.all(Reading.stream(file), 2).toInterleaved()).isEqualTo(floats(new int[][] {{1, 2, 3}}, 16));
    }

    @Test
    void whatStandsBehindTheLastFrameIsNotLookedAt() throws IOException {
        byte[] file = join(FlacBytes.mono16(1, 2, 3), WavBytes.ascii("anything"));

        assertThat(Reading.samples(file)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TAG and so on", "APETAGEX and so on"})
    void tagBehindAudioOfUnknownLengthEndsIt(String tag) throws IOException {
        byte[] audio = new FlacBytes(48_000, 1, 16)
                .frame(new int[][] {walk(1, 16)}, verbatim())
                .unknownTotal()
                .bytes();

        assertThat(Reading.samples(join(audio, WavBytes.ascii(tag)))).hasSize(FRAMES);
    }

    @Test
    void unknownMd5IsNotChecked() throws IOException {
        byte[] file = new FlacBytes(48_000, 1, 16)
                .md5(new byte[16])
                .frame(new int[][] {walk(1, 16)}, verbatim())
                .bytes();

        assertThat(Reading.samples(file)).hasSize(FRAMES);
    }

    @Test
    void readerTellsWhatItReads() throws IOException {
        AudioReader reader = Reading.file(FlacBytes.mono16(1, 2, 3));

        assertThat(reader.container()).isEqualTo("FLAC");
        assertThat(reader.name()).isEqualTo("mix.wav");
        assertThat(reader.frames()).hasValue(3);
        assertThat(reader.nonFiniteSamples()).isZero();
        assertThat(reader.read(AudioBlock.allocate(1, 0))).isZero();
        assertThat(reader.read(AudioBlock.allocate(1, 8))).isEqualTo(3);
        assertThat(reader.read(AudioBlock.allocate(1, 8))).isEqualTo(-1);
    }

    @Test
    void steadyReadingAllocatesNothing() throws IOException {
        FlacBytes file = new FlacBytes(48_000, 2, 24);
        for (int k = 0; k < 2_000; k++) {
            int[][] stereo = {walk(k, 24), walk(-k, 24)};
            file.frame(k % 2 == 0 ? LEFT_SIDE : SIDE_RIGHT, stereo, linear(12, 10, rice(14), 1900, -900));
        }
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        AudioBlock block = AudioBlock.allocate(2, 64);
        // The file's bytes as a channel allocate a view for each read of 64 KiB.
        AudioReader reader = Reading.file(file.bytes());
        for (int k = 0; k < 500; k++) {
            reader.read(block);
        }
        long before = thread.getCurrentThreadAllocatedBytes();
        for (int k = 0; k < 2_000; k++) {
            reader.read(block);
        }

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4_096);
    }

    static int[] walk(long seed, int bits) {
        Random random = new Random(seed);
        int full = Integer.MAX_VALUE >> 32 - bits;
        int step = Math.max(1, full / 256);
        int[] walk = new int[FRAMES];
        long at = random.nextInt(full) - full / 2;
        for (int i = 0; i < FRAMES; i++) {
            at = Math.max(-full - 1L, Math.min(full, at + random.nextInt(2 * step + 1) - step));
            walk[i] = (int) at;
        }
        return walk;
    }

    private static int[] filled(int value) {
        int[] filled = new int[FRAMES];
        Arrays.fill(filled, value);
        return filled;
    }

    private static int[] shifted(int[] samples, int bits) {
        return Arrays.stream(samples).map(x -> x << bits).toArray();
    }

    static float[] floats(int[][] planar, int bits) {
        float[] interleaved = new float[planar.length * planar[0].length];
        for (int i = 0; i < interleaved.length; i++) {
            interleaved[i] = (float) (planar[i % planar.length][i / planar.length] / Math.pow(2, bits - 1));
        }
        return interleaved;
    }

    static float[] concat(float[] first, float[] second) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
