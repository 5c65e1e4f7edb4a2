package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelCardTest {

    private final ModelCard card = new ModelCard("1", List.of(Genre.ROCK, Genre.SPEECH), 2.0, 0.6);

    @Test
    void windowsAreAveragedAndDividedByTheTemperature() {
        GenreEstimate estimate = card.estimate(new float[][] {{3.0f, 1.0f}, {5.0f, -1.0f}});
        // e^(4 / 2) against e^(0 / 2).
        assertThat(estimate.probabilities().get(Genre.ROCK)).isCloseTo(1.0 / (1.0 + Math.exp(-2.0)), within(1e-12));
        assertThat(estimate.genre()).contains(Genre.ROCK);
        assertThat(estimate.whyUnsure()).isEmpty();
    }

    @Test
    void belowTheThresholdProbabilitiesAreReasonEnough() {
        GenreEstimate estimate = card.estimate(new float[][] {{0.5f, 0.0f}});
        assertThat(estimate.unsure()).isTrue();
        assertThat(estimate.whyUnsure()).isEmpty();
        assertThat(estimate.confidence()).isBetween(0.5, 0.6);
    }

    @Test
    void hugeLogitsAreNoTroubleAndWhatIsNotFiniteIsUnsure() {
        assertThat(card.estimate(new float[][] {{1e30f, -1e30f}}).confidence()).isEqualTo(1.0);
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            GenreEstimate estimate = card.estimate(new float[][] {{1.0f, 0.0f}, {odd, 0.0f}});
            assertThat(estimate.whyUnsure()).contains("the model overflows on this mix");
            assertThat(estimate.probabilities().values()).containsOnly(0.5);
        }
    }
}
