package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StereoMaterialTest {

    /** Mid and side are independent: the correlation is {@code (1 - s) / (1 + s)}. */
    @ParameterizedTest
    @CsvSource({
        "0.999, NEAR_MONO",
        "0.9801, NEAR_MONO",
        "0.9799, STEREO",
        "0.2001, STEREO",
        "0.1999, WIDE",
        "0.0, WIDE",
        "-0.1999, WIDE",
        "-0.2001, ANTIPHASE",
        "-0.999, ANTIPHASE"
    })
    void theCorrelationDecides(double correlation, StereoMaterial material) {
        double side = (1.0 - correlation) / (1.0 + correlation);
        assertThat(StereoMaterial.of(new StereoEnergy(7.0, 7.0 * side, 0.0))).isEqualTo(material);
    }

    @ParameterizedTest
    @CsvSource({"-90.01, DUAL_MONO", "-200, DUAL_MONO", "-89.99, NEAR_MONO"})
    void aSideNinetyDecibelsDownIsNone(double sideDb, StereoMaterial material) {
        assertThat(StereoMaterial.of(new StereoEnergy(3.0, 3.0 * Math.pow(10.0, sideDb / 10.0), 0.0)))
                .isEqualTo(material);
    }

    /** The same signal in both channels, one louder: the correlation is 1, but the level decides first. */
    @ParameterizedTest
    @CsvSource({"18.01, ONE_SIDED", "17.99, NEAR_MONO", "-18.01, ONE_SIDED", "-17.99, NEAR_MONO"})
    void aChannelEighteenDecibelsLouderIsOneSide(double differenceDb, StereoMaterial material) {
        double left = Math.pow(10.0, differenceDb / 20.0);
        double mid = 0.5 * (left + 1.0), side = 0.5 * (left - 1.0);
        assertThat(StereoMaterial.of(new StereoEnergy(mid * mid, side * side, mid * side)))
                .isEqualTo(material);
    }

    @Test
    void sideAloneIsOutOfPhaseAndNothingIsSilence() {
        assertThat(StereoMaterial.of(new StereoEnergy(0.0, 1.0, 0.0))).isEqualTo(StereoMaterial.ANTIPHASE);
        assertThat(StereoMaterial.of(new StereoEnergy(0.0, 0.0, 0.0))).isEqualTo(StereoMaterial.SILENCE);
    }

    @Test
    void everyMaterialHasItsOwnWords() {
        assertThat(Arrays.stream(StereoMaterial.values()).map(StereoMaterial::description))
                .containsExactly(
                        "silence", "dual mono", "nearly mono", "stereo", "wide already", "out of phase", "one-sided");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.95, 0.4, 0.0, -0.7})
    void theCorrelationOfMidAndSideIsThatOfLeftAndRight(double correlation) {
        AudioBuffer in = StereoSignals.correlated(correlation, 48_000, 1.0);
        double[] mid = Image.half(in, 1), side = Image.half(in, -1);
        double mm = 0.0, ss = 0.0, ms = 0.0;
        for (int i = 0; i < mid.length; i++) {
            mm += mid[i] * mid[i];
            ss += side[i] * side[i];
            ms += mid[i] * side[i];
        }
        StereoEnergy energy = new StereoEnergy(mm, ss, ms);
        assertThat(energy.correlation()).isCloseTo(Image.correlation(in), within(1e-12));
        assertThat(energy.left() + energy.right()).isCloseTo(Image.energy(in), within(1e-12 * Image.energy(in)));
    }

    @Test
    void theCorrelationIsOneForSilenceAndNoneForOneChannelAlone() {
        assertThat(new StereoEnergy(0.0, 0.0, 0.0).correlation()).isEqualTo(1.0);
        assertThat(new StereoEnergy(2.0, 2.0, 2.0).correlation()).isZero();
        assertThat(new StereoEnergy(2.0, 2.0, -2.0).correlation()).isZero();
    }
}
