package app.loudcraft.io;

/**
 * Adds predictions to residuals, in place, so that samples come out (RFC 9639, sections 9.2.5 and 9.2.6).
 *
 * <p>Fixed predictors and sums of up to 32 bits run in {@code int}, which is exact as their results fit. Arrays hold as
 * many samples as the order says, then residuals.
 */
final class FlacPrediction {

    private FlacPrediction() {}

    /** The fixed predictor of order 0 to 4: the polynomial through the samples before. */
    static void fixed(int order, int[] x, int frames) {
        if (order == 0 || frames <= order) {
            return;
        }
        // Sums of sums: each line is one difference less than the one below, and no sample is read again.
        int d0 = x[order - 1];
        int d1 = order > 1 ? d0 - x[order - 2] : 0;
        int d2 = order > 2 ? d1 - (x[order - 2] - x[order - 3]) : 0;
        int d3 = order > 3 ? d2 - (x[order - 2] - 2 * x[order - 3] + x[order - 4]) : 0;
        switch (order) {
            case 1 -> {
                for (int i = 1; i < frames; i++) {
                    x[i] = d0 += x[i];
                }
            }
            case 2 -> {
                for (int i = 2; i < frames; i++) {
                    x[i] = d0 += d1 += x[i];
                }
            }
            case 3 -> {
                for (int i = 3; i < frames; i++) {
                    x[i] = d0 += d1 += d2 += x[i];
                }
            }
            default -> {
                for (int i = 4; i < frames; i++) {
                    x[i] = d0 += d1 += d2 += d3 += x[i];
                }
            }
        }
    }

    /**
     * The linear predictor whose sums fit into 32 bits.
     *
     * @param coefficients the first belongs to the sample just before
     */
    static void linear(int[] coefficients, int order, int shift, int[] x, int frames) {
        for (int i = order; i < frames; i++) {
            int sum = 0;
            for (int j = order - 1; j >= 0; j--) {
                sum += coefficients[j] * x[i - 1 - j];
            }
            x[i] += sum >> shift;
        }
    }

    /** The linear predictor whose sums need more than 32 bits. */
    static void linearInLong(int[] coefficients, int order, int shift, int[] x, int frames) {
        for (int i = order; i < frames; i++) {
            long sum = 0;
            for (int j = order - 1; j >= 0; j--) {
                sum += (long) coefficients[j] * x[i - 1 - j];
            }
            x[i] += (int) (sum >> shift);
        }
    }

    /** The linear predictor of samples that need 33 bits, which are in {@code x} as far as the order goes. */
    static void linearWide(int[] coefficients, int order, int shift, int[] residual, long[] x, int frames) {
        for (int i = order; i < frames; i++) {
            long sum = 0;
            for (int j = order - 1; j >= 0; j--) {
                sum += coefficients[j] * x[i - 1 - j];
            }
            x[i] = residual[i] + (sum >> shift);
        }
    }
}
