package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.internal.flac.FlacStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the encoder makes must come back bit by bit from the decoder, which is tested by itself. */
class FlacRoundTripTest {

    // Around the lengths of blocks, and short of every predictor's order.
    private static final int[] LENGTHS = {1, 2, 5, 13, 33, 1_151, 1_152, 4_095, 4_096, 4_097, 8_200};

    static IntStream depths() {
        return IntStream.rangeClosed(4, 32);
    }

    @ParameterizedTest
    @MethodSource("depths")
    void everyDepthComesBackFromEveryNumberOfChannels(int bits) throws IOException {
        IntegerSignal[] signals = IntegerSignal.values();
        for (int channels = 1; channels <= 8; channels++) {
            IntegerSignal signal = signals[(bits + 3 * channels) % signals.length];
            int frames = LENGTHS[(bits + channels) % LENGTHS.length];
            int level = (bits + 5 * channels) % 9;
            int[][] samples = signal.samples(bits, bits, channels, frames);

            assertThat(FlacFiles.decode(FlacFiles.encode(bits, level, samples)))
                    .as("%s, %d channels, level %d", signal, channels, level)
                    .isDeepEqualTo(samples);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everySignalComesBackFromEveryLevel(IntegerSignal signal) throws IOException {
        for (int level = 0; level <= 8; level++) {
            for (int bits : new int[] {8, 16, 24, 32}) {
                int frames = LENGTHS[(level + bits / 8) % LENGTHS.length];
                int[][] samples = signal.samples(level, bits, 2, frames);

                assertThat(FlacFiles.decode(FlacFiles.encode(bits, level, samples)))
                        .as("level %d, %d bits, %d frames", level, bits, frames)
                        .isDeepEqualTo(samples);
            }
        }
    }

    // The side channel has a bit more than an int where left and right are opposite at full scale of 32 bits.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 8})
    void relatedChannelsComeBackAtEveryDepth(int level) throws IOException {
        for (int bits : new int[] {4, 16, 24, 31, 32}) {
            for (int relation = 0; relation < 5; relation++) {
                int[][] samples = related(relation, bits);

                assertThat(FlacFiles.decode(FlacFiles.encode(bits, level, samples)))
                        .as("%d bits, relation %d", bits, relation)
                        .isDeepEqualTo(samples);
            }
        }
    }

    private static int[][] related(int relation, int bits) {
        int[] left = IntegerSignal.NOISY_SINE.samples(relation, bits, 1, 4_700)[0];
        int[] right = Arrays.stream(left)
                .map(x -> switch (relation) {
                    case 0 -> x;
                    case 1 -> ~x;
                    case 2 -> x >> 1;
                    case 3 -> x ^ 1;
                    default -> ~x << 2 >> 2;
                })
                .toArray();
        return new int[][] {
            left, relation == 4 ? Arrays.stream(left).map(x -> x & -8).toArray() : right
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25})
    void whateverIsPiecedTogetherComesBack(long seed) throws IOException {
        Random random = new Random(seed);
        int bits = 4 + random.nextInt(29);
        int channels = 1 + random.nextInt(3);
        int level = random.nextInt(9);
        int[][] samples = pieced(random, bits, channels, 1 + random.nextInt(10_000));

        byte[] file = FlacFiles.encode(bits, level, samples);

        assertThat(FlacFiles.decode(file)).isDeepEqualTo(samples);
        assertThat(FlacFiles.encode(bits, level, samples)).isEqualTo(file);
    }

    private static int[][] pieced(Random random, int bits, int channels, int frames) {
        IntegerSignal[] signals = IntegerSignal.values();
        int[][] samples = new int[channels][frames];
        for (int[] channel : samples) {
            for (int from = 0; from < frames; ) {
                int count = Math.min(frames - from, 1 + random.nextInt(3_000));
                IntegerSignal signal = signals[random.nextInt(signals.length)];
                int shift = random.nextInt(bits);
                int[] piece = signal.samples(random.nextLong(), bits, 1, count)[0];
                for (int i = 0; i < count; i++) {
                    channel[from + i] = piece[i] >> shift;
                }
                from += count;
            }
        }
        return samples;
    }

    @ParameterizedTest
    @EnumSource
    void noFrameIsLongerThanItsSamplesAndWhatStandsAroundThem(IntegerSignal signal) {
        for (int level : new int[] {0, 1, 2, 4, 5, 8}) {
            for (int bits : new int[] {4, 8, 15, 16, 24, 32}) {
                for (int channels : new int[] {1, 2, 3}) {
                    for (int frames : new int[] {1, 17, 1_152}) {
                        int[][] samples = signal.samples(frames, bits, channels, frames);
                        // A header of 16 bytes at most, its CRC and that of the frame; and a byte for each channel.
                        int most = 16 + 1 + 2 + channels + (frames * channels * bits + 7) / 8;

                        FlacStream stream = new FlacStream(channels, bits, 44_100, level, List.of());
                        assertThat(FlacFiles.frames(stream, samples).get(0).length)
                                .as("level %d, %d bits, %d channels, %d frames", level, bits, channels, frames)
                                .isLessThanOrEqualTo(most);
                    }
                }
            }
        }
    }

    // Rice codes take a bit for every 0: 256 bytes for half a block.
    @Test
    void silenceBesideNoiseTakesNoBitsForItsSamples() throws IOException {
        int[][] samples = IntegerSignal.SILENCE_THEN_NOISE.samples(3, 16, 1, 4_096);

        byte[] frame = FlacFiles.frames(new FlacStream(1, 16, 48_000, 5, List.of()), samples)
                .get(0);

        assertThat(frame.length).isLessThan(2_048 * 2 + 100);
        assertThat(FlacFiles.decode(FlacFiles.encode(16, 5, samples))).isDeepEqualTo(samples);
    }

    @Test
    void silenceAndWasteTakeNextToNothing() {
        byte[] silent = FlacFiles.encode(24, 5, IntegerSignal.SILENCE.samples(1, 24, 2, 48_000));
        byte[] nothing = FlacFiles.encode(24, 5, new int[2][1]);
        assertThat(silent.length - nothing.length).isLessThan(12 * 20);

        int[][] narrow = IntegerSignal.NOISE.samples(1, 16, 2, 8_192);
        int[][] padded = Arrays.stream(narrow)
                .map(channel -> Arrays.stream(channel).map(x -> x << 8).toArray())
                .toArray(int[][]::new);
        // Eight zeros for each channel of two frames.
        assertThat(FlacFiles.encode(24, 5, padded).length - FlacFiles.encode(16, 5, narrow).length)
                .isBetween(0, 2 * 2 + 2);
    }

    @Test
    void everyRateIsSaidInTheFrames() throws IOException {
        int[][] samples = IntegerSignal.SINE.samples(1, 16, 1, 100);
        for (int rate : new int[] {
            8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 50_000, 65_535, 65_536, 88_200,
            96_000, 96_010, 176_400, 192_000, 255_000, 352_800, 384_000
        }) {
            byte[] file = FlacFiles.encode(rate, 16, 5, samples);

            assertThat(Reading.file(file).spec().sampleRateHz()).isEqualTo(rate);
            assertThat(FlacFiles.decode(file)).isDeepEqualTo(samples);
        }
    }

    // Past 2,047 the number of a frame takes three bytes.
    @Test
    void framesAreNumberedOn() throws IOException {
        int[][] samples = IntegerSignal.SILENCE.samples(1, 8, 1, 1_152 * 2_100);
        AudioReader reader = Reading.file(FlacFiles.encode(8, 0, samples));

        assertThat(reader.skip(1_152 * 2_099)).isEqualTo(1_152 * 2_099);
        assertThat(Reading.all(reader, 64).frames()).isEqualTo(1_152);
    }
}
