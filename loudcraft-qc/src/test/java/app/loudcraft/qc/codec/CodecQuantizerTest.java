package app.loudcraft.qc.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecQuantizerTest {

    private static final int LINES = 1_024;
    private static final int RATE = 48_000;

    @ParameterizedTest
    @CsvSource({"2, 12.04", "3, 18.06", "5, 30.10"})
    void whiteNoiseGetsSixDecibelsForEveryBit(double bitsPerLine, double signalToErrorDb) {
        double[] spectrum = noise(1);
        double[] error = spectrum.clone();

        new CodecQuantizer(new CodecModel(bitsPerLine * RATE, RATE, 0.8, 1.0), LINES, RATE).toError(error);

        // 1.3 dB: the offset in rounding of AAC costs 0.4, the signal's own part in log2(1 + s/e) up to 0.3, and the
        // spread of 1024 random lines 0.3.
        assertThat(10.0 * Math.log10(energy(spectrum) / energy(error))).isCloseTo(signalToErrorDb, within(1.3));
    }

    @Test
    void whatIsLeftOfALineIsAWholeNumberOfStepsAndTheRestIsTheError() {
        double[] spectrum = noise(2);
        double[] error = spectrum.clone();

        new CodecQuantizer(new CodecModel(8.0 * RATE, RATE, 0.0, 1.0), LINES, RATE).toError(error);

        double least = Double.MAX_VALUE;
        for (int k = 0; k < LINES; k++) {
            double left = Math.abs(spectrum[k] + error[k]);
            least = left > 1e-9 ? Math.min(least, left) : least;
        }
        for (int k = 0; k < LINES; k++) {
            double steps = Math.abs(spectrum[k] + error[k]) / least;
            assertThat(steps).isCloseTo(Math.rint(steps), within(1e-6));
        }
    }

    @Test
    void nothingIsKeptAboveTheCutoff() {
        double[] spectrum = noise(3);
        double[] error = spectrum.clone();

        new CodecQuantizer(new CodecModel(128_000.0, 12_000.0, 0.8, 1.0), LINES, RATE).toError(error);

        for (int k = LINES / 2; k < LINES; k++) {
            assertThat(error[k]).isEqualTo(-spectrum[k]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1, 8.0})
    void theErrorFollowsTheLevelOfTheWhole(double gain) {
        double[] spectrum = noise(4);
        double[] plain = spectrum.clone();
        double[] scaled = new double[LINES];
        for (int k = 0; k < LINES; k++) {
            scaled[k] = gain * spectrum[k];
        }
        CodecQuantizer quantizer = new CodecQuantizer(new CodecModel(96_000.0, 16_000.0, 0.8, 1.0), LINES, RATE);
        quantizer.toError(plain);
        quantizer.toError(scaled);

        // The error is placed to 1e-6; a line that is at the edge of a step may then fall
        // to the other side, so energies are compared.
        assertThat(energy(scaled) / (gain * gain)).isCloseTo(energy(plain), within(0.01 * energy(plain)));
    }

    @Test
    void silenceHasNoError() {
        double[] silence = new double[LINES];

        new CodecQuantizer(new CodecModel(64_000.0, 16_000.0, 0.8, 1.0), LINES, RATE).toError(silence);

        assertThat(energy(silence)).isZero();
    }

    private static double[] noise(long seed) {
        Random random = new Random(seed);
        return random.doubles(LINES).map(uniform -> 0.3 * random.nextGaussian()).toArray();
    }

    private static double energy(double[] x) {
        double energy = 0.0;
        for (double value : x) {
            energy += value * value;
        }
        return energy;
    }
}
