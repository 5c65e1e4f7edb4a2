package app.loudcraft.onnx;

import app.loudcraft.audio.AudioSpec;

/**
 * Where the frames of the front end lie at one sample rate: 43.07 a second, each 46.44 ms long, without drift.
 *
 * @param sampleRateHz frames of audio a second, [8000, 384000]
 */
record FrameGrid(int sampleRateHz) {

    static final double WINDOW_SECONDS = 0.04644;
    static final double HOP_SECONDS = 0.02322;

    FrameGrid {
        if (sampleRateHz < AudioSpec.MIN_SAMPLE_RATE_HZ || sampleRateHz > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", "
                    + AudioSpec.MAX_SAMPLE_RATE_HZ + "] Hz, but was " + sampleRateHz);
        }
    }

    /** Samples of a frame, 2048 at 44.1 kHz. */
    int windowSamples() {
        return (int) StrictMath.rint(WINDOW_SECONDS * sampleRateHz);
    }

    /** The sample that frame {@code n} starts at. */
    long start(long n) {
        return Math.round(n * HOP_SECONDS * sampleRateHz);
    }

    /** The sample behind the last one of frame {@code n}. */
    long end(long n) {
        return start(n) + windowSamples();
    }

    /** How many whole frames lie in so many samples. */
    long framesIn(long samples) {
        long n = Math.max(0L, (long) ((samples - windowSamples()) / (HOP_SECONDS * sampleRateHz)) - 1L);
        while (end(n) <= samples) {
            n++;
        }
        return n;
    }
}
