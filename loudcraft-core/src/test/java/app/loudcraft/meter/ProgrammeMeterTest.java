package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.ToneProgramme;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProgrammeMeterTest {

    private static final int RATE = 48_000;
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);

    @Test
    void peakToLoudnessRatioOfAStereoToneIsZero() {
        ProgrammeReading reading = measure(ToneProgramme.tone(4, -18.0).stereo(RATE), RATE);
        // K-weighting and -0.691 leave 0.007 dB at 1000 Hz
        assertThat(reading.plrDb().orElseThrow()).isCloseTo(0.0, within(0.02));
        assertThat(reading.psrMedianDb().orElseThrow()).isCloseTo(0.0, within(0.02));
        assertThat(reading.psrP5Db().orElseThrow()).isCloseTo(0.0, within(0.02));
        assertThat(reading.truePeakDbtp()).isCloseTo(-18.0, within(0.01));
    }

    @Test
    void peakToLoudnessRatioOfAMonoToneIsThreeDecibels() {
        float[] x = ToneProgramme.tone(4, -18.0).stereo(RATE).channel(0);
        ProgrammeReading reading = measure(AudioBuffer.wrap(RATE, ChannelLayout.MONO, x), RATE);
        // half the energy of two channels
        assertThat(reading.plrDb().orElseThrow()).isCloseTo(3.01, within(0.02));
    }

    @Test
    void peakToShortTermRatiosAreThoseOfEveryWindowAboveTheGate() {
        int rate = 8_000;
        AudioBuffer mix = steps(rate);
        LoudnessMeter loudness = new LoudnessMeter(rate, ChannelLayout.STEREO);
        loudness.process(mix.block());
        double gate = loudness.reading().relativeGateLufs().orElseThrow();
        double[] left = NaiveTruePeak.perStep(TruePeakKernel.kaiser16(), mix.channel(0), rate / 10);
        double[] right = NaiveTruePeak.perStep(TruePeakKernel.kaiser16(), mix.channel(1), rate / 10);
        LoudnessTimeline shortTerm = loudness.shortTermTimeline();
        double[] ratios = new double[shortTerm.size()];
        int count = 0;
        for (int w = 0; w < shortTerm.size(); w++) {
            double peak = 0.0;
            for (int s = w; s < w + 30; s++) {
                peak = Math.max(peak, Math.max(left[s], right[s]));
            }
            if (shortTerm.lufs(w) > gate) {
                ratios[count++] = Decibels.fromAmplitude(peak) - shortTerm.lufs(w);
            }
        }
        // the quiet part is gated, so the gate is tested
        assertThat(count).isBetween(10, shortTerm.size() - 10);
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        ProgrammeReading reading = measure(mix, 997);
        assertThat(reading.psrMedianDb()).hasValue(sorted[(int) Math.round(0.5 * (count - 1))]);
        assertThat(reading.psrP5Db()).hasValue(sorted[(int) Math.round(0.05 * (count - 1))]);
    }

    /** Twelve seconds that change their level and their crest every three seconds. */
    private static AudioBuffer steps(int rate) {
        AudioBuffer mix = Signals.gaussian(3, rate, ChannelLayout.STEREO, 16 * rate, -20.0);
        for (int c = 0; c < 2; c++) {
            float[] x = mix.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] *= i < 6 * rate ? 1f : i < 9 * rate ? 0.5f : 0.01f;
            }
            x[2 * rate + c] = 0.9f;
        }
        return mix;
    }

    @Test
    void readingDoesNotDependOnHowTheStreamIsCut() {
        AudioBuffer mix = Signals.pink(5, 44_100, ChannelLayout.STEREO, 4 * 44_100 + 17, -20.0);
        ProgrammeReading whole = measure(mix, mix.frames());
        for (int size : new int[] {1, 7, 128, 441, 480, 1024, 65_536}) {
            assertThat(measure(mix, size)).as("blocks of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void threeReadingsAreThoseOfTheThreeKernels() {
        AudioBuffer noise = Signals.gaussian(6, RATE, ChannelLayout.STEREO, 20_000, -14.0);
        ProgrammeReading reading = measure(noise, 512);
        assertThat(reading.truePeakDbtp()).isEqualTo(peak(TruePeakKernel.kaiser16(), noise));
        assertThat(reading.truePeakItuDbtp()).hasValue(peak(TruePeakKernel.itu(), noise));
        assertThat(reading.truePeakEbur128Dbtp()).hasValue(peak(TruePeakKernel.hann49(RATE), noise));
        assertThat(reading.highestTruePeakDbtp()).isEqualTo(NaiveTruePeak.highestDbtp(noise));
        assertThat(reading.samplePeakDbfs()).isLessThanOrEqualTo(reading.truePeakDbtp());
    }

    private static double peak(TruePeakKernel kernel, AudioBuffer audio) {
        TruePeakMeter meter = TruePeakMeter.withKernel(kernel, audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        return meter.truePeakDbtp();
    }

    @Test
    void timelineHoldsThePeakOfEvery100Ms() {
        for (int rate : new int[] {11_025, 48_000}) {
            AudioBuffer noise = wandering(8, ChannelLayout.STEREO, rate);
            ProgrammeMeter meter = new ProgrammeMeter(rate, ChannelLayout.STEREO);
            Blocks.feed(noise, 997, meter::process);
            PeakTimeline timeline = meter.truePeakTimeline();
            assertThat(timeline.size()).isEqualTo(10);
            // the peak at every frame and in the interval after it
            double[] left = NaiveTruePeak.perStep(TruePeakKernel.kaiser16(), noise.channel(0), 1);
            double[] right = NaiveTruePeak.perStep(TruePeakKernel.kaiser16(), noise.channel(1), 1);
            HopGrid grid = new HopGrid(rate);
            for (int i = 0; i < 10; i++) {
                int from = (int) grid.frames(10L * i);
                int to = (int) grid.frames(10L * (i + 1));
                double naive = Math.max(largest(left, from, to), largest(right, from, to));
                assertThat(timeline.largest(i, 1)).as("step %d", i).isEqualTo(naive);
                assertThat(timeline.startFrame(i)).isEqualTo(from);
                assertThat(timeline.endFrame(i)).isEqualTo(to);
            }
            assertThat(timeline.largest(0, 10))
                    .isCloseTo(Decibels.toAmplitude(meter.reading().truePeakDbtp()), within(1e-12));
        }
    }

    @Test
    void ratiosExistFromThreeSecondsOn() {
        AudioBuffer three = Signals.sine(1_000, -20.0).stereo(3.0);
        assertThat(measure(three, 441).psrP5Db()).isPresent();
        AudioBuffer less = Signals.sine(1_000, -20.0).stereo(2.99);
        assertThat(measure(less, 441).psrP5Db()).isEmpty();
        assertThat(measure(less, 441).plrDb()).isPresent();
    }

    @Test
    void silenceHasNoRatiosAndNoNaN() {
        ProgrammeReading reading = measure(Signals.silence(RATE, ChannelLayout.STEREO, 4 * RATE), 480);
        assertThat(reading.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.highestTruePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.samplePeakDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.plrDb()).isEmpty();
        assertThat(reading.psrP5Db()).isEmpty();
        assertThat(reading.psrMedianDb()).isEmpty();
    }

    @Test
    void shortProgrammeHasPeaksButNoRatios() {
        ProgrammeReading reading = measure(Signals.sine(1_000, -6.0).stereo(0.1), 480);
        assertThat(reading.truePeakDbtp()).isCloseTo(-6.0, within(0.02));
        assertThat(reading.plrDb()).isEmpty();
        assertThat(reading.psrP5Db()).isEmpty();
    }

    @Test
    void resetIsAsGoodAsNew() {
        ProgrammeMeter meter = new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
        meter.process(
                Signals.gaussian(1, RATE, ChannelLayout.STEREO, 50_000, -3.0).block());
        meter.reset();
        assertThat(meter.frames()).isZero();
        AudioBuffer tone = Signals.sine(1_000, -20.0).stereo(3.5);
        meter.process(tone.block());
        assertThat(meter.frames()).isEqualTo(tone.frames());
        assertThat(meter.reading()).isEqualTo(measure(tone, tone.frames()));
    }

    @Test
    void otherNumberOfChannelsIsRefused() {
        ProgrammeMeter meter = new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
        assertThatIllegalArgumentException().isThrownBy(() -> meter.process(AudioBlock.allocate(1, 10)));
    }

    private static double largest(double[] peaks, int from, int to) {
        return Arrays.stream(peaks, from, to).max().orElseThrow();
    }

    /** Noise whose level wanders, so that maxima lie everywhere. */
    private static AudioBuffer wandering(long seed, ChannelLayout layout, int frames) {
        AudioBuffer noise = Signals.gaussian(seed, RATE, layout, frames, -12.0);
        for (int c = 0; c < noise.channels(); c++) {
            float[] x = noise.channel(c);
            for (int i = 0; i < frames; i++) {
                x[i] *= (float) (1.2 + Math.sin(i * 0.0007 * (c + 1) + seed));
            }
        }
        return noise;
    }

    private static ProgrammeReading measure(AudioBuffer audio, int blockFrames) {
        ProgrammeMeter meter = new ProgrammeMeter(audio.sampleRateHz(), audio.layout(), ALL);
        Blocks.feed(audio, blockFrames, meter::process);
        return meter.reading();
    }
}
