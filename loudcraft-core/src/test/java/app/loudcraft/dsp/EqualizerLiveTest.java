package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bands that change while audio runs. */
class EqualizerLiveTest {

    private static final int ANALYSED_FRAMES = 65_536;

    // side lobes below -180 dB
    private static final double[] WINDOW = IntStream.range(0, ANALYSED_FRAMES)
            .mapToDouble(i -> KaiserWindow.at(2.0 * i / ANALYSED_FRAMES - 1.0, 25.0))
            .toArray();

    private static final EqualizerBand BELL = EqualizerBand.bell(1_000.0, 12.0, 1.0);

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(List.of(), List.of(BELL)),
                Arguments.of(List.of(BELL), List.of()),
                Arguments.of(List.of(BELL), List.of(EqualizerBand.bell(1_000.0, -12.0, 1.0))),
                Arguments.of(List.of(BELL), List.of(EqualizerBand.bell(1_060.0, 12.0, 1.0))),
                Arguments.of(
                        List.of(EqualizerBand.bell(100.0, 12.0, 8.0)), List.of(EqualizerBand.bell(9_000.0, 12.0, 8.0))),
                Arguments.of(
                        List.of(EqualizerBand.lowShelf(200.0, 9.0)), List.of(EqualizerBand.highShelf(4_000.0, 9.0))),
                Arguments.of(List.of(), List.of(EqualizerBand.highPass(200.0, EqualizerBand.BUTTERWORTH_Q))),
                Arguments.of(
                        List.of(EqualizerBand.highPass(20.0, EqualizerBand.BUTTERWORTH_Q), BELL),
                        List.of(EqualizerBand.lowPass(5_000.0, 2.0), EqualizerBand.lowShelf(50.0, -9.0), BELL)));
    }

    // The requirement. 250 Hz: what a smoothing over 20 ms itself does to a tone, four times 1 / 20 ms, and a little.
    @ParameterizedTest
    @MethodSource("changes")
    void changesMakeNoClick(List<EqualizerBand> before, List<EqualizerBand> after) {
        for (int rate : new int[] {44_100, 96_000}) {
            for (int phase = 0; phase < 360; phase += 90) {
                float[] x = Signals.sine(1_000.0, -6.0).phase(phase).rate(rate).frames(2 * ANALYSED_FRAMES);
                Equalizer equalizer = prepared(rate, before);
                run(equalizer, x, 0, x.length / 2, 512);
                equalizer.setBands(after);
                run(equalizer, x, x.length / 2, x.length, 512);
                assertThat(residualDbfs(x, rate, x.length / 2)).isLessThanOrEqualTo(-80.0);
            }
        }
    }

    @Test
    void theMeasureOfClicksHearsASwitchWithoutFade() {
        float[] x = Signals.sine(1_000.0, -6.0).frames(2 * ANALYSED_FRAMES);
        float[] louder = x.clone();
        run(prepared(48_000, List.of(BELL)), louder, 0, x.length, 512);
        System.arraycopy(louder, x.length / 2 + 10, x, x.length / 2 + 10, x.length / 2 - 10);
        assertThat(residualDbfs(x, 48_000, x.length / 2)).isGreaterThan(-40.0);
    }

    @Test
    void turningAKnobMakesNoClicks() {
        float[] x = Signals.sine(1_000.0, -6.0).frames(2 * ANALYSED_FRAMES);
        Equalizer equalizer = prepared(48_000, List.of());
        Random random = new Random(3);
        double gainDb = 0.0;
        for (int at = 0; at < x.length; at += 128) {
            gainDb = Math.max(-12.0, Math.min(12.0, gainDb + random.nextDouble() - 0.5));
            equalizer.setBands(List.of(
                    EqualizerBand.bell(1_000.0 + 20.0 * gainDb, gainDb, 1.0),
                    EqualizerBand.highPass(40.0 + gainDb, 2.0)));
            run(equalizer, x, at, at + 128, 128);
        }
        // the requirement
        assertThat(residualDbfs(x, 48_000, x.length / 2)).isLessThanOrEqualTo(-80.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 48_000, 192_000})
    void aChangeIsCompleteAfter20Ms(int rate) {
        EqualizerBand bell = EqualizerBand.bell(1_000.0, 6.0, 1.0);
        float[] x = Signals.sine(1_000.0, -12.0).rate(rate).frames(rate);
        Equalizer equalizer = prepared(rate, List.of());
        run(equalizer, x, 0, rate / 2, 100);
        equalizer.setBands(List.of(bell));
        run(equalizer, x, rate / 2, rate, 100);
        int faded = rate / 2 + rate / 50;
        double squares = 0.0;
        // 5 ms, a whole number of periods, from 5 ms after the fade on: what the bell still remembers
        for (int i = faded + rate / 200; i < faded + rate / 100; i++) {
            squares += (double) x[i] * x[i];
        }
        // dBFS of a sine's peak; 0.001 dB: the rest of what the bell remembers
        assertThat(10.0 * Math.log10(2.0 * squares / (rate / 200))).isCloseTo(-6.0, within(0.001));
    }

    @Test
    void changesDoNotDependOnHowTheStreamIsCut() {
        for (int channels : new int[] {1, 2, 3}) {
            AudioBuffer noise = Signals.gaussian(4, 48_000, ChannelLayout.unspecified(channels), 60_000, -12.0);
            AudioBuffer whole = withChanges(noise, 60_000);
            for (int size : new int[] {1, 7, 256, 1_000}) {
                AudioBuffer cut = withChanges(noise, size);
                for (int c = 0; c < channels; c++) {
                    assertThat(cut.channel(c)).as("blocks of %d", size).isEqualTo(whole.channel(c));
                }
            }
        }
    }

    /** Among the changes are two within one fade, and more than can ring at a time. */
    private static AudioBuffer withChanges(AudioBuffer input, int size) {
        AudioBuffer output = input.copy();
        Equalizer equalizer = Equalizer.of(BELL);
        equalizer.prepare(new ProcessSpec(48_000, input.channels(), size));
        int[] positions = new int[20];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = 5_000 + 700 * k;
        }
        AudioBlock block = output.block();
        int at = 0;
        for (int k = 0; k <= positions.length; k++) {
            int until = k < positions.length ? positions[k] : output.frames();
            while (at < until) {
                int frames = Math.min(size, until - at);
                equalizer.process(block.window(at, frames));
                at += frames;
            }
            if (k < positions.length) {
                equalizer.setBands(List.of(EqualizerBand.bell(60.0 + k, 9.0, 6.0), EqualizerBand.lowShelf(90.0, k)));
            }
        }
        return output;
    }

    @Test
    void whenAllBandsHaveBecomeNeutralEveryBitPassesAgain() {
        float[] noise =
                Signals.gaussian(5, 48_000, ChannelLayout.MONO, 120_000, -12.0).channel(0);
        float[] x = noise.clone();
        Equalizer equalizer = prepared(48_000, List.of(EqualizerBand.lowShelf(60.0, 6.0), BELL));
        run(equalizer, x, 0, 30_000, 480);
        equalizer.setBands(List.of(EqualizerBand.lowShelf(60.0, 0.0)));
        run(equalizer, x, 30_000, noise.length, 480);
        assertThat(x[31_000]).isNotEqualTo(noise[31_000]);
        for (int i = 90_000; i < noise.length; i++) {
            assertThat(x[i]).isEqualTo(noise[i]);
        }
    }

    @Test
    void whenChangesOutrunTheRingingTheLastOneStillWins() {
        float[] x =
                Signals.gaussian(6, 48_000, ChannelLayout.MONO, 480_000, -12.0).channel(0);
        float[] expected = x.clone();
        Equalizer equalizer = prepared(48_000, List.of());
        for (int at = 0; at < 96_000; at += 960) {
            equalizer.setBands(List.of(EqualizerBand.bell(25.0 + at * 1e-4, 12.0, 30.0)));
            run(equalizer, x, at, at + 960, 960);
        }
        equalizer.setBands(List.of(BELL));
        run(equalizer, x, 96_000, x.length, 960);
        run(prepared(48_000, List.of(BELL)), expected, 0, x.length, 960);
        for (int i = 470_000; i < x.length; i++) {
            // samples below 4 of a filter that has forgotten; one rounding to float apart at most
            assertThat(x[i]).isCloseTo(expected[i], within(2.4e-7f));
        }
    }

    @Test
    void bandsThatStayGoOnAsIfNothingHadHappened() {
        float[] x =
                Signals.gaussian(7, 48_000, ChannelLayout.MONO, 20_000, -12.0).channel(0);
        float[] expected = x.clone();
        EqualizerBand deep = EqualizerBand.bell(40.0, 9.0, 5.0);
        run(prepared(48_000, List.of(deep)), expected, 0, x.length, 480);
        Equalizer equalizer = prepared(48_000, List.of(deep));
        run(equalizer, x, 0, 9_600, 480);
        equalizer.setBands(List.of(EqualizerBand.bell(40.0, 9.0, 5.0), EqualizerBand.highShelf(9_000.0, 0.0)));
        run(equalizer, x, 9_600, x.length, 480);
        assertThat(x).isEqualTo(expected);
    }

    @Test
    void bandsSetBeforePrepareAndBeforeResetCountFromTheFirstSampleOn() {
        float[] noise =
                Signals.gaussian(8, 48_000, ChannelLayout.MONO, 9_600, -12.0).channel(0);
        float[] expected = noise.clone();
        run(prepared(48_000, List.of(BELL)), expected, 0, noise.length, 480);
        Equalizer equalizer = Equalizer.of();
        equalizer.setBands(List.of(BELL));
        equalizer.prepare(new ProcessSpec(48_000, 1, 480));
        float[] x = noise.clone();
        run(equalizer, x, 0, x.length, 480);
        assertThat(x).isEqualTo(expected);

        equalizer.setBands(List.of());
        run(equalizer, noise.clone(), 0, 480, 480);
        equalizer.setBands(List.of(BELL));
        equalizer.reset();
        assertThat(equalizer.bands()).containsExactly(BELL);
        float[] again = noise.clone();
        run(equalizer, again, 0, again.length, 480);
        assertThat(again).isEqualTo(expected);
    }

    @Test
    void refusedBandsChangeNothing() {
        Equalizer equalizer = prepared(8_000, List.of(BELL));
        assertThatThrownBy(() -> equalizer.setBands(List.of(EqualizerBand.bell(4_000.0, 1.0, 1.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz must be below half the sample rate of 8000 Hz, but was 4000.0");
        assertThatThrownBy(() -> equalizer.setBands(Collections.nCopies(65, BELL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bands must be at most 64, but were 65");
        assertThat(equalizer.bands()).containsExactly(BELL);
        assertThat(equalizer.tailFrames())
                .isEqualTo(prepared(8_000, List.of(BELL)).tailFrames());
    }

    @Test
    void changesAllocateNothingInProcess() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Equalizer equalizer = prepared(48_000, List.of());
        float[] x = Signals.gaussian(9, 48_000, ChannelLayout.MONO, 480, -12.0).channel(0);
        AudioBlock block = AudioBlock.of(new float[][] {x.clone()}, 0, 480);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20 && least > 0; round++) {
            long allocated = 0;
            for (int k = 0; k < 500; k++) {
                equalizer.setBands(k % 50 == 49 ? List.of() : List.of(EqualizerBand.bell(50.0 + k, 6.0, 3.0)));
                System.arraycopy(x, 0, block.channel(0), 0, 480);
                long before = threads.getCurrentThreadAllocatedBytes();
                equalizer.process(block);
                allocated += threads.getCurrentThreadAllocatedBytes() - before;
            }
            // the JVM itself may allocate a few bytes while it recompiles; a processor that allocates always does
            least = Math.min(least, allocated);
        }
        assertThat(least).isZero();
    }

    private static Equalizer prepared(int rate, List<EqualizerBand> bands) {
        Equalizer equalizer = Equalizer.of(bands);
        equalizer.prepare(new ProcessSpec(rate, 1, 1_000));
        return equalizer;
    }

    private static void run(Equalizer equalizer, float[] x, int from, int to, int size) {
        AudioBlock block = AudioBlock.of(new float[][] {x}, 0, 0);
        for (int at = from; at < to; at += size) {
            equalizer.process(block.window(at, Math.min(size, to - at)));
        }
    }

    /** Peak of what lies more than 250 Hz from the tone of 1 kHz, seen through a window around {@code middle}, in dBFS. */
    private static double residualDbfs(float[] x, int rate, int middle) {
        double[] seen = new double[ANALYSED_FRAMES];
        for (int i = 0; i < ANALYSED_FRAMES; i++) {
            seen[i] = WINDOW[i] * x[middle - ANALYSED_FRAMES / 2 + i];
        }
        RealFft fft = new RealFft(ANALYSED_FRAMES);
        fft.forward(seen);
        for (int k = 1; k < ANALYSED_FRAMES / 2; k++) {
            if (Math.abs((double) k * rate / ANALYSED_FRAMES - 1_000.0) <= 250.0) {
                seen[2 * k] = 0.0;
                seen[2 * k + 1] = 0.0;
            }
        }
        fft.inverse(seen);
        double peak = 0.0;
        for (double sample : seen) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return 20.0 * Math.log10(peak);
    }
}
