package app.loudcraft.onnx;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a model says about itself in its metadata, and how its answers are read after that.
 *
 * @param version what it is called, not blank
 * @param genres the genres it can tell, in the order of its outputs; at least 2, none twice
 * @param temperature what its outputs are divided by, above 0
 * @param abstainBelow the probability in [0, 1] below which it names no genre
 */
record ModelCard(String version, List<Genre> genres, double temperature, double abstainBelow) {

    private static final String HASH = "frontEndHash";
    private static final String GENRES = "genres";
    private static final String VERSION = "version";
    private static final String TEMPERATURE = "temperature";
    private static final String ABSTAIN_BELOW = "abstainBelow";

    /**
     * @param file what to call the model in messages
     * @param frontEndHash what the model must have been trained with
     * @throws GenreModelException if something is missing or out of range, or the hash differs
     */
    static ModelCard of(Map<String, String> metadata, String file, String frontEndHash) throws GenreModelException {
        String hash = required(metadata, HASH, file);
        if (!hash.equals(frontEndHash)) {
            throw new GenreModelException(
                    file,
                    "the model must have been trained with the front end " + frontEndHash + ", but was with " + hash);
        }
        return new ModelCard(
                required(metadata, VERSION, file),
                genres(required(metadata, GENRES, file), file),
                number(metadata, TEMPERATURE, Double.MIN_NORMAL, Double.MAX_VALUE, file),
                number(metadata, ABSTAIN_BELOW, 0.0, 1.0, file));
    }

    /**
     * What the logits of windows say together: the softmax of their mean, divided by the temperature.
     *
     * @param logits of each window, at least one, as many as there are genres
     */
    GenreEstimate estimate(float[][] logits) {
        double[] means = new double[genres.size()];
        for (float[] window : logits) {
            for (int i = 0; i < means.length; i++) {
                means[i] += window[i] / (logits.length * temperature);
            }
        }
        if (!Double.isFinite(Arrays.stream(means).sum())) {
            return EvenOdds.among(genres, "the model overflows on this mix");
        }
        double highest = Arrays.stream(means).max().orElseThrow();
        double[] weights =
                Arrays.stream(means).map(mean -> StrictMath.exp(mean - highest)).toArray();
        double sum = 0.0;
        for (double weight : weights) {
            sum += weight;
        }
        Map<Genre, Double> probabilities = new EnumMap<>(Genre.class);
        for (int i = 0; i < weights.length; i++) {
            probabilities.put(genres.get(i), weights[i] / sum);
        }
        // The highest weight is 1.
        return new GenreEstimate(probabilities, 1.0 / sum < abstainBelow);
    }

    private static String required(Map<String, String> metadata, String key, String file) throws GenreModelException {
        String value = metadata.get(key);
        if (value == null || value.isBlank()) {
            throw new GenreModelException(
                    file,
                    "the metadata must hold '" + key + "', but holds "
                            + metadata.keySet().stream().sorted().toList());
        }
        return value.strip();
    }

    private static List<Genre> genres(String text, String file) throws GenreModelException {
        List<Genre> genres = new ArrayList<>();
        for (String name : text.split(",")) {
            Genre genre;
            try {
                genre = Genre.valueOf(name.strip());
            } catch (IllegalArgumentException unknown) {
                throw new GenreModelException(
                        file,
                        "'" + GENRES + "' must name genres out of "
                                + Arrays.stream(Genre.values()).map(Genre::name).toList() + ", but names '"
                                + name.strip() + "'",
                        unknown);
            }
            if (genres.contains(genre)) {
                throw new GenreModelException(file, "'" + GENRES + "' must name no genre twice, but names " + text);
            }
            genres.add(genre);
        }
        if (genres.size() < 2) {
            throw new GenreModelException(file, "'" + GENRES + "' must name at least 2 genres, but names " + text);
        }
        return List.copyOf(genres);
    }

    private static double number(Map<String, String> metadata, String key, double min, double max, String file)
            throws GenreModelException {
        String text = required(metadata, key, file);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new GenreModelException(file, "'" + key + "' must be a number, but was '" + text + "'", noNumber);
        }
        if (!(value >= min && value <= max)) {
            throw new GenreModelException(file, "'" + key + "' must be in [" + min + ", " + max + "], but was " + text);
        }
        return value;
    }
}
