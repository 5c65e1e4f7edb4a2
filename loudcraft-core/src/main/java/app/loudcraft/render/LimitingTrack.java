package app.loudcraft.render;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/** Keeps the lowest gain of a limiter in every 100 ms; allocates where its history doubles. */
final class LimitingTrack {

    private static final int STEPS_PER_SECOND = 10;

    // A gain may come down to 0 on samples at the end of the range of floats; it then counts as -600 dB.
    private static final double LOWEST_GAIN = 1e-30;

    private final int sampleRateHz;
    private double[] lowest = new double[1_024];
    private int steps;
    private long frames;
    private long stepEnd;

    LimitingTrack(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    /** Adds the gains of the next frames, each in [0, 1]. */
    void add(double[] gains, int count) {
        for (int at = 0; at < count; ) {
            if (frames == stepEnd) {
                beginStep();
            }
            int end = (int) Math.min(count, at + stepEnd - frames);
            double least = lowest[steps - 1];
            for (int i = at; i < end; i++) {
                least = gains[i] < least ? gains[i] : least;
            }
            lowest[steps - 1] = least;
            frames += end - at;
            at = end;
        }
    }

    private void beginStep() {
        if (steps == lowest.length) {
            lowest = Arrays.copyOf(lowest, 2 * steps);
        }
        lowest[steps++] = 1.0;
        stepEnd = ((long) steps * sampleRateHz + STEPS_PER_SECOND / 2) / STEPS_PER_SECOND;
    }

    /** What was added so far. */
    LimitingTimeline timeline() {
        double[] reductionsDb = new double[steps];
        for (int i = 0; i < steps; i++) {
            // no -0.0 where nothing was reduced
            reductionsDb[i] = 0.0 - Decibels.fromAmplitude(Math.max(LOWEST_GAIN, lowest[i]));
        }
        return LimitingTimeline.of(reductionsDb);
    }
}
