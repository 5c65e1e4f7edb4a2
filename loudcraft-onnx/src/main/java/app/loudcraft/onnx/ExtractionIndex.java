package app.loudcraft.onnx;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.GenreProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What stands in {@code index.json} beside extracted clips, so that training needs to know nothing of Java.
 *
 * <p>{@code profiles} holds, for every {@link Genre} and for {@code NEUTRAL}, the level of its {@link GenreProfile#tone() tone
 * target} in dB in the thirds of an octave around {@code profileHz}: from them follows what it costs to take one genre for
 * another. Only their shape counts; a constant may be added to each. Immutable.
 *
 * @param frontEnd what the clips were heard with
 * @param clips in the order of the list
 */
record ExtractionIndex(FrontEnd frontEnd, List<Clip> clips) {

    /**
     * An extracted clip.
     *
     * @param file as the list names it
     * @param folder where its arrays are, in the folder of the index
     * @param windows how many its arrays hold
     * @param frames mel frames of the whole clip
     * @param rateHz frames of audio a second
     * @param seconds its length
     * @param levelDb the level its windows are seen from, full scale squared per Hz
     * @param silent true if there is nothing to be heard
     */
    record Clip(
            String file,
            String folder,
            int windows,
            int frames,
            int rateHz,
            double seconds,
            double levelDb,
            boolean silent) {

        private String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"file\": %s, \"folder\": %s, \"windows\": %d, \"frames\": %d, \"rateHz\": %d, \"seconds\": %.3f,"
                            + " \"levelDb\": %.2f, \"silent\": %b}",
                    quoted(file),
                    quoted(folder),
                    windows,
                    frames,
                    rateHz,
                    seconds,
                    levelDb,
                    silent);
        }
    }

    ExtractionIndex {
        clips = List.copyOf(clips);
    }

    /** The whole file. */
    String json() {
        return "{\n  \"frontEndHash\": " + quoted(frontEnd.hash())
                + ",\n  \"frontEnd\": " + quoted(frontEnd.description())
                + ",\n  \"bands\": " + FrontEnd.BANDS
                + ",\n  \"frames\": " + FrontEnd.FRAMES
                + ",\n  \"hopFrames\": " + FeatureExtractor.HOP_FRAMES
                + ",\n  \"featureNames\": "
                + frontEnd.featureNames().stream()
                        .map(ExtractionIndex::quoted)
                        .collect(Collectors.joining(", ", "[", "]"))
                + ",\n  \"profileHz\": " + perBand("%.1f", SpectrumReading::centreHz)
                + ",\n  \"profiles\": {\n    " + String.join(",\n    ", profiles()) + "\n  }"
                + ",\n  \"clips\": [\n    "
                + clips.stream().map(Clip::json).collect(Collectors.joining(",\n    "))
                + "\n  ]\n}\n";
    }

    private static List<String> profiles() {
        List<String> profiles = new ArrayList<>();
        for (Genre genre : Genre.values()) {
            profiles.add(profile(genre.name(), GenreProfile.of(genre)));
        }
        profiles.add(profile("NEUTRAL", GenreProfile.NEUTRAL));
        return profiles;
    }

    private static String profile(String name, GenreProfile profile) {
        return quoted(name) + ": " + perBand("%.3f", profile.tone()::levelDb);
    }

    private static String perBand(String format, IntToDoubleFunction ofBand) {
        return IntStream.range(0, SpectrumReading.BANDS)
                .mapToObj(band -> String.format(Locale.ROOT, format, ofBand.applyAsDouble(band)))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
