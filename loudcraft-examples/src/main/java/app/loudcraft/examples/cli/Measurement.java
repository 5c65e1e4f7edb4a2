package app.loudcraft.examples.cli;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.NotMeasurable;
import app.loudcraft.meter.ProgrammeReading;
import java.util.List;
import java.util.Optional;

/**
 * What is printed about one file.
 *
 * @param file its path as it was given
 * @param container the kind of file
 * @param spec rate, channels and stored sample format
 * @param frames its length
 * @param programme loudness and peaks
 * @param nonFiniteSamples NaN and infinite samples that count as 0
 * @param notes what was amiss with the file but could be read past, as sentences
 */
record Measurement(
        String file,
        String container,
        AudioSpec spec,
        long frames,
        ProgrammeReading programme,
        long nonFiniteSamples,
        List<String> notes) {

    Measurement {
        notes = List.copyOf(notes);
    }

    /** What an analysis has measured on its way. */
    static Measurement of(MixAnalysis analysis) {
        return new Measurement(
                analysis.source(),
                analysis.container(),
                analysis.spec(),
                analysis.frames(),
                analysis.programme(),
                analysis.nonFiniteSamples(),
                analysis.notes());
    }

    /** Length in seconds. */
    double seconds() {
        return spec.seconds(frames);
    }

    /** Why there is no integrated loudness; empty where there is one. */
    Optional<NotMeasurable> notMeasurable() {
        Optional<NotMeasurable> reason = programme.loudness().integratedNotMeasurable();
        // Readers replace NaN before a meter sees it, so only the count beside the reading tells for certain.
        return reason.equals(Optional.of(NotMeasurable.ALL_GATED)) && nonFiniteSamples > 0
                ? Optional.of(NotMeasurable.NOT_FINITE)
                : reason;
    }
}
