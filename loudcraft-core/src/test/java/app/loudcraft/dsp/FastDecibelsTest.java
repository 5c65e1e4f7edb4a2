package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FastDecibelsTest {

    @Test
    void levelsAgreeWithTheLogarithm() {
        Random random = new Random(21);
        for (int k = 0; k < 200_000; k++) {
            double power = Math.pow(10.0, 400.0 * random.nextDouble() - 300.0);
            checkLevel(power);
        }
        // both sides of every seam between octaves
        for (int exponent = -1_000; exponent <= 1_000; exponent++) {
            double seam = Math.scalb(Math.sqrt(0.5), exponent);
            checkLevel(seam);
            checkLevel(Math.nextDown(seam));
            checkLevel(Math.nextUp(seam));
            checkLevel(Math.scalb(1.0, exponent));
        }
    }

    private static void checkLevel(double power) {
        double exact = 10.0 * StrictMath.log10(power);
        // the proven 1e-10 dB plus the rounding of a number of up to 3000
        assertThat(FastDecibels.fromPower(power)).isCloseTo(exact, within(1e-10 + 1e-15 * Math.abs(exact)));
    }

    @Test
    void amplitudesAgreeWithThePower() {
        Random random = new Random(22);
        for (int k = 0; k < 200_000; k++) {
            checkAmplitude(2_000.0 * random.nextDouble() - 1_500.0);
        }
        // both sides of every seam: half octaves
        for (int half = -401; half <= 401; half += 2) {
            double seam = half * 10.0 * Math.log10(2.0);
            checkAmplitude(seam - 1e-9);
            checkAmplitude(seam + 1e-9);
        }
    }

    private static void checkAmplitude(double db) {
        double exact = StrictMath.pow(10.0, db / 20.0);
        // the proven 7e-12 plus what rounding the argument costs: 2^-53 * 250 octaves
        assertThat(FastDecibels.toAmplitude(db) / exact).as("%s dB", db).isCloseTo(1.0, within(1e-11 + 1e-13));
    }

    @Test
    void zeroDecibelsIsExactlyOne() {
        assertThat(FastDecibels.toAmplitude(0.0)).isEqualTo(1.0);
        assertThat(FastDecibels.toAmplitude(-0.0)).isEqualTo(1.0);
        assertThat(FastDecibels.fromPower(1.0)).isZero();
    }
}
