package app.loudcraft.internal.flac;

/** What the fixed predictors leave over: the differences of order 0 to 4 (RFC 9639, section 9.2.5). */
final class FixedResidual {

    /** The highest order, and by how much samples must be delayed for it. */
    static final int MOST_ORDER = 4;

    // Differences of order 4 take four bits more than samples.
    private static final int NARROW_BITS = Integer.SIZE - 1 - MOST_ORDER;
    // So many differences are summed up in an int; where only fewer would fit, a long takes less time.
    private static final int MOST_STRIDE = 1024;
    private static final int LEAST_STRIDE = 64;

    private FixedResidual() {}

    /** The order whose differences are smallest on the whole, among those that there are samples for. */
    static int bestOrder(DelayedSamples samples, int sampleBits) {
        if (samples.frames() <= MOST_ORDER) {
            return 0;
        }
        long[] sums = new long[MOST_ORDER + 1];
        int stride = sampleBits < NARROW_BITS ? 1 << NARROW_BITS - sampleBits : 1;
        if (stride < LEAST_STRIDE) {
            sum(samples.by(0), samples.frames(), sums);
        } else {
            stride = Math.min(stride, MOST_STRIDE);
            for (int from = MOST_ORDER; from < samples.frames(); from += stride) {
                sumNarrow(samples, from, Math.min(from + stride, samples.frames()), sums);
            }
        }
        int best = 0;
        for (int order = 1; order <= MOST_ORDER; order++) {
            if (sums[order] < sums[best]) {
                best = order;
            }
        }
        return best;
    }

    /** One loop for each order: compilers make vector instructions of one sum at a time. */
    private static void sumNarrow(DelayedSamples samples, int from, int to, long[] sums) {
        int[] a = samples.by(0);
        int[] b = samples.by(1);
        int[] c = samples.by(2);
        int[] d = samples.by(3);
        int[] e = samples.by(4);
        sums[0] += sum0(a, from, to);
        sums[1] += sum1(a, b, from, to);
        sums[2] += sum2(a, b, c, from, to);
        sums[3] += sum3(a, b, c, d, from, to);
        sums[4] += sum4(a, b, c, d, e, from, to);
    }

    private static int sum0(int[] a, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(a[i]);
        }
        return sum;
    }

    private static int sum1(int[] a, int[] b, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }

    private static int sum2(int[] a, int[] b, int[] c, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(a[i] - 2 * b[i] + c[i]);
        }
        return sum;
    }

    private static int sum3(int[] a, int[] b, int[] c, int[] d, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(a[i] - d[i] + 3 * (c[i] - b[i]));
        }
        return sum;
    }

    private static int sum4(int[] a, int[] b, int[] c, int[] d, int[] e, int from, int to) {
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(a[i] + e[i] - 4 * (b[i] + d[i]) + 6 * c[i]);
        }
        return sum;
    }

    private static void sum(int[] x, int frames, long[] sums) {
        long d0 = x[3];
        long d1 = d0 - x[2];
        long d2 = d1 - ((long) x[2] - x[1]);
        long d3 = d2 - ((long) x[2] - 2L * x[1] + x[0]);
        long sum0 = 0;
        long sum1 = 0;
        long sum2 = 0;
        long sum3 = 0;
        long sum4 = 0;
        for (int i = MOST_ORDER; i < frames; i++) {
            long e0 = x[i];
            long e1 = e0 - d0;
            long e2 = e1 - d1;
            long e3 = e2 - d2;
            long e4 = e3 - d3;
            d0 = e0;
            d1 = e1;
            d2 = e2;
            d3 = e3;
            sum0 += Math.abs(e0);
            sum1 += Math.abs(e1);
            sum2 += Math.abs(e2);
            sum3 += Math.abs(e3);
            sum4 += Math.abs(e4);
        }
        sums[0] = sum0;
        sums[1] = sum1;
        sums[2] = sum2;
        sums[3] = sum3;
        sums[4] = sum4;
    }

    /**
     * Fills {@code out} from the order on.
     *
     * @return false if something does not fit into 32 bits with a sign, of which the lowest number is not allowed
     */
    static boolean compute(int[] x, int frames, int order, int sampleBits, int[] out) {
        if (sampleBits <= NARROW_BITS) {
            computeNarrow(x, frames, order, out);
            return true;
        }
        long most = 0;
        for (int i = order; i < frames; i++) {
            long left = switch (order) {
                case 0 -> x[i];
                case 1 -> (long) x[i] - x[i - 1];
                case 2 -> x[i] - 2L * x[i - 1] + x[i - 2];
                case 3 -> x[i] - 3L * x[i - 1] + 3L * x[i - 2] - x[i - 3];
                default -> x[i] - 4L * x[i - 1] + 6L * x[i - 2] - 4L * x[i - 3] + x[i - 4];
            };
            most = Math.max(most, Math.abs(left));
            out[i] = (int) left;
        }
        return most <= Integer.MAX_VALUE;
    }

    private static void computeNarrow(int[] x, int frames, int order, int[] out) {
        switch (order) {
            case 0 -> System.arraycopy(x, 0, out, 0, frames);
            case 1 -> {
                for (int i = 1; i < frames; i++) {
                    out[i] = x[i] - x[i - 1];
                }
            }
            case 2 -> {
                for (int i = 2; i < frames; i++) {
                    out[i] = x[i] - 2 * x[i - 1] + x[i - 2];
                }
            }
            case 3 -> {
                for (int i = 3; i < frames; i++) {
                    out[i] = x[i] - x[i - 3] + 3 * (x[i - 2] - x[i - 1]);
                }
            }
            default -> {
                for (int i = 4; i < frames; i++) {
                    out[i] = x[i] + x[i - 4] - 4 * (x[i - 1] + x[i - 3]) + 6 * x[i - 2];
                }
            }
        }
    }
}
