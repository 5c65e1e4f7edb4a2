package app.loudcraft.examples.cli;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a classifier believes about one file, for people and as JSON.
 *
 * @param file its path
 * @param estimate what is believed
 */
record GenreOfFile(String file, GenreEstimate estimate) {

    private static final String UNSURE = "UNSURE";

    /**
     * One line, such as {@code mix.wav: hip-hop (hip-hop 72 %; R&B, soul 20 %)} or {@code mix.wav: unsure, since the mix is
     * silent}.
     */
    String line(int most) {
        if (estimate.whyUnsure().isPresent()) {
            return file + ": unsure, since " + estimate.whyUnsure().get();
        }
        String genres = mostProbable(most).stream()
                .map(entry -> entry.getKey() + " " + Math.round(100.0 * entry.getValue()) + " %")
                .collect(Collectors.joining("; "));
        return file + ": " + estimate.genre().map(Genre::toString).orElse("unsure") + " (" + genres + ")";
    }

    /** An object with the names of genres as the enum has them; {@code whyUnsure} only where there is a reason. */
    ObjectNode json(int most) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("file", file);
        node.put("genre", estimate.genre().map(Genre::name).orElse(UNSURE));
        node.set("confidence", Json.number(estimate.confidence()));
        ObjectNode probabilities = node.putObject("probabilities");
        mostProbable(most).forEach(entry -> probabilities.set(entry.getKey().name(), Json.number(entry.getValue())));
        estimate.whyUnsure().ifPresent(why -> node.put("whyUnsure", why));
        return node;
    }

    static ArrayNode json(List<GenreOfFile> told, int most) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        told.forEach(genre -> nodes.add(genre.json(most)));
        return nodes;
    }

    private List<Map.Entry<Genre, Double>> mostProbable(int most) {
        return estimate.probabilities().entrySet().stream()
                .sorted(Map.Entry.<Genre, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(most)
                .toList();
    }
}
