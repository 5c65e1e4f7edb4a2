package app.loudcraft.onnx;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The estimate of who knows nothing: unsure, and every genre as probable as any other. */
final class EvenOdds {

    private EvenOdds() {}

    /**
     * @param genres at least one, none twice
     * @param why nothing is known, as a clause
     */
    static GenreEstimate among(Collection<Genre> genres, String why) {
        Map<Genre, Double> probabilities = new EnumMap<>(Genre.class);
        genres.forEach(genre -> probabilities.put(genre, 1.0 / genres.size()));
        return new GenreEstimate(probabilities, true, Optional.of(why));
    }
}
