package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.meter.SpectrumReading;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenreBlendTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void everyLikelyGenreWeighsItsProbabilityToThePowerOfOneAndAHalf() {
        GenreEstimate estimate =
                sure(Map.of(Genre.HIP_HOP, 0.64, Genre.RNB_SOUL, 0.16, Genre.POP, 0.16, Genre.METAL, 0.04));

        // 0.8^3, 0.4^3 and 0.36^3 of what is not hip-hop; 0.04 is under a tenth of 0.64
        assertWeights(estimate, Map.of("hip-hop", 0.512, "R&B, soul", 0.064, "pop", 0.064, "neutral", 0.046656));
        GenreProfile blend = GenreProfile.blendOf(GenreBlend.weights(estimate));
        assertThat(blend.name()).isEqualTo("hip-hop + R&B, soul + others");
        double expectedDb = (0.512 * GenreProfile.of(Genre.HIP_HOP).plrFloorDb()
                        + 0.046656 * GenreProfile.NEUTRAL.plrFloorDb()
                        + 0.064 * GenreProfile.of(Genre.RNB_SOUL).plrFloorDb()
                        + 0.064 * GenreProfile.of(Genre.POP).plrFloorDb())
                / 0.686656;
        assertThat(blend.plrFloorDb()).isCloseTo(expectedDb, within(ROUNDING));
        for (int band = 0; band < SpectrumReading.BANDS; band++) {
            double expectedLevelDb = (0.512 * levelDb(GenreProfile.of(Genre.HIP_HOP), band)
                            + 0.046656 * levelDb(GenreProfile.NEUTRAL, band)
                            + 0.064 * levelDb(GenreProfile.of(Genre.RNB_SOUL), band)
                            + 0.064 * levelDb(GenreProfile.of(Genre.POP), band))
                    / 0.686656;
            assertThat(levelDb(blend, band)).isCloseTo(expectedLevelDb, within(1e-9));
        }
    }

    @Test
    void whereNothingStandsOutTheNeutralProfileWeighsTheMost() {
        GenreEstimate estimate = sure(Map.of(Genre.POP, 0.25, Genre.ROCK, 0.25, Genre.LATIN, 0.25, Genre.REGGAE, 0.25));

        // 0.5^3, and 0.75^3
        assertWeights(
                estimate, Map.of("pop", 0.125, "rock", 0.125, "Latin", 0.125, "reggae", 0.125, "neutral", 0.421875));
    }

    @ParameterizedTest
    @CsvSource({"1.0, false", "0.95, false", "0.91, false", "0.90, true", "0.70, true"})
    void onlyAGenreThatIsNearlyCertainIsFollowedByItself(double probability, boolean blended) {
        GenreEstimate estimate = estimate(Genre.CLASSICAL, probability);

        assertThat(GenreBlend.weights(estimate).size() > 1).isEqualTo(blended);
        assertThat(GenreProfile.blendOf(GenreBlend.weights(estimate)).equals(GenreProfile.of(Genre.CLASSICAL)))
                .isEqualTo(!blended);
    }

    @Test
    void whatMayBeSpeechCountsAsNeutral() {
        GenreEstimate estimate = sure(Map.of(Genre.AMBIENT, 0.64, Genre.SPEECH, 0.36));

        // 0.8^3; 0.6^3 for speech, and 0.36^3 for what is not ambient
        assertWeights(estimate, Map.of("ambient", 0.512, "neutral", 0.262656));
    }

    @Test
    void whatHasNoOpinionIsNotFollowed() {
        GenreEstimate silent = new GenreEstimate(Map.of(Genre.METAL, 1.0), true, Optional.of("the mix is silent"));

        assertThat(GenreBlend.weights(silent)).containsOnlyKeys(GenreProfile.NEUTRAL);
    }

    @Test
    void whatIsUnsureIsFollowedAsFarAsItLeans() {
        Map<Genre, Double> leaning = Map.of(Genre.METAL, 0.5, Genre.ROCK, 0.5);

        assertThat(GenreBlend.weights(new GenreEstimate(leaning, true)))
                .isEqualTo(GenreBlend.weights(new GenreEstimate(leaning, false)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.6, 0.7, 0.8, 0.9})
    void theLessCertainAGenreTheNearerIsNeutral(double probability) {
        double less = distanceToNeutral(probability);
        double more = distanceToNeutral(probability + 0.1);

        assertThat(less).isPositive().isLessThan(more);
        assertThat(more).isLessThanOrEqualTo(distanceToNeutral(1.0));
    }

    /** How far classical holds its peaks over those of most music, dB. */
    private static double distanceToNeutral(double probability) {
        return GenreProfile.blendOf(GenreBlend.weights(estimate(Genre.CLASSICAL, probability)))
                        .plrFloorDb()
                - GenreProfile.NEUTRAL.plrFloorDb();
    }

    @Test
    void takingAGenreForItsNeighbourCostsHardlyAnything() {
        GenreProfile one = GenreProfile.blendOf(
                GenreBlend.weights(sure(Map.of(Genre.HIP_HOP, 0.45, Genre.RNB_SOUL, 0.40, Genre.POP, 0.15))));
        GenreProfile other = GenreProfile.blendOf(
                GenreBlend.weights(sure(Map.of(Genre.HIP_HOP, 0.40, Genre.RNB_SOUL, 0.45, Genre.POP, 0.15))));

        for (int band = 0; band < SpectrumReading.BANDS; band++) {
            double apartDb = Math.abs(
                    levelDb(GenreProfile.of(Genre.HIP_HOP), band) - levelDb(GenreProfile.of(Genre.RNB_SOUL), band));
            // (0.302 - 0.253) of 0.78, where the plain profiles would be all of it apart
            assertThat(Math.abs(levelDb(one, band) - levelDb(other, band))).isLessThanOrEqualTo(0.065 * apartDb + 1e-9);
        }
    }

    private static double levelDb(GenreProfile profile, int band) {
        return profile.tone().levelDb(band);
    }

    private static void assertWeights(GenreEstimate estimate, Map<String, Double> expected) {
        Map<String, Double> weights = new TreeMap<>();
        GenreBlend.weights(estimate).forEach((profile, weight) -> weights.put(profile.name(), weight));
        assertThat(weights).containsOnlyKeys(expected.keySet());
        expected.forEach(
                (name, weight) -> assertThat(weights.get(name)).as(name).isCloseTo(weight, within(ROUNDING)));
    }

    /** A genre, and what it leaves spread over all others: none of them is likely from 50 % on. */
    private static GenreEstimate estimate(Genre genre, double probability) {
        Map<Genre, Double> probabilities = new TreeMap<>();
        for (Genre other : Genre.values()) {
            probabilities.put(other, other == genre ? probability : (1.0 - probability) / (Genre.values().length - 1));
        }
        return sure(probabilities);
    }

    private static GenreEstimate sure(Map<Genre, Double> probabilities) {
        return new GenreEstimate(probabilities, false);
    }
}
