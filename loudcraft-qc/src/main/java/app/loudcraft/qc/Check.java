package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.report.QualityCheck;
import java.io.IOException;

/**
 * One of the ten checks at work on one programme: hears all of it, once, and then says what it found.
 *
 * <p>Blocks come in order, by one thread at a time, and must not be changed or kept. What is found must not depend on how
 * the programme is cut into blocks. Samples that are no numbers arrive as 0.
 */
interface Check {

    /** Hears the next frames. */
    default void listen(AudioBlock block) {}

    /**
     * Says what it found; called once, after the last block.
     *
     * @throws IOException if it must hear something once more, and that cannot be read
     */
    QualityCheck conclude(Programme programme) throws IOException;
}
