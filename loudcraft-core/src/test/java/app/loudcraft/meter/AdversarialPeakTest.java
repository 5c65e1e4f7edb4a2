package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.PeakSignals;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.NaiveTruePeak;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the meters, to the bit, to reading every phase of every interval of over a thousand hostile signals. */
class AdversarialPeakTest {

    private static final int RATE = 8_000;
    private static final int STEP_FRAMES = RATE / 10;
    private static final int SEEDS = 18;
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);

    @ParameterizedTest
    @EnumSource
    void metersReadEverySignalToTheBit(PeakSignals kind) {
        for (int seed = 0; seed < SEEDS; seed++) {
            AudioBuffer audio = stereo(kind, seed);
            ProgrammeMeter programme = new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
            ProgrammeMeter withoutSteps =
                    new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL.withPeakToShortTerm(false));
            TruePeakMeter peaks = TruePeakMeter.reference(RATE, ChannelLayout.STEREO);
            Blocks.feed(audio, 1 + 97 * seed, block -> {
                programme.process(block);
                withoutSteps.process(block);
                peaks.process(block);
            });
            double[][] reference = perFrame(TruePeakKernel.kaiser16(), audio);
            String what = kind + ", seed " + seed;
            ProgrammeReading reading = programme.reading();
            assertThat(reading.samplePeakDbfs()).as(what).isEqualTo(samplePeakDbfs(audio));
            assertThat(reading.truePeakDbtp()).as(what).isEqualTo(dbtp(reference));
            assertThat(reading.truePeakItuDbtp()).as(what).hasValue(dbtp(perFrame(TruePeakKernel.itu(), audio)));
            assertThat(reading.truePeakEbur128Dbtp())
                    .as(what)
                    .hasValue(dbtp(perFrame(TruePeakKernel.hann49(RATE), audio)));
            // all are shorter than 3 s, so that neither has ratios
            assertThat(withoutSteps.reading()).as(what).isEqualTo(reading);
            for (int c = 0; c < 2; c++) {
                assertThat(peaks.truePeakDbtp(c)).as(what).isEqualTo(dbtp(new double[][] {reference[c]}));
            }
            assertTimelineIs(reference, audio.frames(), programme.truePeakTimeline(), what);
        }
    }

    /** Two signals of one kind, of lengths from a few frames to three steps, every third with runs of no numbers. */
    private static AudioBuffer stereo(PeakSignals kind, int seed) {
        int frames = seed % 6 == 5 ? STEP_FRAMES * (seed / 6 + 1) : 17 + 97 * seed;
        float[][] channels = new float[2][frames];
        Random random = new Random(seed);
        for (int c = 0; c < 2; c++) {
            double[] x = kind.samples(2 * seed + c, frames);
            for (int i = 0; i < frames; i++) {
                channels[c][i] = (float) x[i];
            }
            for (int run = 0; seed % 3 == 2 && run < 4; run++) {
                int from = random.nextInt(frames);
                float[] broken = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
                Arrays.fill(channels[c], from, Math.min(frames, from + 1 + random.nextInt(90)), broken[run % 3]);
            }
        }
        return AudioBuffer.stereo(RATE, channels[0], channels[1]);
    }

    private static double[][] perFrame(TruePeakKernel kernel, AudioBuffer audio) {
        return new double[][] {
            NaiveTruePeak.perFrame(kernel, audio.channel(0)), NaiveTruePeak.perFrame(kernel, audio.channel(1))
        };
    }

    private static double dbtp(double[][] perFrame) {
        double largest = 0.0;
        for (double[] peaks : perFrame) {
            largest = Math.max(largest, Arrays.stream(peaks).max().orElseThrow());
        }
        return Decibels.fromAmplitude(largest);
    }

    private static double samplePeakDbfs(AudioBuffer audio) {
        double largest = 0.0;
        for (int c = 0; c < 2; c++) {
            for (float sample : audio.channel(c)) {
                largest = Math.max(largest, Float.isFinite(sample) ? Math.abs(sample) : 0.0);
            }
        }
        return Decibels.fromAmplitude(largest);
    }

    /** What rings before the first frame belongs to the first step. */
    private static void assertTimelineIs(double[][] perFrame, int frames, PeakTimeline timeline, String what) {
        int half = TruePeakKernel.kaiser16().halfTaps();
        assertThat(timeline.size()).as(what).isEqualTo(frames / STEP_FRAMES);
        for (int step = 0; step < timeline.size(); step++) {
            double largest = 0.0;
            for (int i = step == 0 ? 0 : half + step * STEP_FRAMES; i < half + (step + 1) * STEP_FRAMES; i++) {
                largest = Math.max(largest, Math.max(perFrame[0][i], perFrame[1][i]));
            }
            assertThat(timeline.largest(step, 1)).as("%s, step %d", what, step).isEqualTo(largest);
        }
    }
}
