package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Chain;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine promises of every signal, in both qualities and at the rates that masters have. */
class AcceptanceTest {

    private static final double SECONDS = 4.0;

    static Stream<Arguments> qualitiesAndRates() {
        return Stream.of(SpatialQuality.values())
                .flatMap(
                        quality -> Stream.of(44_100, 48_000, 96_000, 192_000).map(rate -> Arguments.of(quality, rate)));
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void atZeroEverySamplePassesBitForBit(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.correlated(0.5, rate, SECONDS);
        assertSame(render(in, quality, 0), in);
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void theMonoSumStaysWithinOneUnitInTheLastPlace(SpatialQuality quality, int rate) {
        for (AudioBuffer in : signals(rate)) {
            for (int percent : new int[] {25, 50, 75, 100}) {
                AudioBuffer out = render(in, quality, percent);
                for (int i = 0; i < in.frames(); i++) {
                    float l = out.channel(0)[i], r = out.channel(1)[i];
                    double error = Math.abs((double) l + r - ((double) in.channel(0)[i] + in.channel(1)[i]));
                    if (error > Math.ulp(Math.max(Math.abs(l), Math.abs(r)))) {
                        throw new AssertionError("frame " + i + " at " + percent + " %: " + error);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void theMonoSumOf24BitSamplesStaysToTheBit(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.correlated(0.6, rate, SECONDS);
        for (int c = 0; c < 2; c++) {
            float[] x = in.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (Math.rint(3.0 * x[i] * 0x1p23) * 0x1p-23);
            }
        }
        AudioBuffer out = render(in, quality, 100);
        for (int i = 0; i < in.frames(); i++) {
            assertThat((double) out.channel(0)[i] + out.channel(1)[i])
                    .as("frame %d", i)
                    .isEqualTo((double) in.channel(0)[i] + in.channel(1)[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void moreIntensityNeverGivesLessSideAboveTheBass(SpatialQuality quality, int rate) {
        for (double correlation : new double[] {1.0, 0.8}) {
            AudioBuffer in = StereoSignals.correlated(correlation, rate, SECONDS);
            double before = 0.0;
            for (int percent = 0; percent <= 100; percent += 20) {
                AudioBuffer out = render(in, quality, percent);
                double ratio = new Spectrum(Image.half(out, -1), rate).energy(250.0, 0.5 * rate)
                        / new Spectrum(Image.half(out, 1), rate).energy(250.0, 0.5 * rate);
                assertThat(ratio)
                        .as("%d %%, correlation %s", percent, correlation)
                        .isGreaterThanOrEqualTo(before);
                before = ratio;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void theCorrelationStaysAboveItsFloorUnlessTheInputIsBelow(SpatialQuality quality, int rate) {
        // Live, the guard has heard nothing of what comes; it closes after 100 ms of it at the latest.
        double tolerance = quality == SpatialQuality.MASTERING ? 0.02 : 0.06;
        int window = (int) (0.4 * rate);
        for (AudioBuffer in : signals(rate)) {
            AudioBuffer monoBass = withMonoBass(in);
            for (int percent : new int[] {50, 100}) {
                AudioBuffer out = render(in, quality, percent);
                for (int at = 0; at + window <= in.frames(); at += rate / 90) {
                    double least = Math.min(0.2, Image.correlation(monoBass, at, at + window));
                    assertThat(Image.correlation(out, at, at + window))
                            .as("%d %% at %.2f s", percent, (double) at / rate)
                            .isGreaterThanOrEqualTo(least - tolerance);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void theBassIsMonoFromFiftyPercentOn(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.correlated(0.5, rate, SECONDS);
        double before = sideInTheBass(in, rate);
        // A Linkwitz-Riley filter of 120 Hz lets a sixth through at 80 Hz.
        double least = quality == SpatialQuality.MASTERING ? 0.02 : 0.08;
        assertThat(sideInTheBass(render(in, quality, 25), rate) / before).isCloseTo(0.5, within(0.02));
        assertThat(sideInTheBass(render(in, quality, 50), rate) / before).isLessThanOrEqualTo(least);
        assertThat(sideInTheBass(render(in, quality, 100), rate) / before).isLessThanOrEqualTo(least);
    }

    private static double sideInTheBass(AudioBuffer x, int rate) {
        return Math.sqrt(new Spectrum(Image.half(x, -1), rate).energy(20.0, 80.0)
                / new Spectrum(Image.half(x, 1), rate).energy(20.0, 80.0));
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void dualMonoBecomesAsWideAsItShould(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.correlated(1.0, rate, SECONDS);
        assertThat(Image.correlation(render(in, quality, 100))).isBetween(0.70, 0.90);
        assertThat(Image.correlation(render(in, quality, 50))).isBetween(0.90, 0.97);
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void levelColourAndBalanceHardlyChange(SpatialQuality quality, int rate) {
        for (double correlation : new double[] {1.0, 0.8, 0.5}) {
            AudioBuffer in = StereoSignals.correlated(correlation, rate, SECONDS);
            AudioBuffer monoBass = withMonoBass(in);
            for (int percent : new int[] {50, 100}) {
                AudioBuffer out = render(in, quality, percent);
                String what = percent + " % of correlation " + correlation;
                double rise = 10.0 * Math.log10(Image.energy(out) / Image.energy(in));
                assertThat(rise).as("energy, %s", what).isLessThanOrEqualTo(1.0);
                assertThat(Image.balanceDb(out) - Image.balanceDb(monoBass))
                        .as("balance, %s", what)
                        .isCloseTo(0.0, within(0.3));
                for (int c = 0; c < 2; c++) {
                    double change = new Spectrum(Image.channel(out, c), rate)
                            .greatestChangeDb(new Spectrum(Image.channel(monoBass, c), rate), 100.0, 16_000.0);
                    assertThat(change).as("colour, %s", what).isLessThanOrEqualTo(percent == 50 ? 1.5 : 3.0);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void strokesStayDry(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.castanets(rate, SECONDS);
        AudioBuffer out = render(in, quality, 100);
        double side = 0.0, direct = 0.0;
        for (int i = rate; i < in.frames(); i++) {
            double since = (double) (i % (rate / 2)) / rate;
            double s = 0.5 * ((double) out.channel(0)[i] - out.channel(1)[i]);
            side += since >= 0.005 && since < 0.050 ? s * s : 0.0;
            direct += since < 0.050 ? (double) in.channel(0)[i] * in.channel(0)[i] : 0.0;
        }
        assertThat(10.0 * Math.log10(side / direct)).isLessThanOrEqualTo(-14.0);
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void theMidKeepsItsPolarityAndItsTime(SpatialQuality quality, int rate) {
        AudioBuffer in = StereoSignals.correlated(0.7, rate, 1.0);
        double[] before = Image.half(in, 1);
        // what the chain renders is aligned by the declared latency
        double[] after = Image.half(render(in, quality, 100), 1);
        double same = 0.0, energy = 0.0;
        for (int i = 0; i < before.length; i++) {
            same += before[i] * after[i];
            energy += before[i] * before[i];
        }
        assertThat(same / energy).isCloseTo(1.0, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void silenceAfterMusicIsSilence(SpatialQuality quality, int rate) {
        AudioBuffer in = Signals.concat(
                StereoSignals.correlated(0.5, rate, 1.0), Signals.silence(rate, ChannelLayout.STEREO, 3 * rate));
        AudioBuffer out = render(in, quality, 100);
        for (int i = 3 * rate; i < 4 * rate; i++) {
            assertThat(out.channel(0)[i]).isZero();
            assertThat(out.channel(1)[i]).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void swappedChannelsComeOutSwappedInAllThatIsNotMade(SpatialQuality quality, int rate) {
        // so wide that nothing is made, and yet not too wide to be widened
        AudioBuffer in = StereoSignals.correlated(0.2, rate, 2.0);
        AudioBuffer swapped = StereoSignals.stereo(Image.channel(in, 1), Image.channel(in, 0), rate);
        AudioBuffer out = render(in, quality, 100);
        AudioBuffer other = render(swapped, quality, 100);
        for (int i = 0; i < in.frames(); i++) {
            assertThat(other.channel(0)[i]).isCloseTo(out.channel(1)[i], within(1e-7f));
            assertThat(other.channel(1)[i]).isCloseTo(out.channel(0)[i], within(1e-7f));
        }
    }

    private static List<AudioBuffer> signals(int rate) {
        List<AudioBuffer> signals = new ArrayList<>();
        for (double correlation : new double[] {1.0, 0.8, 0.5, 0.0, -0.5}) {
            signals.add(StereoSignals.correlated(correlation, rate, SECONDS));
        }
        signals.add(StereoSignals.leftOnly(rate, SECONDS));
        signals.add(StereoSignals.alternating(rate, SECONDS));
        return signals;
    }

    private static AudioBuffer render(AudioBuffer in, SpatialQuality quality, int percent) {
        return Chain.of(SpatialEngine.builder()
                        .quality(quality)
                        .intensityPercent(percent)
                        .build())
                .render(in);
    }

    /** The input with its bass made mono, by one transform of the whole. */
    private static AudioBuffer withMonoBass(AudioBuffer in) {
        double[] mid = Image.half(in, 1);
        double[] side = Image.half(in, -1);
        double[] work = Arrays.copyOf(side, 2 * Integer.highestOneBit(side.length));
        RealFft fft = new RealFft(work.length);
        fft.forward(work);
        for (int bin = 0; bin < work.length / 2; bin++) {
            double gain = 1.0 - BassMono.lowPass((double) bin * in.sampleRateHz() / work.length, 120.0);
            work[2 * bin] *= gain;
            work[2 * bin + 1] *= bin == 0 ? 1.0 : gain;
        }
        fft.inverse(work);
        double[] left = new double[mid.length];
        double[] right = new double[mid.length];
        for (int i = 0; i < mid.length; i++) {
            left[i] = mid[i] + work[i];
            right[i] = mid[i] - work[i];
        }
        return StereoSignals.stereo(left, right, in.sampleRateHz());
    }

    private static void assertSame(AudioBuffer actual, AudioBuffer expected) {
        for (int c = 0; c < 2; c++) {
            assertThat(actual.channel(c)).isEqualTo(expected.channel(c));
        }
    }
}
