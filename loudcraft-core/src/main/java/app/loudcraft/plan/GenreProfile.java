package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What programmes of one kind are like, and how they are usually treated: tone, dynamics, saturation, width, and how much
 * limiting they bear.
 *
 * <p>A profile is no recipe: nothing is done to a programme that lies within it. Immutable; profiles can be blended.
 *
 * @param name what the profile is called, such as {@code hip-hop}
 * @param tone where its spectrum lies
 * @param maxToneDb the most that any frequency is raised or lowered by, 0 dB or more
 * @param dynamics how lively it is
 * @param saturationPercent amount of saturation, [0, 100] %
 * @param spatialPercent intensity of the spatial engine that suits it, [0, 100] %
 * @param plrFloorDb what peaks keep standing over the loudness, however loud a master is asked for, dB
 * @param maxLimitingDb gain reduction of the limiter that 99 % of the time must not exceed, 0 dB or more
 */
public record GenreProfile(
        String name,
        ToneTarget tone,
        double maxToneDb,
        DynamicsTarget dynamics,
        double saturationPercent,
        double spatialPercent,
        double plrFloorDb,
        double maxLimitingDb) {

    private static final int MOST_NAMED = 3;

    /** For programmes whose kind nobody told: what suits most music, with wide tolerances. */
    public static final GenreProfile NEUTRAL = GenreProfiles.neutral();

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public GenreProfile {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(tone, "tone");
        Objects.requireNonNull(dynamics, "dynamics");
        check("maxToneDb", maxToneDb, 0.0, 12.0, "dB");
        check("saturationPercent", saturationPercent, 0.0, 100.0, "%");
        check("spatialPercent", spatialPercent, 0.0, 100.0, "%");
        check("plrFloorDb", plrFloorDb, 0.0, 40.0, "dB");
        check("maxLimitingDb", maxLimitingDb, 0.0, 40.0, "dB");
    }

    private static void check(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    name + " must be in [" + min + ", " + max + "] " + unit + ", but was " + value);
        }
    }

    /** The profile for a genre. */
    public static GenreProfile of(Genre genre) {
        return GenreProfiles.of(genre);
    }

    /**
     * The mean of the profiles of several genres.
     *
     * @param weights a weight for every genre, 0 or more, at least one above 0; they need not sum to 1
     * @throws IllegalArgumentException if there is no weight above 0, or one is negative or no number
     */
    public static GenreProfile blend(Map<Genre, Double> weights) {
        Map<GenreProfile, Double> profiles = new LinkedHashMap<>();
        weights.forEach((genre, weight) -> {
            if (!(weight >= 0.0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of " + genre + " must be 0 or more, but was " + weight);
            }
            if (weight > 0.0) {
                profiles.put(of(genre), weight);
            }
        });
        return blendOf(profiles);
    }

    /** This profile with another tone. */
    GenreProfile withTone(String newName, ToneTarget newTone) {
        return new GenreProfile(
                newName, newTone, maxToneDb, dynamics, saturationPercent, spatialPercent, plrFloorDb, maxLimitingDb);
    }

    /**
     * The mean of profiles, called after up to three of them, the heaviest genre first and the neutral one last.
     *
     * @param profiles profiles with their weights, each above 0
     * @throws IllegalArgumentException if there is none
     */
    static GenreProfile blendOf(Map<GenreProfile, Double> profiles) {
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("weights must have one above 0, but had none");
        }
        if (profiles.size() == 1) {
            return profiles.keySet().iterator().next();
        }
        List<Map.Entry<GenreProfile, Double>> ordered = new ArrayList<>(profiles.entrySet());
        ordered.sort(Comparator.comparing((Map.Entry<GenreProfile, Double> entry) ->
                        entry.getKey().equals(NEUTRAL))
                .thenComparing(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .thenComparing(entry -> entry.getKey().name()));
        Blend blend = new Blend(ordered);
        DynamicsTarget first = ordered.get(0).getKey().dynamics();
        return new GenreProfile(
                name(ordered.stream().map(e -> e.getKey().name()).toList()),
                blend.tone(),
                blend.mean(GenreProfile::maxToneDb),
                new DynamicsTarget(
                        blend.means(
                                first.bandCrestsDb().size(),
                                (p, i) -> p.dynamics().bandCrestsDb().get(i)),
                        blend.means(
                                first.bandRatios().size(),
                                (p, i) -> p.dynamics().bandRatios().get(i)),
                        blend.mean(p -> p.dynamics().maxBandReductionDb()),
                        blend.mean(p -> p.dynamics().crestDb()),
                        blend.mean(p -> p.dynamics().ratio()),
                        blend.mean(p -> p.dynamics().maxReductionDb())),
                blend.mean(GenreProfile::saturationPercent),
                blend.mean(GenreProfile::spatialPercent),
                blend.mean(GenreProfile::plrFloorDb),
                blend.mean(GenreProfile::maxLimitingDb));
    }

    /** Names up to three; of more, the first two. */
    private static String name(List<String> names) {
        List<String> shown = names.size() > MOST_NAMED ? List.of(names.get(0), names.get(1), "others") : names;
        return String.join(" + ", shown);
    }

    /** Weighted means over profiles, always summed in the same order. */
    private record Blend(List<Map.Entry<GenreProfile, Double>> profiles) {

        interface Indexed {
            double of(GenreProfile profile, int index);
        }

        double mean(ToDoubleFunction<GenreProfile> figure) {
            double sum = 0.0;
            double weights = 0.0;
            for (Map.Entry<GenreProfile, Double> entry : profiles) {
                sum += entry.getValue() * figure.applyAsDouble(entry.getKey());
                weights += entry.getValue();
            }
            return sum / weights;
        }

        List<Double> means(int count, Indexed figure) {
            List<Double> means = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int index = i;
                means.add(mean(profile -> figure.of(profile, index)));
            }
            return means;
        }

        ToneTarget tone() {
            return ToneTarget.of(
                    band -> mean(profile -> profile.tone().levelDb(band)),
                    band -> mean(profile -> profile.tone().toleranceDb(band)));
        }
    }
}
