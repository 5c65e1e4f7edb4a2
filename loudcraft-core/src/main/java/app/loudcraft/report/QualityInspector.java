package app.loudcraft.report;

import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.MasteringPlan;
import java.io.IOException;

/**
 * Judges finished masters. Implemented outside of core and found through {@link java.util.ServiceLoader}, or handed over
 * as an instance.
 *
 * <p>An implementation measures for itself, never changes audio, and is safe to share between threads.
 */
public interface QualityInspector {

    /** What to call this inspector in a report, with its version. */
    String name();

    /**
     * Judges a master.
     *
     * @param master the master as it was stored
     * @param plan what was to be done, with the target it goes to
     * @throws IOException if the master cannot be read
     */
    QualityReport inspect(AudioSource master, MasteringPlan plan) throws IOException;

    /**
     * Judges a master on several threads; the judgement is the same on any number.
     *
     * @param threads how many may work, at least 1, the calling one included; this implementation uses one
     * @throws IOException if the master cannot be read
     */
    default QualityReport inspect(AudioSource master, MasteringPlan plan, int threads) throws IOException {
        return inspect(master, plan);
    }
}
