package app.loudcraft.dsp;

import java.util.Arrays;

/** Holds a stream of samples back by a fixed number of frames; one array access in, one out. */
final class DelayLine {

    private final float[] ring;
    private int position;

    /**
     * @param frames the delay, at least 1
     */
    DelayLine(int frames) {
        if (frames < 1) {
            throw new IllegalArgumentException("frames must be at least 1, but was " + frames);
        }
        this.ring = new float[frames];
    }

    /** Takes the newest sample and returns the one from {@code frames} ago; 0 before the first. */
    float next(float sample) {
        float delayed = ring[position];
        ring[position] = sample;
        position = position + 1 == ring.length ? 0 : position + 1;
        return delayed;
    }

    void reset() {
        Arrays.fill(ring, 0f);
        position = 0;
    }
}
