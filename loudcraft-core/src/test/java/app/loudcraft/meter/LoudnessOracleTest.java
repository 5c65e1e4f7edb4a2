package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the meter against the Recommendation written down word for word: whole filtered signals, every window rescanned. */
class LoudnessOracleTest {

    // both sides round about 1e5 operations of 1e-16 each; the rest is margin
    private static final double ROUNDING_LU = 1e-9;

    @ParameterizedTest(name = "seed {0}, {1} Hz, {2} channels")
    @CsvSource({
        "1, 8000, 1",
        "2, 8000, 2",
        "3, 11025, 2",
        "4, 11025, 6",
        "5, 16000, 3",
        "6, 22050, 2",
        "7, 35467, 2",
        "8, 44100, 1",
        "9, 48000, 2",
    })
    void theMeterReadsWhatTheDefinitionsSay(long seed, int rateHz, int channels) {
        ChannelLayout layout = channels == 6 ? ChannelLayout.SURROUND_5_1 : ChannelLayout.unspecified(channels);
        AudioBuffer programme = programme(seed, rateHz, layout);
        LoudnessMeter meter = new LoudnessMeter(rateHz, layout);
        Blocks.feed(programme, 1 + new Random(seed).nextInt(3_000), meter::process);
        LoudnessReading reading = meter.reading();

        Oracle oracle = new Oracle(programme);
        assertThat(reading.integratedLufs().orElseThrow()).isCloseTo(oracle.integrated(), within(ROUNDING_LU));
        assertThat(reading.loudnessRangeLu().orElseThrow()).isCloseTo(oracle.range(), within(ROUNDING_LU));
        assertThat(reading.maxMomentaryLufs().orElseThrow()).isCloseTo(oracle.maximum(40), within(ROUNDING_LU));
        assertThat(reading.maxShortTermLufs().orElseThrow()).isCloseTo(oracle.maximum(300), within(ROUNDING_LU));
        assertThat(reading.ungatedLufs().orElseThrow())
                .isCloseTo(oracle.lufs(0, programme.frames()), within(ROUNDING_LU));
    }

    /** Steps of noise between -90 and -6 dBFS, of 0.1 to 1.5 s, of any number of frames. */
    private static AudioBuffer programme(long seed, int rateHz, ChannelLayout layout) {
        Random random = new Random(seed);
        AudioBuffer[] steps = new AudioBuffer[8];
        for (int i = 0; i < steps.length; i++) {
            int frames = (int) (rateHz * (0.1 + 1.4 * random.nextDouble()));
            double level = -6.0 - (i % 3 == 0 ? 84.0 : 30.0) * random.nextDouble();
            steps[i] = Signals.pink(random.nextLong(), rateHz, layout, frames, level);
        }
        return Signals.concat(steps);
    }

    private static final class Oracle {

        private final int rateHz;
        private final int frames;
        private final double[] weights;
        private final double[][] filtered;

        Oracle(AudioBuffer buffer) {
            rateHz = buffer.sampleRateHz();
            frames = buffer.frames();
            weights = new double[buffer.channels()];
            filtered = new double[buffer.channels()][];
            KWeighting weighting = KWeighting.at(rateHz);
            for (int c = 0; c < weights.length; c++) {
                weights[c] = buffer.layout().channel(c).loudnessWeight();
                double[] x = new double[frames];
                for (int i = 0; i < frames; i++) {
                    x[i] = buffer.channel(c)[i];
                }
                filtered[c] = filter(weighting.highPass(), filter(weighting.shelf(), x));
            }
        }

        private static double[] filter(KWeighting.Section s, double[] x) {
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = s.b0() * x[i];
                if (i >= 1) {
                    y[i] += s.b1() * x[i - 1] - s.a1() * y[i - 1];
                }
                if (i >= 2) {
                    y[i] += s.b2() * x[i - 2] - s.a2() * y[i - 2];
                }
            }
            return y;
        }

        double lufs(long from, long to) {
            double sum = 0.0;
            for (int c = 0; c < weights.length; c++) {
                double square = 0.0;
                for (int i = (int) from; i < to; i++) {
                    square += filtered[c][i] * filtered[c][i];
                }
                sum += weights[c] * square / (to - from);
            }
            return -0.691 + 10.0 * Math.log10(sum);
        }

        private long frameAt(int centiseconds) {
            return Math.round(centiseconds * (double) rateHz / 100.0);
        }

        /** The loudness of every whole window, one each {@code hop}; all times in 10 ms. */
        private List<Double> windows(int length, int hop) {
            List<Double> windows = new ArrayList<>();
            for (int start = 0; frameAt(start + length) <= frames; start += hop) {
                windows.add(lufs(frameAt(start), frameAt(start + length)));
            }
            return windows;
        }

        double maximum(int length) {
            return windows(length, 1).stream().mapToDouble(l -> l).max().orElseThrow();
        }

        double integrated() {
            List<Double> loud = above(-70.0, windows(40, 10));
            return energyMean(above(energyMean(loud) - 10.0, loud));
        }

        double range() {
            List<Double> loud = above(-70.0, windows(300, 10));
            List<Double> kept = above(energyMean(loud) - 20.0, loud);
            kept.sort(null);
            int n = kept.size();
            return kept.get((int) Math.round((n - 1) * 0.95 + 1.0) - 1)
                    - kept.get((int) Math.round((n - 1) * 0.10 + 1.0) - 1);
        }

        private static List<Double> above(double gate, List<Double> lufs) {
            List<Double> kept = new ArrayList<>(lufs);
            kept.removeIf(l -> !(l > gate));
            return kept;
        }

        private static double energyMean(List<Double> lufs) {
            return 10.0
                    * Math.log10(lufs.stream()
                            .mapToDouble(l -> Math.pow(10.0, l / 10.0))
                            .average()
                            .orElseThrow());
        }
    }
}
