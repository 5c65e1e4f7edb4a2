package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StereoProfileTest {

    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void levelsAreInDecibels() {
        // the left channel twice as strong as the right one, both the same otherwise
        StereoProfile profile = StereoProfile.of(new StereoEnergy(2.25, 0.25, 0.75), OptionalDouble.of(1.5));
        assertThat(profile.material()).isEqualTo(StereoMaterial.NEAR_MONO);
        assertThat(profile.correlation()).isCloseTo(1.0, within(1e-12));
        assertThat(profile.balanceDb()).isCloseTo(-6.0206, within(1e-4));
        assertThat(profile.widthDb()).isCloseTo(-9.5424, within(1e-4));
        assertThat(profile.lagMs()).hasValue(1.5);
    }

    @Test
    void silenceMonoAndOneChannelAloneHaveFiguresOfTheirOwn() {
        assertThat(StereoProfile.of(new StereoEnergy(0.0, 0.0, 0.0), NONE))
                .isEqualTo(new StereoProfile(StereoMaterial.SILENCE, 1.0, Double.NEGATIVE_INFINITY, 0.0, NONE));
        assertThat(StereoProfile.of(new StereoEnergy(3.0, 0.0, 0.0), NONE))
                .isEqualTo(new StereoProfile(StereoMaterial.DUAL_MONO, 1.0, Double.NEGATIVE_INFINITY, 0.0, NONE));
        assertThat(StereoProfile.of(new StereoEnergy(1.0, 1.0, 1.0), NONE))
                .isEqualTo(new StereoProfile(StereoMaterial.ONE_SIDED, 0.0, 0.0, Double.NEGATIVE_INFINITY, NONE));
        assertThat(StereoProfile.of(new StereoEnergy(1.0, 1.0, -1.0), NONE))
                .isEqualTo(new StereoProfile(StereoMaterial.ONE_SIDED, 0.0, 0.0, Double.POSITIVE_INFINITY, NONE));
    }

    @Test
    void nothingMayBeMissing() {
        assertThatNullPointerException().isThrownBy(() -> new StereoProfile(null, 1.0, 0.0, 0.0, NONE));
        assertThatNullPointerException()
                .isThrownBy(() -> new StereoProfile(StereoMaterial.STEREO, 1.0, 0.0, 0.0, null));
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void theEngineTellsWhatItsInputWas(SpatialQuality quality) {
        AudioBuffer in = StereoSignals.correlated(0.7, 48_000, 4.0);
        SpatialEngine engine = SpatialEngine.builder().quality(quality).build();
        Chain.of(engine).render(in);
        StereoProfile profile = engine.profile();
        assertThat(profile.material()).isEqualTo(StereoMaterial.STEREO);
        // hops of a segment that is not yet full are not in it
        assertThat(profile.correlation()).isCloseTo(Image.correlation(in), within(0.005));
        assertThat(profile.balanceDb()).isCloseTo(Image.balanceDb(in), within(0.05));
        double correlation = Image.correlation(in);
        assertThat(profile.widthDb())
                .isCloseTo(10.0 * Math.log10((1.0 - correlation) / (1.0 + correlation)), within(0.1));
    }
}
