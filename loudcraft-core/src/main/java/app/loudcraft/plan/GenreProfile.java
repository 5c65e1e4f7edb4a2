package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.plan.EqualizerStep.Move;
import java.util.List;
import java.util.Objects;

/**
 * How programmes of one kind are usually treated: their tone, their dynamics, and how much limiting they bear.
 *
 * <p>The profiles are chosen by hand after common mastering practice; they are small enough that a wrong one does little
 * harm. Immutable.
 *
 * @param name what the profile is called, such as {@code hip-hop}
 * @param moves bands that voice the tone
 * @param compressorRatio ratio of the compressor, [1, 20]; 1 leaves the dynamics alone
 * @param compressorOffsetDb threshold of the compressor above the integrated loudness of the mix
 * @param maxLimitingDb how far the highest peak may stand over the ceiling before limiting, 0 dB or more
 */
public record GenreProfile(
        String name, List<Move> moves, double compressorRatio, double compressorOffsetDb, double maxLimitingDb) {

    /** For programmes whose kind nobody told: tone untouched, very gentle glue. */
    public static final GenreProfile NEUTRAL = new GenreProfile("neutral", List.of(), 1.3, 3.0, 6.0);

    /**
     * @throws IllegalArgumentException if a figure is outside its range
     */
    public GenreProfile {
        Objects.requireNonNull(name, "name");
        moves = List.copyOf(moves);
        if (!(compressorRatio >= 1.0 && compressorRatio <= 20.0)) {
            throw new IllegalArgumentException("compressorRatio must be in [1.0, 20.0], but was " + compressorRatio);
        }
        if (!(maxLimitingDb >= 0.0 && maxLimitingDb <= 40.0)) {
            throw new IllegalArgumentException("maxLimitingDb must be in [0.0, 40.0] dB, but was " + maxLimitingDb);
        }
    }

    /** The profile for a genre. */
    public static GenreProfile of(Genre genre) {
        return switch (genre) {
            case POP ->
                profile(
                        genre,
                        1.8,
                        2.0,
                        6.0,
                        move(
                                EqualizerBand.bell(4_500, 1.5, 0.5),
                                "bell +1.5 dB at 4.5 kHz: brighter presence for voices"),
                        move(EqualizerBand.highShelf(12_000, 1.0), "high shelf +1 dB at 12 kHz: air"));
            case ROCK ->
                profile(
                        genre,
                        1.8,
                        2.0,
                        6.0,
                        move(
                                EqualizerBand.bell(250, -1.0, 0.8),
                                "bell -1 dB at 250 Hz: guitars leave room for the bass"),
                        move(EqualizerBand.bell(3_000, 1.0, 0.8), "bell +1 dB at 3 kHz: attack of guitars and snare"));
            case METAL ->
                profile(
                        genre,
                        1.8,
                        2.0,
                        6.0,
                        move(EqualizerBand.bell(300, -1.0, 0.8), "bell -1 dB at 300 Hz: palm-muted guitars stay tight"),
                        move(EqualizerBand.bell(5_000, 1.0, 0.8), "bell +1 dB at 5 kHz: click of the kick drum"));
            case HIP_HOP ->
                profile(
                        genre,
                        1.8,
                        2.0,
                        6.0,
                        move(
                                EqualizerBand.lowShelf(80, 2.5),
                                "low shelf +2.5 dB at 80 Hz: more low end for kick and 808"),
                        move(EqualizerBand.bell(300, -1.0, 0.8), "bell -1 dB at 300 Hz: keeps the low end clear"),
                        move(
                                EqualizerBand.highShelf(8_000, 1.0),
                                "high shelf +1 dB at 8 kHz: crisp hats and consonants"));
            case RNB_SOUL ->
                profile(
                        genre,
                        1.6,
                        2.0,
                        5.0,
                        move(EqualizerBand.lowShelf(80, 1.5), "low shelf +1.5 dB at 80 Hz: warm bass"),
                        move(EqualizerBand.highShelf(10_000, 0.5), "high shelf +0.5 dB at 10 kHz: a little air"));
            case ELECTRONIC ->
                profile(
                        genre,
                        1.8,
                        2.0,
                        6.0,
                        move(EqualizerBand.lowShelf(90, 2.0), "low shelf +2 dB at 90 Hz: weight of kick and bass"),
                        move(EqualizerBand.highShelf(10_000, 1.0), "high shelf +1 dB at 10 kHz: sparkle"));
            case AMBIENT -> profile(genre, 1.2, 4.0, 3.0);
            case JAZZ_BLUES -> profile(genre, 1.3, 4.0, 2.0);
            case FOLK_COUNTRY ->
                profile(
                        genre,
                        1.4,
                        3.0,
                        4.0,
                        move(
                                EqualizerBand.bell(5_000, 0.5, 0.5),
                                "bell +0.5 dB at 5 kHz: strings and voice come forward"));
            case CLASSICAL -> profile(genre, 1.0, 0.0, 1.0);
            case REGGAE ->
                profile(
                        genre,
                        1.6,
                        2.0,
                        5.0,
                        move(EqualizerBand.lowShelf(80, 2.0), "low shelf +2 dB at 80 Hz: the bass leads"));
            case LATIN ->
                profile(
                        genre,
                        1.6,
                        2.0,
                        5.0,
                        move(EqualizerBand.bell(5_000, 1.0, 0.5), "bell +1 dB at 5 kHz: percussion and voice"));
            case SPEECH ->
                profile(
                        genre,
                        2.5,
                        0.0,
                        6.0,
                        move(
                                EqualizerBand.highPass(80, EqualizerBand.BUTTERWORTH_Q),
                                "high pass at 80 Hz: no voice below"),
                        move(EqualizerBand.bell(3_000, 1.5, 0.7), "bell +1.5 dB at 3 kHz: intelligibility"));
        };
    }

    private static GenreProfile profile(
            Genre genre, double ratio, double offsetDb, double maxLimitingDb, Move... moves) {
        return new GenreProfile(genre.toString(), List.of(moves), ratio, offsetDb, maxLimitingDb);
    }

    private static Move move(EqualizerBand band, String reason) {
        return new Move(band, reason);
    }
}
