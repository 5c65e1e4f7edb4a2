package app.loudcraft.render;

import app.loudcraft.io.AudioSource;
import java.io.IOException;

/** Looks at a finished master before it takes its place; what it throws discards the master. */
@FunctionalInterface
public interface MasterInspection {

    /** Looks at nothing. */
    MasterInspection NONE = master -> {};

    /**
     * @param master the stored master, readable during the call
     * @throws IOException if it cannot be read
     */
    void inspect(AudioSource master) throws IOException;
}
