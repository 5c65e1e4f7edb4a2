package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which profiles are followed, and how far, where a genre is believed and not known.
 *
 * <p>A genre of probability p weighs p<sup>1.5</sup>, and the neutral profile joins with (1 - p<sub>max</sub>)<sup>3</sup>,
 * p<sub>max</sub> being the largest probability: the less certain the best guess, the nearer is all to neutral. What has
 * less than a tenth of p<sub>max</sub> stays out, the neutral profile as well, so a genre of over 91 % that is alone is
 * followed by itself. An estimate that is unsure for want of probability is followed just so, which lies nearer to the genre
 * than the neutral profile does (docs/genre-model-card.md has the figures); one that says why it has no opinion, such as
 * silence, is not followed at all. Speech that might be counts as neutral, for half a voice is no music; a mix that is
 * recognised as speech is not blended.
 *
 * <p>So to take a genre for a similar one costs nearly nothing, for both are in the blend and their profiles are alike; the
 * exponent lets the best guess decide more than a mean over probabilities would, which is nobody's music; and a network that
 * does not know does no harm.
 */
final class GenreBlend {

    private static final double EXPONENT = 1.5;
    private static final double NEUTRAL_EXPONENT = 3.0;

    // Under this part of the largest probability a genre is hardly possible, and a plan need not name it.
    private static final double LEAST_SHARE = 0.1;

    private GenreBlend() {}

    /** Weights of the profiles, above 0, not summing to 1; the same bits on every machine, as a plan has to be. */
    static Map<GenreProfile, Double> weights(GenreEstimate estimate) {
        Map<GenreProfile, Double> weights = new LinkedHashMap<>();
        if (estimate.whyUnsure().isPresent()) {
            weights.put(GenreProfile.NEUTRAL, 1.0);
            return weights;
        }
        double least = LEAST_SHARE * estimate.confidence();
        estimate.probabilities().forEach((genre, probability) -> {
            if (probability >= least) {
                weights.merge(profileOf(genre), StrictMath.pow(probability, EXPONENT), Double::sum);
            }
        });
        double doubt = 1.0 - estimate.confidence();
        if (doubt >= least) {
            weights.merge(GenreProfile.NEUTRAL, StrictMath.pow(doubt, NEUTRAL_EXPONENT), Double::sum);
        }
        return weights;
    }

    private static GenreProfile profileOf(Genre genre) {
        return genre == Genre.SPEECH ? GenreProfile.NEUTRAL : GenreProfile.of(genre);
    }
}
