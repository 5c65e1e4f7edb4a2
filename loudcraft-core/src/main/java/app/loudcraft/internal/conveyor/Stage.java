package app.loudcraft.internal.conveyor;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;

/** One station of a {@link Conveyor}. Called by one thread at a time, though not always by the same. */
@FunctionalInterface
public interface Stage {

    /**
     * Takes notice of a block, or changes what it holds, or aims it at another window of its arrays, which are longer than
     * what they hold.
     */
    void process(AudioBlock block) throws IOException;

    /**
     * Called when no more blocks come from the stage before, until it returns false: fills a block with what the stage
     * still has to give. The first stage has none before it and gives the whole stream in this way.
     *
     * @return false if there was nothing more, and the block is not used
     */
    default boolean fill(AudioBlock block) throws IOException {
        return false;
    }
}
