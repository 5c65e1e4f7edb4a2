package app.loudcraft.internal.loops;

/** The loops in plain Java. */
public final class ScalarLoops implements SampleLoops {

    @Override
    public void weightedEnergy(double[] k, double[] state, double[] x, int from, int to) {
        double k1 = k[0], k2 = k[1], a1 = k[2], a2 = k[3], e1 = k[4], e2 = k[5];
        double s1 = state[0], s2 = state[1], w1 = state[2], w2 = state[3], d = state[4], sum = state[5];
        for (int i = from; i < to; i++) {
            double in = x[i];
            double y = in + s1;
            double next = (k1 * in + s2) + a1 * s1;
            s2 = k2 * in + a2 * s1;
            s1 = next;
            double w = (y + e2 * w2) + e1 * w1;
            double difference = w - w1;
            double z = difference - d;
            d = difference;
            w2 = w1;
            w1 = w;
            sum += z * z;
        }
        store(state, s1, s2, w1, w2, d, sum);
    }

    /** Each channel hides the latency of the other. */
    @Override
    public void weightedEnergies(
            double[] k, double[] stateA, double[] stateB, double[] a, double[] b, int from, int to) {
        double k1 = k[0], k2 = k[1], a1 = k[2], a2 = k[3], e1 = k[4], e2 = k[5];
        double as1 = stateA[0], as2 = stateA[1], aw1 = stateA[2], aw2 = stateA[3], ad = stateA[4], aSum = stateA[5];
        double bs1 = stateB[0], bs2 = stateB[1], bw1 = stateB[2], bw2 = stateB[3], bd = stateB[4], bSum = stateB[5];
        for (int i = from; i < to; i++) {
            double ax = a[i];
            double bx = b[i];
            double ay = ax + as1;
            double by = bx + bs1;
            double aNext = (k1 * ax + as2) + a1 * as1;
            double bNext = (k1 * bx + bs2) + a1 * bs1;
            as2 = k2 * ax + a2 * as1;
            bs2 = k2 * bx + a2 * bs1;
            as1 = aNext;
            bs1 = bNext;
            double aw = (ay + e2 * aw2) + e1 * aw1;
            double bw = (by + e2 * bw2) + e1 * bw1;
            double aDifference = aw - aw1;
            double bDifference = bw - bw1;
            double az = aDifference - ad;
            double bz = bDifference - bd;
            ad = aDifference;
            bd = bDifference;
            aw2 = aw1;
            bw2 = bw1;
            aw1 = aw;
            bw1 = bw;
            aSum += az * az;
            bSum += bz * bz;
        }
        store(stateA, as1, as2, aw1, aw2, ad, aSum);
        store(stateB, bs1, bs2, bw1, bw2, bd, bSum);
    }

    private static void store(double[] state, double s1, double s2, double w1, double w2, double d, double sum) {
        state[0] = s1;
        state[1] = s2;
        state[2] = w1;
        state[3] = w2;
        state[4] = d;
        state[5] = sum;
    }

    /**
     * Magnitudes are compared by the upper halves of their bits, which order alike: the largest integer is found without a
     * branch, which the largest number is not; on sound, where branches are guessed wrong several times a block, that
     * takes three times as long.
     */
    @Override
    public void blockBounds(
            double[] x, int from, int block, int first, int count, double[] largest, double[] sharpest) {
        for (int index = 0; index < count; index++) {
            int begin = from + index * block;
            int magnitude = 0;
            int bend = 0;
            double slope = x[begin] - x[begin - 1];
            for (int i = begin; i < begin + block; i++) {
                double sample = x[i];
                double next = x[i + 1] - sample;
                magnitude = Math.max(magnitude, upperBits(sample));
                bend = Math.max(bend, upperBits(next - slope));
                slope = next;
            }
            largest[first + index] = magnitude == 0 ? largest(x, begin, block) : upperBound(magnitude);
            sharpest[first + index] = bend == 0 ? sharpest(x, begin, block) : upperBound(bend);
        }
    }

    private static int upperBits(double value) {
        return (int) (Double.doubleToRawLongBits(value) >>> 32) & Integer.MAX_VALUE;
    }

    /** More than any number with these upper bits. */
    private static double upperBound(int upperBits) {
        return Double.longBitsToDouble((upperBits + 1L) << 32);
    }

    private static double largest(double[] x, int from, int count) {
        double largest = 0.0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(x[i]));
        }
        return largest;
    }

    private static double sharpest(double[] x, int from, int count) {
        double sharpest = 0.0;
        for (int i = from; i < from + count; i++) {
            sharpest = Math.max(sharpest, Math.abs((x[i + 1] - x[i]) - (x[i] - x[i - 1])));
        }
        return sharpest;
    }
}
