package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The profile that a mix is treated after, and why it is that one: the genre that the user names, else what a classifier
 * believes, else the neutral one.
 *
 * @param profile what is followed; that of the genre with the tone of an album, where there is one
 * @param genre the profile of the genre alone
 * @param speech true if the mix is treated as speech, which only a genre that was named decides, by the user or a classifier
 * @param reason why, as the beginning of a sentence
 */
record ProfileChoice(GenreProfile profile, GenreProfile genre, boolean speech, String reason) {

    private static final int MOST_NAMED = 3;
    private static final double LEAST_NAMED = 0.1;

    static ProfileChoice of(MixAnalysis mix, MasteringWishes wishes) {
        ProfileChoice choice = byGenre(mix, wishes);
        return wishes.albumTone()
                .map(tone -> new ProfileChoice(
                        choice.profile().withTone("album", tone),
                        choice.genre(),
                        choice.speech(),
                        "the tracks of an album belong together"))
                .orElse(choice);
    }

    private static ProfileChoice byGenre(MixAnalysis mix, MasteringWishes wishes) {
        if (wishes.genre().isPresent()) {
            Genre genre = wishes.genre().get();
            return of(GenreProfile.of(genre), genre == Genre.SPEECH, "the genre was given as " + genre);
        }
        return mix.genre()
                .map(ProfileChoice::recognised)
                .orElseGet(() -> of(GenreProfile.NEUTRAL, false, "no genre was given"));
    }

    private static ProfileChoice of(GenreProfile profile, boolean speech, String reason) {
        return new ProfileChoice(profile, profile, speech, reason);
    }

    private static ProfileChoice recognised(GenreEstimate estimate) {
        Optional<Genre> genre = estimate.genre();
        // Speech gets steps of its own and is judged by limits of its own, so it is speech in full or not at all.
        boolean speech = genre.equals(Optional.of(Genre.SPEECH));
        Map<GenreProfile, Double> weights =
                speech ? Map.of(GenreProfile.of(Genre.SPEECH), 1.0) : GenreBlend.weights(estimate);
        return of(
                GenreProfile.blendOf(weights),
                speech,
                genre.map(named -> sure(estimate, named, weights.size() > 1)).orElseGet(() -> unsure(estimate)));
    }

    private static String sure(GenreEstimate estimate, Genre genre, boolean blended) {
        return "the mix was recognised as "
                + (blended
                        ? enumeration(named(estimate, Math.min(LEAST_NAMED, estimate.confidence()))) + ": blended curve"
                        : genre + " (" + percent(estimate.confidence()) + ")");
    }

    private static String unsure(GenreEstimate estimate) {
        String unsure = "the genre could not be told with confidence";
        if (estimate.whyUnsure().isPresent()) {
            return unsure + ": " + estimate.whyUnsure().get();
        }
        List<String> leaning = named(estimate, LEAST_NAMED);
        return leaning.isEmpty() ? unsure : unsure + " (perhaps " + String.join(", ", leaning) + "): blended curve";
    }

    /** Genres with their probabilities, such as {@code 72 % hip-hop}, the most probable first. */
    private static List<String> named(GenreEstimate estimate, double leastProbability) {
        return estimate.probabilities().entrySet().stream()
                .filter(entry -> entry.getValue() >= leastProbability)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST_NAMED)
                .map(entry -> percent(entry.getValue()) + " " + entry.getKey())
                .toList();
    }

    private static String percent(double probability) {
        return String.format(Locale.ROOT, "%.0f %%", 100.0 * probability);
    }

    private static String enumeration(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
