package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearPhaseKernelTest {

    /** One less than a power of two, and no shorter in time than 8191 taps at 48 kHz, which at 24 kHz 4095 would be by half a tap. */
    @ParameterizedTest
    @CsvSource({
        "8000, 2047",
        "22050, 4095",
        "24000, 8191",
        "44100, 8191",
        "48000, 8191",
        "88200, 16383",
        "96000, 16383",
        "192000, 32767",
        "384000, 65535"
    })
    void isAsLongAsTheRateDemands(int rate, int taps) {
        assertThat(LinearPhaseKernel.taps(rate)).isEqualTo(taps);
    }

    @Test
    void isSymmetric() {
        double[] kernel = LinearPhaseKernel.of(WidthCurve::linearPart, 4_095, 48_000);
        for (int i = 0; i < kernel.length; i++) {
            // a transform of 32768 points rounds to some units in the last place of 1
            assertThat(kernel[i]).isCloseTo(kernel[kernel.length - 1 - i], within(1e-15));
        }
    }

    @Test
    void aResponseOfOneIsAnImpulseInTheMiddle() {
        double[] kernel = LinearPhaseKernel.of(hz -> 1.0, 1_023, 48_000);
        for (int i = 0; i < kernel.length; i++) {
            assertThat(kernel[i]).isCloseTo(i == 511 ? 1.0 : 0.0, within(1e-14));
        }
    }

    @Test
    void hasTheAmplitudesAskedForSignIncluded() {
        int taps = 1_023;
        double[] kernel = LinearPhaseKernel.of(hz -> Math.cos(hz / 4_000.0), taps, 48_000);
        for (double hz = 300.0; hz < 23_500.0; hz += 770.0) {
            Response response = Response.of(kernel, hz, 48_000);
            double turn = 2.0 * Math.PI * hz * (taps / 2) / 48_000.0;
            double real = response.re() * Math.cos(turn) - response.im() * Math.sin(turn);
            // the window's main lobe of 240 Hz blurs the cosine's bends, which are of 4 kHz
            assertThat(real).as("%s Hz", hz).isCloseTo(Math.cos(hz / 4_000.0), within(1e-3));
        }
    }
}
