package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.dsp.LimiterSettings.Detector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimiterSettingsTest {

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -20.01, 0.01, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void ceilingOutsideItsRangeIsRefused(double ceilingDbtp) {
        assertThatThrownBy(() -> LimiterSettings.mastering(ceilingDbtp))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ceilingDbtp must be in [-20.0, 0.0] dBTP, but was " + ceilingDbtp);
    }

    @Test
    void timesOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new LimiterSettings(-1, 0.4, 10, 60, 800, Detector.MASTERING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lookAheadMs");
        assertThatThrownBy(() -> new LimiterSettings(-1, 5, -1, 60, 800, Detector.MASTERING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdMs");
        assertThatThrownBy(() -> LimiterSettings.mastering(-1).withReleaseMs(0.5, 800))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fastReleaseMs");
        assertThatThrownBy(() -> LimiterSettings.mastering(-1).withReleaseMs(60, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("slowReleaseMs");
        assertThatThrownBy(() -> new LimiterSettings(-1, 5, 10, 60, 800, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("detector");
    }

    @Test
    void changedCopiesKeepTheRest() {
        LimiterSettings settings = LimiterSettings.game(-2.0);
        assertThat(settings.withCeilingDbtp(-3.0)).isEqualTo(LimiterSettings.game(-3.0));
        assertThat(settings.withReleaseMs(50, 500))
                .isEqualTo(new LimiterSettings(-2.0, 1.5, 3.0, 50, 500, Detector.REAL_TIME));
    }
}
