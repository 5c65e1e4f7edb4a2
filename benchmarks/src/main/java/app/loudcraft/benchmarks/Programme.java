package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import java.util.SplittableRandom;

/** Synthesises something that loads processors as music does: a steady bed with four decaying strokes a second. */
final class Programme {
    private static final double STROKES_PER_SECOND = 4.0;
    private static final double STROKE_DECAY_PER_SECOND = 14.0;
    private static final long SEED = 20_260_101L;

    private Programme() {}

    /** A stereo programme, the same for the same arguments. */
    static AudioBuffer of(int sampleRateHz, int seconds, double peak) {
        return of(sampleRateHz, ChannelLayout.STEREO, seconds, peak);
    }

    /**
     * A programme of other strokes in every channel, the same for the same arguments.
     *
     * @param peak the largest sample, full scale at 1.0
     */
    static AudioBuffer of(int sampleRateHz, ChannelLayout layout, int seconds, double peak) {
        SplittableRandom random = new SplittableRandom(SEED);
        int frames = sampleRateHz * seconds;
        AudioBuffer programme = AudioBuffer.allocate(sampleRateHz, layout, frames);
        double largest = 0.0;
        for (int i = 0; i < frames; i++) {
            double t = (double) i / sampleRateHz;
            double bed = 0.20 * Math.sin(2.0 * Math.PI * 55.0 * t) + 0.10 * Math.sin(2.0 * Math.PI * 440.0 * t);
            double stroke = Math.exp(-STROKE_DECAY_PER_SECOND * (t * STROKES_PER_SECOND % 1.0) / STROKES_PER_SECOND);
            for (int c = 0; c < programme.channels(); c++) {
                float sample = (float) (bed + stroke * (random.nextDouble() - 0.5));
                programme.channel(c)[i] = sample;
                largest = Math.max(largest, Math.abs(sample));
            }
        }
        float gain = (float) (peak / largest);
        for (int c = 0; c < programme.channels(); c++) {
            for (int i = 0; i < frames; i++) {
                programme.channel(c)[i] *= gain;
            }
        }
        return programme;
    }
}
