package app.loudcraft.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DecibelsTest {

    @Test
    void zeroDecibelsIsExactlyOne() {
        assertThat(Decibels.toAmplitude(0.0)).isEqualTo(1.0);
        assertThat(Decibels.toPower(0.0)).isEqualTo(1.0);
    }

    @Test
    void silenceIsMinusInfinityAndNeverNaN() {
        assertThat(Decibels.fromAmplitude(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Decibels.fromPower(0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Decibels.toAmplitude(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void conversionsInvertEachOther() {
        for (double db = -120.0; db <= 40.0; db += 0.37) {
            // a few rounding steps of a double
            assertThat(Decibels.fromAmplitude(Decibels.toAmplitude(db))).isCloseTo(db, within(1e-12));
            assertThat(Decibels.fromPower(Decibels.toPower(db))).isCloseTo(db, within(1e-12));
        }
    }
}
