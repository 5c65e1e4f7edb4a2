package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The sixth stage: the mid above 400 Hz through a {@link VelvetSequence}, to be added to the side.
 *
 * <p>Sparse noise smears the mid over 30 ms without colouring it much, so that the channels sound alike and yet differ.
 * Source: B. Alary, A. Politis and V. Välimäki, "Velvet-noise decorrelator", DAFx-17.
 *
 * <p>Cost: one multiplication and addition a frame for each of 30 impulses, in float: what that rounds off is 130 dB under
 * what it adds. Impulses later than a hop are added for the whole hop at once when it begins, since all that they need is
 * there by then; so small blocks cost little more than large ones.
 */
final class VelvetDecorrelator {

    /** Gain at full intensity. */
    static final double GAIN = 0.42;

    private static final int AT_ONCE = 4;

    private final FloatHistory history;
    private final int lengthFrames;
    private final int[] nearDelays;
    private final float[] nearGains;
    private final int[] farDelays;
    private final float[] farGains;
    private final float[][] rows;
    private final float[] sum;

    VelvetDecorrelator(HopRaster raster) {
        VelvetSequence sequence = VelvetSequence.at(raster.sampleRateHz());
        int[] delays = sequence.positionsFrames();
        float[] gains = new float[delays.length];
        int near = 0;
        for (int k = 0; k < delays.length; k++) {
            gains[k] = (float) (GAIN * sequence.gains()[k]);
            near += delays[k] < raster.hopFrames() ? 1 : 0;
        }
        lengthFrames = sequence.lengthFrames();
        nearDelays = Arrays.copyOf(delays, near);
        nearGains = Arrays.copyOf(gains, near);
        // filled up with impulses of gain 0, as late as the last one
        int far = (delays.length - near + AT_ONCE - 1) / AT_ONCE * AT_ONCE;
        farDelays = new int[far];
        Arrays.fill(farDelays, delays[delays.length - 1]);
        System.arraycopy(delays, near, farDelays, 0, delays.length - near);
        farGains = new float[far];
        System.arraycopy(gains, near, farGains, 0, delays.length - near);
        history = new FloatHistory(lengthFrames, raster.hopFrames());
        rows = new float[AT_ONCE][raster.hopFrames()];
        sum = new float[raster.hopFrames()];
    }

    /** Writes the increments at full intensity of the frames {@code [from, to)} of a hop. */
    void process(double[] above, double[] increment, int from, int to) {
        if (from == 0) {
            addFar();
        }
        history.append(above, from, to);
        for (int k = 0; k < nearDelays.length; k++) {
            addNear(nearDelays[k], nearGains[k], from, to);
        }
        double unscale = 1.0 / FloatHistory.SCALE;
        for (int i = from; i < to; i++) {
            increment[i] = unscale * sum[i];
        }
    }

    private void addFar() {
        Arrays.fill(sum, 0.0f);
        for (int k = 0; k < farDelays.length; k += AT_ONCE) {
            for (int j = 0; j < AT_ONCE; j++) {
                history.delayedNext(farDelays[k + j], rows[j]);
            }
            addRows(farGains[k], farGains[k + 1], farGains[k + 2], farGains[k + 3]);
        }
    }

    private void addRows(float gain0, float gain1, float gain2, float gain3) {
        float[] total = sum, row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3];
        for (int i = 0; i < total.length; i++) {
            total[i] += gain0 * row0[i] + gain1 * row1[i] + gain2 * row2[i] + gain3 * row3[i];
        }
    }

    private void addNear(int delayFrames, float gain, int from, int to) {
        float[] total = sum, row = rows[0];
        history.delayed(delayFrames, row, from, to);
        for (int i = from; i < to; i++) {
            total[i] += gain * row[i];
        }
    }

    int lengthFrames() {
        return lengthFrames;
    }

    void reset() {
        history.reset();
    }
}
