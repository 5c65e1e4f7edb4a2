package app.loudcraft.onnx;

import java.io.IOException;

/** One channel of audio that is read forward. One thread at a time. */
interface MonoSource {

    /**
     * Reads on, as far as there is something.
     *
     * @return how many samples came, {@code count} unless the source ends first
     */
    int read(float[] into, int at, int count) throws IOException;

    /** Passes over as many samples as there are, up to {@code count}; gives how many. */
    long skip(long count) throws IOException;
}
