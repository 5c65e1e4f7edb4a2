package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntensityRampTest {

    @Test
    void standsStillUntilSomethingElseIsAsked() {
        IntensityRamp ramp = new IntensityRamp();
        ramp.reset(0.3);
        for (int hop = 0; hop < 50; hop++) {
            assertThat(ramp.next(0.3)).isEqualTo(0.3);
        }
    }

    @Test
    void goesInAStraightLineOverTenHopsAndArrivesExactly() {
        IntensityRamp ramp = new IntensityRamp();
        ramp.reset(0.1);
        for (int hop = 1; hop < 10; hop++) {
            assertThat(ramp.next(0.8)).isCloseTo(0.1 + 0.07 * hop, within(1e-15));
        }
        for (int hop = 10; hop < 30; hop++) {
            assertThat(ramp.next(0.8)).isEqualTo(0.8);
        }
    }

    @Test
    void turnsAroundOnItsWayFromWhereverItIs() {
        IntensityRamp ramp = new IntensityRamp();
        ramp.reset(0.0);
        for (int hop = 0; hop < 4; hop++) {
            ramp.next(1.0);
        }
        for (int hop = 1; hop < 10; hop++) {
            assertThat(ramp.next(0.0)).isCloseTo(0.4 - 0.04 * hop, within(1e-15));
        }
        assertThat(ramp.next(0.0)).isZero();
        assertThat(ramp.next(0.0)).isZero();
    }

    @Test
    void resetStopsItsWay() {
        IntensityRamp ramp = new IntensityRamp();
        ramp.reset(0.0);
        ramp.next(1.0);
        ramp.reset(0.5);
        assertThat(ramp.next(0.5)).isEqualTo(0.5);
        assertThat(ramp.next(0.5)).isEqualTo(0.5);
    }
}
