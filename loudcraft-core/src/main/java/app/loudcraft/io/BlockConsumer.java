package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;

/** Takes audio block by block. */
@FunctionalInterface
public interface BlockConsumer {

    /**
     * Takes the next block, which is valid during the call only and may be changed.
     *
     * @throws IOException if the audio cannot be passed on
     */
    void accept(AudioBlock block) throws IOException;
}
