package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.CurveEqualizer.Phase;
import app.loudcraft.dsp.ToneCurve.Point;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.testkit.Signals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurveEqualizerTest {

    private static final ToneCurve OCTAVES = ToneCurve.of(
            new Point(31.5, 3),
            new Point(63, 6),
            new Point(125, -2),
            new Point(250, -6),
            new Point(500, 1),
            new Point(1_000, 0),
            new Point(2_000, -4),
            new Point(4_000, 5),
            new Point(8_000, 2),
            new Point(16_000, 6));

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000, 192_000})
    void gainsAreThoseOfTheCurve(int rate) {
        for (Phase phase : Phase.values()) {
            for (ToneCurve curve : List.of(OCTAVES, OCTAVES.scaled(-1.0), thirds(1), thirds(2), thirds(3))) {
                double[] response = response(CurveEqualizer.of(curve, phase), rate);
                // the requirement
                assertThat(worstErrorDb(response, curve, rate)).as("%s", phase).isLessThanOrEqualTo(0.05);
            }
        }
    }

    @Test
    void gainsBelowTheResolutionStayAmongThoseThatTheCurveHasThere() {
        for (Phase phase : Phase.values()) {
            double[] spectrum = response(CurveEqualizer.of(OCTAVES, phase), 48_000);
            new RealFft(spectrum.length).forward(spectrum);
            // the curve has 3 dB at and below 31.5 Hz; 0.25 dB: what the cut to length leaves where no more can be had
            assertThat(decibels(spectrum, 0)).isCloseTo(3.0, within(0.25));
            for (int k = 1; (double) k * 48_000 / spectrum.length < 29.0; k++) {
                assertThat(decibels(spectrum, k)).isCloseTo(3.0, within(0.25));
            }
        }
    }

    @Test
    void minimumPhaseHasNoZeroOutsideTheUnitCircle() {
        for (ToneCurve curve : List.of(OCTAVES, thirds(4), OCTAVES.scaled(3.0))) {
            double[] kernel = ToneCurveKernel.minimumPhase(curve, 48_000, 8_191);
            double[] spectrum = Arrays.copyOf(kernel, 16 * 8_192);
            new RealFft(spectrum.length).forward(spectrum);
            double turned = 0.0;
            double before = 0.0;
            for (int k = 1; k < spectrum.length / 2; k++) {
                double phase = Math.atan2(spectrum[2 * k + 1], spectrum[2 * k]);
                double step = Math.IEEEremainder(phase - before, 2.0 * Math.PI);
                // no doubt about which way the phase went from one bin to the next
                assertThat(Math.abs(step)).isLessThan(1.0);
                turned += step;
                before = phase;
            }
            // by the argument principle each zero outside turns the phase by -pi on the way to half the rate
            assertThat(turned).isBetween(-1.0, 1.0);
            assertThat(spectrum[0]).isPositive();
            assertThat(spectrum[1]).isPositive();
        }
    }

    @Test
    void minimumPhaseLetsTheEnergyThroughAtOnce() {
        AudioBuffer impulse = impulse(48_000, 60_000, 1);
        CurveEqualizer equalizer = CurveEqualizer.of(OCTAVES, Phase.MINIMUM);
        float[] x = render(equalizer, impulse).channel(0);
        assertThat(equalizer.latencyFrames()).isEqualTo(24_576);
        double before = 0.0;
        double first = 0.0;
        double all = 0.0;
        for (int i = 0; i < x.length; i++) {
            double square = (double) x[i] * x[i];
            before += i < equalizer.latencyFrames() ? square : 0.0;
            first += i < equalizer.latencyFrames() + 48 ? square : 0.0;
            all += square;
        }
        assertThat(before).isZero();
        // 1 ms; the curve's turns up to 1 kHz take longer, but they hold little of a pulse's energy
        assertThat(first).isGreaterThan(0.98 * all);
    }

    @Test
    void linearPhaseIsSymmetric() {
        CurveEqualizer equalizer = CurveEqualizer.of(OCTAVES, Phase.LINEAR);
        float[] x = render(equalizer, impulse(48_000, 60_000, 1)).channel(0);
        int centre = equalizer.latencyFrames();
        assertThat(centre).isEqualTo(24_576 + 4_095);
        assertThat(equalizer.tailFrames()).isEqualTo(4_095);
        for (int i = 1; i <= 4_095; i++) {
            // rounding of the transforms, of a pulse of 1
            assertThat(x[centre + i]).isCloseTo(x[centre - i], within(1e-9f));
        }
        for (int i = 4_096; i < centre; i++) {
            assertThat(x[centre - i]).isZero();
            assertThat(x[Math.min(x.length - 1, centre + i)]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void boostAndCutCancel(Phase phase) {
        ToneCurve curve = thirds(5);
        double[] response = response(
                Chain.of(CurveEqualizer.of(curve, phase), CurveEqualizer.of(curve.scaled(-1.0), phase)), 48_000);
        // the requirement
        assertThat(worstErrorDb(response, ToneCurve.FLAT, 48_000)).isLessThanOrEqualTo(0.05);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void midAndSideHaveTheirOwnCurves(Phase phase) {
        ToneCurve sideCurve = ToneCurve.of(new Point(100, -12), new Point(400, 0), new Point(8_000, 3));
        AudioBuffer noise = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 90_000, -12.0);
        AudioBuffer out = render(CurveEqualizer.of(OCTAVES, sideCurve, phase), noise);
        AudioBuffer mid = render(CurveEqualizer.of(OCTAVES, phase), part(noise, 1.0f));
        AudioBuffer side = render(CurveEqualizer.of(sideCurve, phase), part(noise, -1.0f));
        for (int i = 0; i < noise.frames(); i++) {
            // samples below 4, each rounded to float thrice on these ways
            assertThat(out.channel(0)[i]).isCloseTo(mid.channel(0)[i] + side.channel(0)[i], within(1e-6f));
            assertThat(out.channel(1)[i]).isCloseTo(mid.channel(0)[i] - side.channel(0)[i], within(1e-6f));
        }
        assertThat(power(out)).isGreaterThan(0.01);
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void whereOnlyTheSideHasACurveTheMidIsOnlyDelayed(Phase phase) {
        AudioBuffer mono = Signals.gaussian(8, 48_000, ChannelLayout.MONO, 90_000, -12.0);
        float[] x = mono.channel(0);
        AudioBuffer dual = AudioBuffer.wrap(48_000, ChannelLayout.STEREO, new float[][] {x.clone(), x.clone()});
        CurveEqualizer equalizer = CurveEqualizer.of(ToneCurve.FLAT, OCTAVES, phase);
        AudioBuffer out = render(equalizer, dual);
        int latency = equalizer.latencyFrames();
        for (int i = latency; i < x.length; i++) {
            assertThat(out.channel(0)[i]).isEqualTo(x[i - latency]);
            assertThat(out.channel(1)[i]).isEqualTo(x[i - latency]);
        }
    }

    @Test
    void equalChannelsStayEqualAndASilentOneStaysSilent() {
        AudioBuffer noise = Signals.gaussian(9, 48_000, ChannelLayout.STEREO, 90_000, -12.0);
        System.arraycopy(noise.channel(0), 0, noise.channel(1), 0, noise.frames());
        AudioBuffer same = render(CurveEqualizer.of(OCTAVES, thirds(6), Phase.MINIMUM), noise);
        assertThat(same.channel(1)).containsExactly(same.channel(0));
        Arrays.fill(noise.channel(1), 0.0f);
        AudioBuffer alone = render(CurveEqualizer.of(OCTAVES, Phase.LINEAR), noise);
        assertThat(alone.channel(1)).containsOnly(0.0f);
        assertThat(power(alone)).isGreaterThan(0.01);
    }

    @Test
    void whatFollowsFromSilenceIsZeroToTheLastBit() {
        AudioBuffer noise = Signals.gaussian(10, 48_000, ChannelLayout.MONO, 120_000, -6.0);
        float[] x = noise.channel(0);
        Arrays.fill(x, 0, 3_000, 0.0f);
        Arrays.fill(x, 30_000, 45_000, 0.0f);
        Arrays.fill(x, 60_000, x.length, 0.0f);
        for (Phase phase : Phase.values()) {
            CurveEqualizer equalizer = CurveEqualizer.of(OCTAVES, phase);
            float[] y = render(equalizer, noise).channel(0);
            int late = 24_576;
            for (int[] silent : new int[][] {{0, 3_000}, {30_000 + 8_190, 45_000}, {60_000 + 8_190, 120_000 - late}}) {
                for (int i = silent[0]; i < silent[1]; i++) {
                    assertThat(y[late + i]).isZero();
                }
            }
            assertThat(y[late + 3_000]).isNotZero();
        }
    }

    @Test
    void flatCurvesCostNoLatency() {
        for (Phase phase : Phase.values()) {
            CurveEqualizer flat = CurveEqualizer.of(ToneCurve.FLAT, ToneCurve.of(new Point(50, 0)), phase);
            flat.prepare(new ProcessSpec(48_000, 6, 64));
            assertThat(flat.latencyFrames()).isZero();
            assertThat(flat.tailFrames()).isZero();
        }
    }

    @Test
    void differentCurvesOfMidAndSideNeedTwoChannels() {
        CurveEqualizer equalizer = CurveEqualizer.of(OCTAVES, ToneCurve.FLAT, Phase.LINEAR);
        assertThatThrownBy(() -> equalizer.prepare(new ProcessSpec(48_000, 6, 64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channels must be 2 for different curves of mid and side, but was 6");
    }

    @Test
    void lengthFollowsTheRate() {
        int[] rates = {8_000, 32_000, 44_100, 48_000, 88_200, 96_000, 192_000, 384_000};
        assertThat(Arrays.stream(rates).map(ToneCurveKernel::taps))
                .containsExactly(2_047, 8_191, 8_191, 8_191, 16_383, 16_383, 32_767, 65_535);
    }

    /** A curve that turns by up to 1.5 dB every third of an octave. */
    private static ToneCurve thirds(long seed) {
        Random random = new Random(seed);
        List<Point> points = new ArrayList<>();
        double gainDb = 0.0;
        for (double hz = 20.0; hz < 20_500.0; hz *= Math.cbrt(2.0)) {
            points.add(new Point(hz, gainDb));
            gainDb += 1.5 * (2.0 * random.nextDouble() - 1.0);
        }
        return new ToneCurve(points);
    }

    /** What an impulse becomes, from the hop on, and then zeros: as many samples as the transform of a dense grid takes. */
    private static double[] response(Processor processor, int rate) {
        processor.prepare(new ProcessSpec(rate, 1, 1));
        int frames = processor.latencyFrames() + processor.tailFrames() + 1;
        float[] x = render(processor, impulse(rate, frames, 1)).channel(0);
        double[] response = new double[8 * (ToneCurveKernel.taps(rate) + 1)];
        for (int i = 0; i < frames; i++) {
            response[i % response.length] += x[i];
        }
        return response;
    }

    /** From 5 fs / N on. */
    private static double worstErrorDb(double[] response, ToneCurve curve, int rate) {
        double[] spectrum = response.clone();
        new RealFft(spectrum.length).forward(spectrum);
        double worst = 0.0;
        for (int k = 1; k < spectrum.length / 2; k++) {
            double hz = (double) k * rate / spectrum.length;
            if (hz > 5.0 * rate / ToneCurveKernel.taps(rate)) {
                worst = Math.max(worst, Math.abs(decibels(spectrum, k) - curve.gainDb(hz)));
            }
        }
        return worst;
    }

    private static double decibels(double[] spectrum, int k) {
        return 20.0 * Math.log10(Math.hypot(spectrum[2 * k], k == 0 ? 0.0 : spectrum[2 * k + 1]));
    }

    private static AudioBuffer impulse(int rate, int frames, int channels) {
        AudioBuffer impulse = Signals.silence(rate, ChannelLayout.unspecified(channels), frames);
        impulse.channel(0)[0] = 1.0f;
        return impulse;
    }

    /** With the latency in it. */
    private static AudioBuffer render(Processor processor, AudioBuffer input) {
        AudioBuffer output = input.copy();
        processor.prepare(new ProcessSpec(input.sampleRateHz(), input.channels(), input.frames()));
        processor.process(output.block());
        return output;
    }

    private static AudioBuffer part(AudioBuffer stereo, float sign) {
        float[] x = new float[stereo.frames()];
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5f * (stereo.channel(0)[i] + sign * stereo.channel(1)[i]);
        }
        return AudioBuffer.wrap(stereo.sampleRateHz(), ChannelLayout.MONO, new float[][] {x});
    }

    private static double power(AudioBuffer buffer) {
        double sum = 0.0;
        for (float x : buffer.channel(0)) {
            sum += (double) x * x;
        }
        return sum / buffer.frames();
    }
}
