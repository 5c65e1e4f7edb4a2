package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import java.util.List;

/**
 * Finds clicks in one channel: single bursts of a millisecond or less that nothing around them foretells, such as a lost
 * or a wrong sample, or two takes joined badly.
 *
 * <p>Screened by the second difference: a group of samples whose largest is {@link #SUSPECT} times the mean of the groups
 * around it is suspect. What is suspect is predicted from the 12 samples before; it is a click where the error is 30 dB over its robust
 * power, as in Essentia's ClickDetector, where nothing near as large happens up to 20 ms before or after (voices and square
 * waves repeat), and where the sound does not become 10 dB louder there (strokes and synthetic drums begin abruptly). About 0.7 ns a sample.
 */
final class Clicks {

    /** Samples are looked at in groups of so many: those of a step must be a multiple. */
    static final int GROUP = 32;

    /** What must lie before and behind the samples looked at; and in frames, whichever is more. */
    static final double AROUND_SECONDS = 0.025;

    static final int AROUND_FRAMES = 300;

    private static final double ISOLATED_SECONDS = 0.02;
    private static final double LENGTH_SECONDS = 0.001;
    private static final int NEIGHBOURS = 8;
    private static final float SUSPECT = 6.0f;
    private static final int BESIDE = 2;
    private static final float APART = 2.5f;
    private static final double ATTACK_SECONDS = 0.005;
    private static final double ATTACK = Decibels.toPower(10.0);
    private static final float FAINT = (float) Decibels.toAmplitude(-60.0);
    // The mean magnitude of Gaussian noise of power 1.
    private static final double MEAN_OF_GAUSSIAN = 0.7978845608028654;
    private static final double STANDS_OUT = Decibels.toAmplitude(30.0);
    private static final double ALONE = 4.0;

    private final int around;
    private final int length;
    private final int attack;
    private final LinearPrediction prediction;
    private final double[] error;
    private final Places places;
    private float[] shifted = new float[0];
    private float[] difference = new float[0];
    private float[] groups = new float[0];

    Clicks(int sampleRateHz) {
        this.around = (int) (ISOLATED_SECONDS * sampleRateHz);
        this.length = Math.max(LinearPrediction.ORDER + 4, (int) (LENGTH_SECONDS * sampleRateHz));
        this.attack = (int) (ATTACK_SECONDS * sampleRateHz);
        this.prediction = new LinearPrediction(2 * around);
        this.error = new double[2 * around];
        this.places = new Places(length);
    }

    /**
     * Looks at {@code x[from]} to {@code x[to - 1]}, which follow on what was looked at before.
     *
     * @param firstFrame place of {@code x[0]} in the stream
     */
    void look(float[] x, int from, int to, long firstFrame) {
        int margin = NEIGHBOURS * GROUP;
        int start = from - margin;
        int count = (to - from + 2 * margin) / GROUP;
        differences(x, start, count * GROUP);
        measureGroups(count);
        float sum = 0.0f;
        for (int g = 0; g < 2 * NEIGHBOURS; g++) {
            sum += groups[g];
        }
        for (int g = NEIGHBOURS; g + NEIGHBOURS < count; g++) {
            sum += groups[g + NEIGHBOURS];
            float most = groups[g];
            boolean suspect = most > FAINT && most * 2 * NEIGHBOURS > SUSPECT * (sum - most);
            if (suspect && isAlone(g)) {
                examine(x, start + g * GROUP, firstFrame);
            }
            sum -= groups[g - NEIGHBOURS];
        }
    }

    /** Whether a group has no larger one beside it, and none nearly as large further away. */
    private boolean isAlone(int group) {
        float most = groups[group];
        for (int g = group - NEIGHBOURS; g <= group + NEIGHBOURS; g++) {
            float allowed = Math.abs(g - group) <= BESIDE ? 1.0f : 1.0f / APART;
            if (groups[g] > allowed * most) {
                return false;
            }
        }
        return true;
    }

    /** The second differences of {@code x[start]} and on. */
    private void differences(float[] x, int start, int frames) {
        if (difference.length < frames) {
            difference = new float[frames];
            shifted = new float[frames];
            groups = new float[frames / GROUP + 1];
        }
        float[] d = difference;
        float[] s = shifted;
        System.arraycopy(x, start, d, 0, frames);
        System.arraycopy(x, start - 1, s, 0, frames);
        for (int i = 0; i < frames; i++) {
            d[i] -= 2.0f * s[i];
        }
        System.arraycopy(x, start - 2, s, 0, frames);
        for (int i = 0; i < frames; i++) {
            d[i] += s[i];
        }
    }

    private void measureGroups(int count) {
        for (int g = 0; g < count; g++) {
            int bits = 0;
            for (int i = g * GROUP; i < (g + 1) * GROUP; i++) {
                bits = Math.max(bits, Float.floatToRawIntBits(difference[i]) & Integer.MAX_VALUE);
            }
            groups[g] = Float.intBitsToFloat(bits);
        }
    }

    private void examine(float[] x, int at, long firstFrame) {
        if (isAttack(x, at)) {
            return;
        }
        int origin = at + GROUP / 2 - around;
        prediction.error(x, origin, error);
        int click = around - GROUP;
        for (int i = click; i < around + GROUP; i++) {
            click = Math.abs(error[i]) > Math.abs(error[click]) ? i : click;
        }
        double largest = Math.abs(error[click]);
        if (largest < FAINT || largest < ALONE * largestElsewhere(click)) {
            return;
        }
        double usual = Math.max(meanMagnitude(0, click - length), meanMagnitude(click + length, error.length));
        if (largest > STANDS_OUT * usual / MEAN_OF_GAUSSIAN) {
            long frame = firstFrame + origin + click;
            places.add(frame, frame + 1, largest);
        }
    }

    /** Whether it is the beginning of something that is 10 dB louder than what was before. */
    private boolean isAttack(float[] x, int at) {
        double before = 0.0;
        double after = 0.0;
        for (int i = 0; i < attack; i++) {
            before += (double) x[at - GROUP - i] * x[at - GROUP - i];
            after += (double) x[at + 2 * GROUP + i] * x[at + 2 * GROUP + i];
        }
        return after > ATTACK * before;
    }

    private double meanMagnitude(int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(error[i]);
        }
        return sum / (to - from);
    }

    private double largestElsewhere(int click) {
        double largest = 0.0;
        for (int i = 0; i < error.length; i++) {
            if (Math.abs(i - click) > length) {
                largest = Math.max(largest, Math.abs(error[i]));
            }
        }
        return largest;
    }

    /** The clicks; measured is by how much they miss what was expected. */
    List<Place> places() {
        return places.list();
    }

    /** Clicks there was no room to keep. */
    long more() {
        return places.more();
    }
}
