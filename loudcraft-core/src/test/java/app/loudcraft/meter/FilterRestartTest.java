package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters that begin anew every 20 s measure what filters measure that never do. */
class FilterRestartTest {

    // both sides round about 1e5 operations of 1e-16 each; the rest is margin
    private static final double ROUNDING_LU = 1e-9;

    @ParameterizedTest
    @ValueSource(ints = {8_000, 48_000, 96_000})
    void whatWasLoudAndLowBeforeARestartLeavesNoTraceInTheQuietAfterIt(int rateHz) {
        AudioBuffer programme = programme(rateHz);
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.MONO);
        Blocks.feed(programme, 4_096, meter::process);
        LoudnessOracle oracle = new LoudnessOracle(programme);
        double[] momentary = meter.momentaryTimeline().toArray();
        List<Double> expected = oracle.windows(40, 10);
        assertThat(momentary).hasSize(expected.size());
        double quietest = 0.0;
        for (int i = 0; i < momentary.length; i++) {
            assertThat(momentary[i]).as("window %d", i).isCloseTo(expected.get(i), within(ROUNDING_LU));
            quietest = Math.min(quietest, momentary[i]);
        }
        // over 80 LU under what was before it
        assertThat(quietest).isLessThan(-95.0);
        LoudnessReading reading = meter.reading();
        assertThat(reading.integratedLufs().orElseThrow()).isCloseTo(oracle.integrated(), within(ROUNDING_LU));
        assertThat(reading.loudnessRangeLu().orElseThrow()).isCloseTo(oracle.range(), within(ROUNDING_LU));
        assertThat(reading.maxMomentaryLufs().orElseThrow()).isCloseTo(oracle.maximum(40), within(ROUNDING_LU));
    }

    /**
     * 65 s: a constant and 20 Hz, each at half of full scale, then noise at -100 dBFS. The change comes with a restart, in
     * the 300 ms that the new filters run before it, and just before those.
     */
    private static AudioBuffer programme(int rateHz) {
        double[] changes = {20.0, 39.9, 59.699};
        SplittableRandom random = new SplittableRandom(rateHz);
        float[] x = new float[65 * rateHz];
        for (int i = 0; i < x.length; i++) {
            double second = (double) i / rateHz;
            double change = changes[Math.min(2, i / (22 * rateHz))];
            x[i] = (float)
                    (second >= change && second < change + 4.0
                            ? 1e-5 * (2.0 * random.nextDouble() - 1.0)
                            : 0.5 + 0.5 * Math.sin(2.0 * Math.PI * 20.0 * second));
        }
        return AudioBuffer.wrap(rateHz, ChannelLayout.MONO, x);
    }
}
