package app.loudcraft.qc.codec;

import app.loudcraft.audio.AudioBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the few stretches of a programme in which a codec is most likely to raise peaks over full scale: those with the
 * highest peaks, and among these the brightest, for the error of a codec grows with the sound around it, most at the top.
 *
 * <p>The programme is cut into stretches of {@code stretchFrames} from its first frame on. What is kept has
 * {@code marginFrames} more at either end, of what stands there. About 1.5 ns a sample; memory for what is kept, and
 * for one stretch more.
 */
final class DangerousStretches {

    // In parts of the level of the differences between samples. Of eight limited pieces of music this finds the stretch
    // that comes out highest, or one 0.05 dB lower; the level of the samples themselves, one 0.12 dB lower.
    private static final double EXPECTED_RISE = 0.5;

    private final int stretchFrames;
    private final int marginFrames;
    private final int most;
    private final int step;
    private final float[][] window;
    private final List<Stretch> kept = new ArrayList<>();
    private int filled;
    private long start;
    private boolean ended;

    /**
     * @param marginFrames at least {@code step}
     * @param step frames between samples whose difference is taken: 1 at 44.1 and 48 kHz
     */
    DangerousStretches(int channels, int stretchFrames, int marginFrames, int most, int step) {
        this.stretchFrames = stretchFrames;
        this.marginFrames = marginFrames;
        this.most = most;
        this.step = step;
        this.window = new float[channels][stretchFrames + 2 * marginFrames];
        this.filled = marginFrames;
    }

    /** A stretch with its margins. Its samples are its own and are not copied again. */
    static final class Stretch {

        private final long startFrame;
        private final double danger;
        private final float[][] samples;

        private Stretch(long startFrame, double danger, float[][] samples) {
            this.startFrame = startFrame;
            this.danger = danger;
            this.samples = samples;
        }

        /** First frame behind the first margin. */
        long startFrame() {
            return startFrame;
        }

        /** About what decoded peaks may come to, linear. */
        double danger() {
            return danger;
        }

        /** Of every channel, both margins included. */
        float[][] samples() {
            return samples;
        }
    }

    /** Hears the next frames. */
    void listen(AudioBlock block) {
        int done = 0;
        while (done < block.frames()) {
            int count = Math.min(block.frames() - done, window[0].length - filled);
            for (int c = 0; c < window.length; c++) {
                System.arraycopy(block.channel(c), block.offset() + done, window[c], filled, count);
            }
            filled += count;
            done += count;
            if (filled == window[0].length) {
                complete();
            }
        }
    }

    private void complete() {
        double danger = danger();
        if (danger > 0.0 && (kept.size() < most || danger > least().danger())) {
            if (kept.size() == most) {
                kept.remove(least());
            }
            float[][] copy = new float[window.length][];
            for (int c = 0; c < window.length; c++) {
                copy[c] = window[c].clone();
            }
            kept.add(new Stretch(start, danger, copy));
        }
        for (float[] x : window) {
            System.arraycopy(x, stretchFrames, x, 0, 2 * marginFrames);
        }
        filled = 2 * marginFrames;
        start += stretchFrames;
    }

    private Stretch least() {
        Stretch least = kept.get(0);
        for (Stretch stretch : kept) {
            // Of equal ones the later goes.
            if (stretch.danger() <= least.danger()) {
                least = stretch;
            }
        }
        return least;
    }

    private double danger() {
        double highest = 0.0;
        for (float[] x : window) {
            highest = Math.max(highest, danger(x, marginFrames, marginFrames + stretchFrames));
        }
        return highest;
    }

    private double danger(float[] x, int from, int to) {
        float peak = 0.0f;
        double energy = 0.0;
        // Groups of four, for the sums not to wait for each other; lengths are multiples of four.
        for (int i = from; i < to; i += 4) {
            float a = x[i] - x[i - step];
            float b = x[i + 1] - x[i + 1 - step];
            float c = x[i + 2] - x[i + 2 - step];
            float d = x[i + 3] - x[i + 3 - step];
            peak = Math.max(
                    peak,
                    Math.max(
                            Math.max(Math.abs(x[i]), Math.abs(x[i + 1])),
                            Math.max(Math.abs(x[i + 2]), Math.abs(x[i + 3]))));
            energy += (double) (a * a + b * b) + (c * c + d * d);
        }
        return peak + EXPECTED_RISE * Math.sqrt(energy / (to - from));
    }

    /** What was kept, in order of time; once only, after the last frame. */
    List<Stretch> conclude() {
        if (ended) {
            throw new IllegalStateException("conclude() must be called once, but was called again");
        }
        ended = true;
        while (filled > marginFrames) {
            int heard = filled;
            for (float[] x : window) {
                Arrays.fill(x, heard, x.length, 0.0f);
            }
            complete();
            filled = Math.max(0, heard - stretchFrames);
        }
        kept.sort(Comparator.comparingLong(Stretch::startFrame));
        return List.copyOf(kept);
    }
}
