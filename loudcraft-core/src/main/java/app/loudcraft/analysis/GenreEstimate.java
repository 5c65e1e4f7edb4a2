package app.loudcraft.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@link GenreClassifier} believes about a mix: a probability for every genre it can tell, and whether it dares to
 * name one.
 *
 * @param probabilities genres with their probabilities in [0, 1], summing to 1; unmodifiable
 * @param unsure true if the classifier abstains from naming a genre; the probabilities still say what it leans to
 * @param whyUnsure why it has no opinion at all, as a clause such as {@code the mix is silent}; then the probabilities are not
 *     followed. Empty where it is sure, and where it is unsure since no probability is high enough
 */
public record GenreEstimate(Map<Genre, Double> probabilities, boolean unsure, Optional<String> whyUnsure) {

    // Rounding of a softmax over a few dozen floats.
    private static final double SUM_TOLERANCE = 1e-3;

    /**
     * @throws IllegalArgumentException if a probability is outside [0, 1], they do not sum to 1, or an estimate that is sure
     *     says why it is not
     */
    public GenreEstimate {
        if (probabilities.isEmpty()) {
            throw new IllegalArgumentException("probabilities must hold at least one genre, but was empty");
        }
        double sum = 0.0;
        for (Map.Entry<Genre, Double> entry : probabilities.entrySet()) {
            double probability = entry.getValue();
            if (!(probability >= 0.0 && probability <= 1.0)) {
                throw new IllegalArgumentException(
                        "probability of " + entry.getKey() + " must be in [0.0, 1.0], but was " + probability);
            }
            sum += probability;
        }
        if (Math.abs(sum - 1.0) > SUM_TOLERANCE) {
            throw new IllegalArgumentException("probabilities must sum to 1, but sum to " + sum);
        }
        if (!unsure && whyUnsure.isPresent()) {
            throw new IllegalArgumentException(
                    "whyUnsure must be empty unless unsure, but was \"" + whyUnsure.get() + "\"");
        }
        probabilities = Collections.unmodifiableMap(new EnumMap<>(probabilities));
    }

    /**
     * An estimate that says no more than its probabilities.
     *
     * @throws IllegalArgumentException as {@link #GenreEstimate(Map, boolean, Optional)}
     */
    public GenreEstimate(Map<Genre, Double> probabilities, boolean unsure) {
        this(probabilities, unsure, Optional.empty());
    }

    /** The most probable genre; empty where the classifier is unsure. */
    public Optional<Genre> genre() {
        return unsure ? Optional.empty() : Optional.of(mostProbable());
    }

    /** The largest probability. */
    public double confidence() {
        return probabilities.get(mostProbable());
    }

    private Genre mostProbable() {
        return Collections.max(probabilities.entrySet(), Map.Entry.comparingByValue())
                .getKey();
    }
}
