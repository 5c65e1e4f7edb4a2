package app.loudcraft.render;

import app.loudcraft.dsp.Processor;

/** Widens one stereo stream, and tells what it did. */
public interface SpatialProcessor extends Processor {

    /**
     * What was done to the stream since {@link #prepare} or {@link #reset}. Allocates; to be called between two calls of
     * {@link #process} or after the last, never during one.
     */
    SpatialReport report();
}
