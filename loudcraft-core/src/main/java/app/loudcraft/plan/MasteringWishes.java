package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.Dither;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user of a planner asks for. Immutable; each {@code with...} method returns a changed copy.
 *
 * @param target where the master goes
 * @param genre the genre, where the user names one; it outweighs what a classifier believes
 * @param intensityPercent how much of the treatment is wanted, [0, 100] %; 0 is gain and ceiling alone
 * @param spatialPercent intensity of the spatial engine, [0, 100] %, whatever the intensity of the treatment; empty for what
 *     suits the genre, as a part of the treatment
 * @param phase how the tone is corrected
 * @param format sample format of the master
 * @param sampleRateHz rate of the master; empty keeps the mix's
 * @param dither what is added before rounding; empty chooses by the format
 * @param reference finished tracks to follow in tone, width, dynamics and loudness
 * @param albumTone the tone that this and the other tracks of an album are brought towards
 */
public record MasteringWishes(
        DeliveryTarget target,
        Optional<Genre> genre,
        int intensityPercent,
        OptionalInt spatialPercent,
        CurveEqualizer.Phase phase,
        SampleFormat format,
        OptionalInt sampleRateHz,
        Optional<Dither> dither,
        Optional<Reference> reference,
        Optional<ToneTarget> albumTone) {

    /** Streaming at -14 LUFS, no genre, all of the treatment, no widening, minimum phase, 24 bit at the mix's rate. */
    public static final MasteringWishes DEFAULT = new MasteringWishes(
            DeliveryTarget.SPOTIFY,
            Optional.empty(),
            100,
            OptionalInt.of(0),
            CurveEqualizer.Phase.MINIMUM,
            SampleFormat.PCM_24,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * @throws IllegalArgumentException if an intensity is outside its range
     */
    public MasteringWishes {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(genre, "genre");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(sampleRateHz, "sampleRateHz");
        Objects.requireNonNull(dither, "dither");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(albumTone, "albumTone");
        check("intensityPercent", intensityPercent);
        spatialPercent.ifPresent(percent -> check("spatialPercent", percent));
    }

    private static void check(String name, int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(name + " must be in [0, 100] %, but was " + percent);
        }
    }

    /** The same for another place of delivery. */
    public MasteringWishes withTarget(DeliveryTarget newTarget) {
        return new MasteringWishes(
                newTarget,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with a genre that the user names. */
    public MasteringWishes withGenre(Genre newGenre) {
        return new MasteringWishes(
                target,
                Optional.of(newGenre),
                intensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with another intensity of the treatment. */
    public MasteringWishes withIntensityPercent(int newIntensityPercent) {
        return new MasteringWishes(
                target,
                genre,
                newIntensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with another intensity of the spatial engine. */
    public MasteringWishes withSpatialPercent(int newSpatialPercent) {
        return withSpatial(OptionalInt.of(newSpatialPercent));
    }

    /** The same with the intensity of the spatial engine that suits the genre. */
    public MasteringWishes withSpatialOfGenre() {
        return withSpatial(OptionalInt.empty());
    }

    private MasteringWishes withSpatial(OptionalInt newSpatialPercent) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                newSpatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with another phase of the tone correction. */
    public MasteringWishes withPhase(CurveEqualizer.Phase newPhase) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                newPhase,
                format,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with another sample format. */
    public MasteringWishes withFormat(SampleFormat newFormat) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                newFormat,
                sampleRateHz,
                dither,
                reference,
                albumTone);
    }

    /** The same with a rate of its own. */
    public MasteringWishes withSampleRateHz(int newSampleRateHz) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                format,
                OptionalInt.of(newSampleRateHz),
                dither,
                reference,
                albumTone);
    }

    /** The same with a dither that the user names. */
    public MasteringWishes withDither(Dither newDither) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                Optional.of(newDither),
                reference,
                albumTone);
    }

    /** The same with a reference. */
    public MasteringWishes withReference(Reference newReference) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                Optional.of(newReference),
                albumTone);
    }

    /** The same with the tone of an album. */
    public MasteringWishes withAlbumTone(ToneTarget newAlbumTone) {
        return new MasteringWishes(
                target,
                genre,
                intensityPercent,
                spatialPercent,
                phase,
                format,
                sampleRateHz,
                dither,
                reference,
                Optional.of(newAlbumTone));
    }
}
