package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultibandSettingsTest {

    private static final BandDynamics BAND = BandDynamics.defaults();

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> new MultibandSettings(List.of(), List.of(BAND), 100.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("crossoversHz must be 1 to 4 frequencies, but were 0");
        assertThatThrownBy(() -> new MultibandSettings(
                        List.of(50.0, 100.0, 200.0, 400.0, 800.0), Collections.nCopies(6, BAND), 100.0))
                .hasMessage("crossoversHz must be 1 to 4 frequencies, but were 5");
        assertThatThrownBy(() -> new MultibandSettings(List.of(100.0), List.of(BAND), 100.0))
                .hasMessage("bands must be one more than the 1 crossovers, but were 1");
        assertThatThrownBy(() -> new MultibandSettings(List.of(19.0), List.of(BAND, BAND), 100.0))
                .hasMessage("crossoversHz must be in [20.0, 20000.0] Hz, but was 19.0");
        assertThatThrownBy(() -> new MultibandSettings(List.of(200.0, 200.0), List.of(BAND, BAND, BAND), 100.0))
                .hasMessage("crossoversHz must rise, but were [200.0, 200.0]");
        assertThatThrownBy(() -> MultibandSettings.defaults().withParallelPercent(101.0))
                .hasMessage("parallelPercent must be in [0.0, 100.0] %, but was 101.0");
        assertThatThrownBy(() -> BAND.withThresholdDbfs(1.0))
                .hasMessage("thresholdDbfs must be in [-80.0, 0.0] dBFS, but was 1.0");
        assertThatThrownBy(() -> BAND.withRatio(Double.NaN)).hasMessage("ratio must be in [1.0, 100.0], but was NaN");
        assertThatThrownBy(() -> BAND.withKneeDb(25.0)).hasMessage("kneeDb must be in [0.0, 24.0] dB, but was 25.0");
        assertThatThrownBy(() -> BAND.withAttackMs(-1.0))
                .hasMessage("attackMs must be in [0.0, 1000.0] ms, but was -1.0");
        assertThatThrownBy(() -> BAND.withReleaseMs(5_001.0))
                .hasMessage("releaseMs must be in [0.0, 5000.0] ms, but was 5001.0");
        assertThatThrownBy(() -> BAND.withMakeupDb(25.0))
                .hasMessage("makeupDb must be in [-24.0, 24.0] dB, but was 25.0");
        assertThatThrownBy(() -> BAND.withMaxReductionDb(61.0))
                .hasMessage("maxReductionDb must be in [0.0, 60.0] dB, but was 61.0");
    }

    @Test
    void listsAreCopied() {
        List<Double> crossovers = new ArrayList<>(List.of(100.0));
        List<BandDynamics> bands = new ArrayList<>(List.of(BAND, BAND));
        MultibandSettings settings = new MultibandSettings(crossovers, bands, 50.0);
        crossovers.set(0, 5.0);
        bands.clear();
        assertThat(settings).isEqualTo(new MultibandSettings(List.of(100.0), List.of(BAND, BAND), 50.0));
    }

    @Test
    void changesLeaveTheRestAsItIs() {
        MultibandSettings settings = MultibandSettings.defaults();
        BandDynamics other = BAND.withRatio(3.0);
        assertThat(settings.withParallelPercent(30.0).crossoversHz()).isEqualTo(settings.crossoversHz());
        assertThat(settings.withBands(Collections.nCopies(4, other)).bands()).containsOnly(other);
        assertThat(settings.withParallelPercent(30.0).withBands(List.of(90.0), List.of(other, BAND)))
                .isEqualTo(new MultibandSettings(List.of(90.0), List.of(other, BAND), 30.0));
        assertThat(settings.isNeutral()).isFalse();
    }

    @Test
    void bandReducesAlongItsCurveUpToItsCap() {
        BandDynamics band = new BandDynamics(-20.0, 2.0, 10.0, 10.0, 100.0, 0.0, 6.0);
        assertThat(band.reductionDb(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(band.reductionDb(-25.0)).isZero();
        assertThat(band.reductionDb(-20.0)).isCloseTo(0.5 * 25.0 / 20.0, within(1e-12));
        assertThat(band.reductionDb(-10.0)).isCloseTo(5.0, within(1e-12));
        assertThat(band.reductionDb(0.0)).isEqualTo(6.0);
        assertThat(BandDynamics.neutral().isNeutral()).isTrue();
        assertThat(BandDynamics.neutral().withMakeupDb(1.0).isNeutral()).isFalse();
    }
}
