package app.loudcraft;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.report.MasteringReport;
import java.util.Objects;
import java.util.Optional;

/**
 * A finished mastering. Immutable, but for the samples of a master in memory.
 *
 * @param report what was done and what came of it
 * @param buffer the master, where it was made in memory; empty where it went to a file or a writer
 */
public record MasteringResult(MasteringReport report, Optional<AudioBuffer> buffer) {

    /** Checks that nothing is missing. */
    public MasteringResult {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(buffer, "buffer");
    }

    /** Whether the master has the loudness that was asked for and keeps under its ceiling. */
    public boolean reached() {
        return report.reached();
    }

    /** What was decided, and why; can be rendered again. */
    public MasteringPlan plan() {
        return report.plan();
    }
}
