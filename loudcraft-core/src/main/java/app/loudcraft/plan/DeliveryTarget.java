package app.loudcraft.plan;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a place of delivery asks of a master: a loudness, a true-peak ceiling, and where the figures come from.
 *
 * @param name the name it goes by, such as {@code Spotify}
 * @param targetLufs integrated loudness; empty where the place does not normalise and documents none
 * @param monoTargetLufs integrated loudness of single-channel programmes where it differs
 * @param toleranceLu how far from the target a programme is still accepted, LU
 * @param ceilingDbtp highest true peak, [-20, 0] dBTP
 * @param loudCeilingDbtp highest true peak of a programme that is made louder than the target, where it is lower
 * @param official true if the place itself publishes these figures
 * @param source where the figures are from, and what to know about them
 */
public record DeliveryTarget(
        String name,
        OptionalDouble targetLufs,
        OptionalDouble monoTargetLufs,
        double toleranceLu,
        double ceilingDbtp,
        OptionalDouble loudCeilingDbtp,
        boolean official,
        String source) {

    /** Lowest loudness that can be asked for. */
    public static final double MIN_TARGET_LUFS = -60.0;

    /** Highest loudness that can be asked for. */
    public static final double MAX_TARGET_LUFS = -3.0;

    private static final double MIN_CEILING_DBTP = -20.0;

    private static final String ASKED_FOR = "asked for";

    public static final DeliveryTarget SPOTIFY = new DeliveryTarget(
            "Spotify",
            OptionalDouble.of(-14.0),
            OptionalDouble.empty(),
            0.5,
            -1.0,
            OptionalDouble.of(-2.0),
            true,
            "Spotify support, loudness normalization: -14 LUFS, -1 dBTP, -2 dBTP for masters louder than -14 LUFS");
    public static final DeliveryTarget APPLE_MUSIC = platform(
            "Apple Music",
            -16.0,
            0.5,
            -1.0,
            false,
            "third parties; Apple publishes 1 dB of headroom (Apple Digital Masters) but no loudness for Sound Check");
    public static final DeliveryTarget APPLE_PODCASTS = new DeliveryTarget(
            "Apple Podcasts",
            OptionalDouble.of(-16.0),
            OptionalDouble.of(-19.0),
            1.0,
            -1.0,
            OptionalDouble.empty(),
            true,
            "Apple Podcasts audio requirements: -16 LUFS +-1, -1 dBTP; -19 LUFS for mono is convention");
    public static final DeliveryTarget YOUTUBE = platform(
            "YouTube",
            -14.0,
            0.5,
            -1.0,
            false,
            "third parties; not documented; louder programmes are turned down only");
    public static final DeliveryTarget YOUTUBE_MUSIC = platform(
            "YouTube Music",
            -14.0,
            0.5,
            -1.0,
            false,
            "third parties; not documented; louder programmes are turned down only");
    public static final DeliveryTarget TIDAL = platform(
            "Tidal", -14.0, 0.5, -1.0, false, "third parties; albums are normalised as a whole and never turned up");
    public static final DeliveryTarget AMAZON_MUSIC =
            platform("Amazon Music", -14.0, 0.5, -2.0, false, "third parties");
    public static final DeliveryTarget DEEZER = platform("Deezer", -15.0, 0.5, -1.0, false, "third parties");
    public static final DeliveryTarget SOUNDCLOUD =
            peakOnly("SoundCloud", -1.0, "no loudness documented; third parties contradict each other");
    public static final DeliveryTarget BANDCAMP =
            peakOnly("Bandcamp", -1.0, "no loudness documented; third parties contradict each other");
    public static final DeliveryTarget QOBUZ =
            peakOnly("Qobuz", -1.0, "no loudness documented; third parties contradict each other");
    public static final DeliveryTarget NETFLIX = platform(
            "Netflix",
            -27.0,
            2.0,
            -2.0,
            true,
            "Netflix sound mix specification: -27 LKFS +-2, measured on dialogue, -2 dBTP; "
                    + "Loudcraft measures the whole programme");
    public static final DeliveryTarget NETFLIX_LITTLE_DIALOGUE = platform(
            "Netflix, little dialogue",
            -24.0,
            2.0,
            -2.0,
            true,
            "Netflix sound mix specification: -24 LKFS +-2 of the whole programme where dialogue is under 15 %");
    public static final DeliveryTarget EBU_R128 =
            platform("EBU R 128", -23.0, 0.5, -1.0, true, "EBU R 128 (2023): -23 LUFS +-0.5, -1 dBTP");
    public static final DeliveryTarget ATSC_A85 =
            platform("ATSC A/85", -24.0, 2.0, -2.0, true, "ATSC A/85: -24 LKFS +-2, -2 dBTP");
    public static final DeliveryTarget AES_TRACK =
            platform("AES track", -16.0, 0.5, -1.0, true, "AES TD1008, AES77: music, track normalisation");
    public static final DeliveryTarget AES_ALBUM = platform(
            "AES album", -14.0, 0.5, -1.0, true, "AES TD1008, AES77: the loudest track of an album at -14 LUFS");
    public static final DeliveryTarget AES_SPEECH =
            platform("AES speech", -18.0, 0.5, -1.0, true, "AES TD1008, AES77: speech");
    public static final DeliveryTarget GAME_HOME = platform(
            "Game, home", -24.0, 2.0, -1.0, false, "Sony ASWG-R001, from secondary sources: -24 LUFS +-2, -1 dBTP");
    public static final DeliveryTarget GAME_PORTABLE = platform(
            "Game, portable", -18.0, 2.0, -1.0, false, "Sony ASWG-R001, from secondary sources: -18 LUFS +-2, -1 dBTP");
    public static final DeliveryTarget AUDIOBOOK_ACX = platform(
            "Audiobook (ACX)",
            -20.0,
            1.5,
            -3.0,
            true,
            "ACX audio submission requirements: RMS -23 to -18 dB and sample peak -3 dB; "
                    + "mono speech at -20 LUFS lies in the middle of that range");
    public static final DeliveryTarget CD =
            platform("CD", -9.0, 1.0, -0.3, false, "convention; a CD is not normalised");
    public static final DeliveryTarget CLUB =
            platform("Club", -8.0, 1.0, -1.0, false, "convention; club systems do not normalise");

    private static final List<DeliveryTarget> ALL = List.of(
            SPOTIFY,
            APPLE_MUSIC,
            APPLE_PODCASTS,
            YOUTUBE,
            YOUTUBE_MUSIC,
            TIDAL,
            AMAZON_MUSIC,
            DEEZER,
            SOUNDCLOUD,
            BANDCAMP,
            QOBUZ,
            NETFLIX,
            NETFLIX_LITTLE_DIALOGUE,
            EBU_R128,
            ATSC_A85,
            AES_TRACK,
            AES_ALBUM,
            AES_SPEECH,
            GAME_HOME,
            GAME_PORTABLE,
            AUDIOBOOK_ACX,
            CD,
            CLUB);

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public DeliveryTarget {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        targetLufs.ifPresent(lufs -> check("targetLufs", lufs, MIN_TARGET_LUFS, MAX_TARGET_LUFS, "LUFS"));
        monoTargetLufs.ifPresent(lufs -> check("monoTargetLufs", lufs, MIN_TARGET_LUFS, MAX_TARGET_LUFS, "LUFS"));
        check("toleranceLu", toleranceLu, 0.05, 10.0, "LU");
        check("ceilingDbtp", ceilingDbtp, MIN_CEILING_DBTP, 0.0, "dBTP");
        loudCeilingDbtp.ifPresent(dbtp -> check("loudCeilingDbtp", dbtp, MIN_CEILING_DBTP, ceilingDbtp, "dBTP"));
    }

    private static DeliveryTarget platform(
            String name, double lufs, double toleranceLu, double ceilingDbtp, boolean official, String source) {
        return new DeliveryTarget(
                name,
                OptionalDouble.of(lufs),
                OptionalDouble.empty(),
                toleranceLu,
                ceilingDbtp,
                OptionalDouble.empty(),
                official,
                source);
    }

    private static DeliveryTarget peakOnly(String name, double ceilingDbtp, String source) {
        return new DeliveryTarget(
                name,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                0.5,
                ceilingDbtp,
                OptionalDouble.empty(),
                false,
                source);
    }

    /**
     * A target of your own.
     *
     * @param targetLufs integrated loudness, [-60, -3] LUFS
     * @param ceilingDbtp highest true peak, [-20, 0] dBTP
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public static DeliveryTarget of(double targetLufs, double ceilingDbtp) {
        return platform(
                String.format(Locale.ROOT, "%.1f LUFS", targetLufs), targetLufs, 0.5, ceilingDbtp, false, ASKED_FOR);
    }

    /** Whether this target was made by {@link #of} and stands for no place. */
    public boolean isCustom() {
        return source.equals(ASKED_FOR);
    }

    /** All targets known by name, in the order of the constants. */
    public static List<DeliveryTarget> all() {
        return ALL;
    }

    /** The target of this name, whatever the case and the signs between the words; empty if there is none. */
    public static Optional<DeliveryTarget> named(String name) {
        String wanted = key(name);
        return ALL.stream().filter(target -> target.key().equals(wanted)).findFirst();
    }

    /** The name as it is typed on a command line: lower case, words joined by hyphens. */
    public String key() {
        return key(name);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** The same target with another ceiling, which then holds at any loudness; official only if it is the place's own. */
    public DeliveryTarget withCeilingDbtp(double newCeilingDbtp) {
        return new DeliveryTarget(
                name,
                targetLufs,
                monoTargetLufs,
                toleranceLu,
                newCeilingDbtp,
                OptionalDouble.empty(),
                official && newCeilingDbtp == ceilingDbtp,
                source);
    }

    /**
     * The same target aimed at another loudness, official only if it is the place's own; where the place asks louder
     * masters to keep more headroom, the ceiling follows.
     *
     * @param newTargetLufs integrated loudness, [-60, -3] LUFS
     * @throws IllegalArgumentException if it is outside its range
     */
    public DeliveryTarget withTargetLufs(double newTargetLufs) {
        boolean louder = targetLufs.isPresent() && newTargetLufs > targetLufs.getAsDouble();
        return new DeliveryTarget(
                name,
                OptionalDouble.of(newTargetLufs),
                OptionalDouble.empty(),
                toleranceLu,
                louder ? loudCeilingDbtp.orElse(ceilingDbtp) : ceilingDbtp,
                OptionalDouble.empty(),
                official && targetLufs.equals(OptionalDouble.of(newTargetLufs)),
                source);
    }

    /** The loudness to aim at for a programme of this many channels. */
    public OptionalDouble targetLufs(int channels) {
        return channels == 1 && monoTargetLufs.isPresent() ? monoTargetLufs : targetLufs;
    }

    private static void check(String name, double value, double min, double max, String unit) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    name + " must be in [" + min + ", " + max + "] " + unit + ", but was " + value);
        }
    }
}
