package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Correlation and energy that a numeric prototype of the eight stages gave for 8 s of pink noise at 48 kHz. Ours was made
 * from the same description with other noise, other velvet and other details of the filters: hence 0.03 and 0.3 dB.
 */
class MeasuredTableTest {

    private static final int RATE = 48_000;
    private static final double SECONDS = 8.0;

    static Stream<Arguments> rows() {
        return Stream.of(
                row("dual mono", StereoSignals.correlated(1.0, RATE, SECONDS), 0.55, 0.983, 0.935, 0.859, 0.763),
                row("mix", StereoSignals.correlated(0.803, RATE, SECONDS), 0.48, 0.823, 0.785, 0.708, 0.616),
                row("wider mix", StereoSignals.correlated(0.5, RATE, SECONDS), 0.39, 0.563, 0.538, 0.459, 0.370),
                row("uncorrelated", StereoSignals.correlated(0.014, RATE, SECONDS), -0.82, 0.168, 0.225, 0.225, 0.225),
                row(
                        "anti-phase",
                        StereoSignals.correlated(-0.501, RATE, SECONDS),
                        -1.46,
                        -0.368,
                        -0.301,
                        -0.301,
                        -0.301),
                row("left only", StereoSignals.leftOnly(RATE, SECONDS), -0.86, 0.505, 0.359, 0.359, 0.359),
                row("alternating", StereoSignals.alternating(RATE, SECONDS), -0.36, 0.460, 0.489, 0.473, 0.454));
    }

    private static Arguments row(String name, AudioBuffer in, double energyDb, double... correlations) {
        return Arguments.of(name, in, energyDb, correlations);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void masteringGivesTheCorrelationsOfThePrototype(
            String name, AudioBuffer in, double energyDb, double[] correlations) {
        for (int k = 0; k < 4; k++) {
            AudioBuffer out = render(in, 25 * (k + 1));
            assertThat(Image.correlation(out))
                    .as("%s at %d %%", name, 25 * (k + 1))
                    .isCloseTo(correlations[k], within(0.03));
        }
        double change = 10.0 * Math.log10(Image.energy(render(in, 100)) / Image.energy(in));
        assertThat(change).as("energy of %s at 100 %%, dB", name).isCloseTo(energyDb, within(0.3));
    }

    private static AudioBuffer render(AudioBuffer in, int percent) {
        return Chain.of(SpatialEngine.builder().intensityPercent(percent).build())
                .render(in);
    }
}
