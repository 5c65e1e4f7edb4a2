package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.Hum;
import app.loudcraft.meter.SourceCondition;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityStatus;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Says in words, and as a verdict, what lies under a programme: an offset, mains hum, noise. */
final class BackgroundReport {

    private static final double PAUSES_DB = 20.0;

    private final IntegrityLimits limits;
    private final Programme programme;
    private final SourceCondition condition;
    private final IntegrityFaults faults;

    BackgroundReport(IntegrityLimits limits, Programme programme, IntegrityFaults faults) {
        this.limits = limits;
        this.programme = programme;
        this.condition = programme.analysis().condition();
        this.faults = faults;
    }

    void offset(ChannelIntegrity[] channels) {
        for (int c = 0; c < channels.length; c++) {
            double dc = condition.dcDbfs().get(c);
            if (dc > limits.dcWarnDbfs() && channels[c].offset.isSteady()) {
                faults.whole(
                        dc > limits.dcFailDbfs() ? QualityStatus.FAIL : QualityStatus.WARN,
                        OptionalInt.of(c),
                        dc,
                        Prose.of("The wave does not swing around zero but %.1f dBFS beside it (DC offset).", dc),
                        "Cut below 5 to 10 Hz, or remove the offset in an editor; it costs headroom and clicks at edits.");
                continue;
            }
            for (Place place : channels[c].offset.places()) {
                double level = Decibels.fromAmplitude(place.measured());
                faults.place(
                        QualityStatus.WARN,
                        new ChannelPlace(OptionalInt.of(c), place),
                        level,
                        Prose.of("For a while the wave swings beside zero, by %.1f dBFS (DC offset).", level),
                        "Remove the offset there with a cut below 5 to 10 Hz.");
            }
        }
    }

    /** Mains hum that stands out of the quiet passages, or else of all. */
    void hum(Optional<SteadyHum.Found> steady) {
        Optional<Hum> quiet = condition.hum();
        if (quiet.isPresent() && quiet.get().levelDbfs() > limits.humWarnDbfs()) {
            hum(
                    quiet.get().fundamentalHz(),
                    quiet.get().harmonics(),
                    "the quiet passages",
                    quiet.get().levelDbfs());
        } else if (steady.isPresent() && steady.get().levelDbfs() > limits.humWarnDbfs()) {
            hum(
                    steady.get().fundamentalHz(),
                    steady.get().lines(),
                    "the programme",
                    steady.get().levelDbfs());
        }
    }

    private void hum(double hz, int harmonics, String where, double level) {
        faults.whole(
                level > limits.humFailDbfs() ? QualityStatus.FAIL : QualityStatus.WARN,
                OptionalInt.empty(),
                level,
                Prose.of(
                        "Mains hum of %.0f Hz with %d harmonics stands out of %s, at %.1f dBFS.",
                        hz, harmonics, where, level),
                "Find the ground loop, or filter the lines out with narrow notches.");
    }

    /** Noise in the pauses, or else under everything. */
    void noise(OptionalDouble bed) {
        double floor = condition.noiseFloorDbfs();
        double loudness =
                programme.analysis().programme().loudness().integratedLufs().orElse(floor);
        boolean fails = floor > limits.noiseFailDbfs();
        // Without pauses the quietest moments are no noise but sound.
        if (fails || floor > limits.noiseWarnDbfs() && loudness - floor >= PAUSES_DB) {
            faults.whole(
                    fails ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalInt.empty(),
                    floor,
                    Prose.of("The pauses are noisy: %.1f dBFS (A-weighted).", floor),
                    "Record in a quieter room or closer, or reduce the noise before mastering.");
        } else if (bed.isPresent() && bed.getAsDouble() > limits.noiseBedWarnDbfs()) {
            faults.whole(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    bed.getAsDouble(),
                    Prose.of(
                            "Noise lies under everything: from 5 to 11 kHz it is never below %.1f dBFS.",
                            bed.getAsDouble()),
                    "Look for the noisiest track, and gate it or reduce its noise before mastering, unless it is meant.");
        }
    }
}
