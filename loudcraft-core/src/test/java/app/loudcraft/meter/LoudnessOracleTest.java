package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the meter against the Recommendation written down word for word. */
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

        LoudnessOracle oracle = new LoudnessOracle(programme);
        assertThat(reading.integratedLufs().orElseThrow()).isCloseTo(oracle.integrated(), within(ROUNDING_LU));
        assertThat(reading.loudnessRangeLu().orElseThrow()).isCloseTo(oracle.range(), within(ROUNDING_LU));
        assertThat(reading.maxMomentaryLufs().orElseThrow()).isCloseTo(oracle.maximum(40), within(ROUNDING_LU));
        assertThat(reading.maxShortTermLufs().orElseThrow()).isCloseTo(oracle.maximum(300), within(ROUNDING_LU));
        assertThat(reading.ungatedLufs().orElseThrow()).isCloseTo(oracle.ungated(), within(ROUNDING_LU));
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
}
