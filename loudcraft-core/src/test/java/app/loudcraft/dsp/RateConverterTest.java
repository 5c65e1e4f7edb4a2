package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateConverterTest {

    // Ratios of small and of large numbers, up and down, near 1 and far from it.
    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 96000", "96000, 48000", "8000, 44100", "48000, 44101", "44100, 88203"})
    void outputDoesNotDependOnHowTheStreamIsCut(int fromHz, int toHz) {
        AudioBuffer input = Signals.gaussian(1, fromHz, ChannelLayout.unspecified(3), 25_000, -12.0);
        AudioBuffer whole = RateConverter.convert(input, toHz);
        RateConverter converter = new RateConverter(fromHz, toHz, 3);
        Random random = new Random(2);
        for (IntSupplier sizes : new IntSupplier[] {
            () -> 1, () -> 7, () -> 441, () -> 4_096, () -> 25_000, () -> random.nextInt(3_000), () -> random.nextInt(3)
        }) {
            converter.reset();
            AudioBuffer cut = stream(converter, input, toHz, sizes);
            for (int c = 0; c < 3; c++) {
                assertThat(cut.channel(c)).isEqualTo(whole.channel(c));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "48000, 44101"})
    void channelsDoNotKnowOfEachOther(int fromHz, int toHz) {
        AudioBuffer input = Signals.gaussian(1, fromHz, ChannelLayout.unspecified(5), 15_000, -12.0);
        AudioBuffer together = RateConverter.convert(input, toHz);
        for (int c = 0; c < 5; c++) {
            AudioBuffer alone = AudioBuffer.wrap(fromHz, ChannelLayout.MONO, input.channel(c));
            assertThat(together.channel(c))
                    .isEqualTo(RateConverter.convert(alone, toHz).channel(0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 107, 108, 109, 1_000, 10_239, 10_240, 10_241, 48_000})
    void lengthIsThatOfTheInputInSeconds(int frames) {
        for (int toHz : new int[] {8_000, 44_100, 44_101, 48_000, 48_001, 96_000, 384_000}) {
            AudioBuffer input = Signals.gaussian(1, 48_000, ChannelLayout.MONO, frames, -12.0);
            RateConverter converter = new RateConverter(48_000, toHz, 1);
            int length = stream(converter, input, toHz, () -> 1_000).frames();

            assertThat(length).as("to %d Hz", toHz).isEqualTo((int) Math.floor((double) frames * toHz / 48_000 + 0.5));
            assertThat(RateConverter.outputFrames(frames, 48_000, toHz)).isEqualTo(length);
        }
    }

    @Test
    void lengthOfTheLongestStreamIsExact() {
        assertThat(RateConverter.outputFrames(1L << 40, 8_000, 384_000)).isEqualTo(48L << 40);
        assertThat(RateConverter.outputFrames((1L << 40) + 1, 383_999, 384_000)).isEqualTo((1L << 40) + 1 + 2_863_319);
    }

    // Where a frame of the output meets the impulse in time, it is the middle of a mirror image.
    @ParameterizedTest
    @CsvSource({
        "48000, 44100, 160, 147",
        "44100, 48000, 147, 160",
        "96000, 48000, 2, 1",
        "44100, 96000, 147, 320",
        "48000, 44101, 48000, 44101"
    })
    void impulseComesOutSymmetricalAndInTime(int fromHz, int toHz, int inPeriod, int outPeriod) {
        int periods = 1 + 5_000 / inPeriod;
        float[] x = new float[2 * periods * inPeriod];
        x[periods * inPeriod] = 1.0f;
        float[] y = RateConverter.convert(AudioBuffer.wrap(fromHz, ChannelLayout.MONO, x), toHz)
                .channel(0);
        int middle = periods * outPeriod;
        float largest = 0.0f;
        for (int i = 1; i < 2_000; i++) {
            // A double carries 53 bits; at the middle of a table's interval the two sides are interpolated differently.
            assertThat(y[middle + i]).as("frame %d", i).isCloseTo(y[middle - i], within(1e-10f));
            largest = Math.max(largest, Math.abs(y[middle + i]));
        }
        assertThat(y[middle]).isGreaterThan(largest);
    }

    // Sums in double are good to 1e-15 and floats next to 1 are 6e-8 apart: every phase must give exactly 1.
    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 48000", "96000, 44100", "44100, 192000", "48000, 44101", "384000, 8000"})
    void constantStaysWhatItIs(int fromHz, int toHz) {
        float[] x = new float[fromHz];
        Arrays.fill(x, 1.0f);
        float[] y = RateConverter.convert(AudioBuffer.wrap(fromHz, ChannelLayout.MONO, x), toHz)
                .channel(0);

        assertThat(Arrays.copyOfRange(y, toHz / 8, toHz * 7 / 8)).containsOnly(1.0f);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 384000",
        "384000, 8000",
        "8000, 8001",
        "384000, 383999",
        "383999, 8000",
        "12345, 54321",
        "54321, 12345"
    })
    void anyTwoRatesConvert(int fromHz, int toHz) {
        float[] x = Signals.sine(997, -1.0).rate(fromHz).frames(fromHz / 2);
        float[] y = RateConverter.convert(AudioBuffer.wrap(fromHz, ChannelLayout.MONO, x), toHz)
                .channel(0);
        ToneFit fit = new ToneFit(y, toHz / 8, toHz * 3 / 8, toHz, 997);

        assertThat(fit.dbfs(0)).isCloseTo(-1.0, within(1e-4));
        assertThat(fit.phase(0)).isCloseTo(0.0, within(1e-6));
        assertThat(fit.residualDb()).isLessThanOrEqualTo(-140.0);
    }

    @Test
    void equalRatesPassEveryBit() {
        AudioBuffer input = Signals.gaussian(1, 44_100, ChannelLayout.STEREO, 10_001, 10.0);
        input.channel(0)[5] = Float.MIN_VALUE;
        input.channel(1)[6] = -Float.MAX_VALUE;
        RateConverter converter = new RateConverter(44_100, 44_100, 2);
        AudioBuffer output = stream(converter, input, 44_100, () -> 333);

        assertThat(output.channel(0)).isEqualTo(input.channel(0));
        assertThat(output.channel(1)).isEqualTo(input.channel(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 44_101, 48_000})
    void samplesThatAreNoNumbersCountAsZero(int toHz) {
        float[] bad = Signals.sine(997, -6.0).frames(5_000);
        float[] zeroed = bad.clone();
        float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = 0; i < 60; i++) {
            bad[i * 77] = poison[i % 3];
            zeroed[i * 77] = 0.0f;
        }
        AudioBuffer output = RateConverter.convert(AudioBuffer.wrap(48_000, ChannelLayout.MONO, bad), toHz);

        assertThat(output.channel(0))
                .isEqualTo(RateConverter.convert(AudioBuffer.wrap(48_000, ChannelLayout.MONO, zeroed), toHz)
                        .channel(0));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 44_101})
    void enormousSamplesGiveNoInfinityAndSilenceStaysSilent(int toHz) {
        float[] x = new float[20_000];
        Arrays.fill(x, 5_000, 5_010, Float.MAX_VALUE);
        x[5_005] = -Float.MAX_VALUE;
        float[] y = RateConverter.convert(AudioBuffer.wrap(48_000, ChannelLayout.MONO, x), toHz)
                .channel(0);
        for (float sample : y) {
            assertThat(Float.isFinite(sample)).isTrue();
        }
        assertThat(Arrays.copyOfRange(y, 0, 4_000)).containsOnly(0.0f);
        assertThat(Arrays.copyOfRange(y, 6_000, y.length)).containsOnly(0.0f);
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 96000", "48000, 44101", "48000, 48000"})
    void nothingIsAllocatedPerBlock(int fromHz, int toHz) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        RateConverter converter = new RateConverter(fromHz, toHz, 2);
        AudioBlock in =
                Signals.gaussian(1, fromHz, ChannelLayout.STEREO, 512, -12.0).block();
        AudioBlock out = AudioBlock.allocate(2, converter.maxOutputFrames(512));
        long least = Long.MAX_VALUE;
        // The JVM itself may allocate a few bytes on this thread while it recompiles; code that allocates does so
        // always.
        for (int round = 0; round < 8 && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int block = 0; block < 200; block++) {
                converter.process(in, out);
            }
            int drained;
            do {
                drained = converter.drain(out);
            } while (drained > 0);
            converter.reset();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void onlyTheWindowsAreTouched() {
        AudioBuffer in = Signals.gaussian(1, 48_000, ChannelLayout.MONO, 30_000, -12.0);
        AudioBuffer before = in.copy();
        RateConverter converter = new RateConverter(48_000, 44_100, 1);
        float[] out = new float[40_000];
        Arrays.fill(out, 9.0f);
        AudioBlock block = AudioBlock.of(new float[][] {out}, 100, 30_000);
        int frames = converter.process(in.block(), block);

        assertThat(frames).isPositive();
        assertThat(in.channel(0)).isEqualTo(before.channel(0));
        assertThat(Arrays.copyOfRange(out, 0, 100)).containsOnly(9.0f);
        assertThat(Arrays.copyOfRange(out, 100 + frames, out.length)).containsOnly(9.0f);
        assertThat(Arrays.copyOfRange(out, 100, 100 + frames)).doesNotContain(9.0f);
    }

    @Test
    void misuseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateConverter(7_999, 44_100, 2))
                .withMessage("fromHz must be in [8000, 384000] Hz, but was 7999");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateConverter(44_100, 384_001, 2))
                .withMessage("toHz must be in [8000, 384000] Hz, but was 384001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RateConverter(44_100, 48_000, 0))
                .withMessage("channels must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RateConverter.outputFrames(-1, 44_100, 48_000))
                .withMessage("inputFrames must not be negative, but was -1");

        RateConverter converter = new RateConverter(48_000, 96_000, 2);
        AudioBlock stereo = AudioBlock.allocate(2, 10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converter.process(stereo, AudioBlock.allocate(2, 19)))
                .withMessage("out must have room for 20 frames, but was 19 frames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> converter.process(AudioBlock.allocate(1, 10), AudioBlock.allocate(2, 20)))
                .withMessage("block must have 2 channels, but was 1");
        converter.drain(stereo);
        assertThatIllegalStateException()
                .isThrownBy(() -> converter.process(stereo, AudioBlock.allocate(2, 20)))
                .withMessage("reset must be called between drain and process");
    }

    private static AudioBuffer stream(RateConverter converter, AudioBuffer input, int toHz, IntSupplier sizes) {
        float[][] collected = new float[input.layout().size()][input.frames() * 8 + 10_000];
        AudioBlock in = input.block();
        AudioBlock out = AudioBlock.of(collected, 0, 0);
        int written = 0;
        for (int at = 0; at < input.frames(); ) {
            int count = Math.min(sizes.getAsInt(), input.frames() - at);
            int frames = converter.process(in.window(at, count), out.window(written, converter.maxOutputFrames(count)));
            assertThat(frames).isBetween(0, out.frames());
            written += frames;
            at += count;
        }
        int drained;
        do {
            drained = converter.drain(out.window(written, Math.min(777, collected[0].length - written)));
            written += drained;
        } while (drained > 0);
        AudioBuffer output = AudioBuffer.allocate(toHz, input.layout(), written);
        for (int c = 0; c < collected.length; c++) {
            System.arraycopy(collected[c], 0, output.channel(c), 0, written);
        }
        return output;
    }
}
