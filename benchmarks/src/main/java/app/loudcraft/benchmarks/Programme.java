package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.util.SplittableRandom;

/** Synthesises something that loads processors as music does: a steady bed with four decaying strokes a second. */
final class Programme {
    private static final double STROKES_PER_SECOND = 4.0;
    private static final double STROKE_DECAY_PER_SECOND = 14.0;
    private static final long SEED = 20_260_101L;

    private Programme() {}

    /**
     * A stereo programme, the same for the same arguments.
     *
     * @param peak the largest sample, full scale at 1.0
     */
    static AudioBuffer of(int sampleRateHz, int seconds, double peak) {
        SplittableRandom random = new SplittableRandom(SEED);
        int frames = sampleRateHz * seconds;
        float[] left = new float[frames];
        float[] right = new float[frames];
        double largest = 0.0;
        for (int i = 0; i < frames; i++) {
            double t = (double) i / sampleRateHz;
            double bed = 0.20 * Math.sin(2.0 * Math.PI * 55.0 * t) + 0.10 * Math.sin(2.0 * Math.PI * 440.0 * t);
            double stroke = Math.exp(-STROKE_DECAY_PER_SECOND * (t * STROKES_PER_SECOND % 1.0) / STROKES_PER_SECOND);
            left[i] = (float) (bed + stroke * (random.nextDouble() - 0.5));
            right[i] = (float) (bed + stroke * (random.nextDouble() - 0.5));
            largest = Math.max(largest, Math.max(Math.abs(left[i]), Math.abs(right[i])));
        }
        float gain = (float) (peak / largest);
        for (int i = 0; i < frames; i++) {
            left[i] *= gain;
            right[i] *= gain;
        }
        return AudioBuffer.stereo(sampleRateHz, left, right);
    }
}
