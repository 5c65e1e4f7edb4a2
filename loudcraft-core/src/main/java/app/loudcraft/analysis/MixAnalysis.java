package app.loudcraft.analysis;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.DynamicsReading;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.meter.SourceCondition;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.meter.StereoReading;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that is known about a mix before a decision is taken. Immutable.
 *
 * @param source what the mix is called, the path of a file for instance
 * @param container the kind of file it came in, or {@code memory}
 * @param spec rate, channels and stored sample format
 * @param frames its length
 * @param programme loudness and peaks
 * @param spectrum tone: the long-term spectrum
 * @param stereo how the channels relate; empty for anything but stereo, and for silence
 * @param dynamics how the level moves, in bands
 * @param condition what is wrong with it, or may be
 * @param nonFiniteSamples NaN and infinite samples that count as 0
 * @param genre what a classifier believes it is; empty where none was asked
 * @param notes what was amiss with the source but could be read past, as sentences
 */
public record MixAnalysis(
        String source,
        String container,
        AudioSpec spec,
        long frames,
        ProgrammeReading programme,
        SpectrumReading spectrum,
        Optional<StereoReading> stereo,
        DynamicsReading dynamics,
        SourceCondition condition,
        long nonFiniteSamples,
        Optional<GenreEstimate> genre,
        List<String> notes) {

    /** Checks that nothing is missing. */
    public MixAnalysis {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(programme, "programme");
        Objects.requireNonNull(spectrum, "spectrum");
        Objects.requireNonNull(stereo, "stereo");
        Objects.requireNonNull(dynamics, "dynamics");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(genre, "genre");
        notes = List.copyOf(notes);
    }

    /** The same with what a classifier believes. */
    public MixAnalysis withGenre(GenreEstimate estimate) {
        return new MixAnalysis(
                source,
                container,
                spec,
                frames,
                programme,
                spectrum,
                stereo,
                dynamics,
                condition,
                nonFiniteSamples,
                Optional.of(estimate),
                notes);
    }

    /** Length in seconds. */
    public double seconds() {
        return spec.seconds(frames);
    }
}
