package app.loudcraft.io;

/** A way of storing one channel of one FLAC frame, written down as plainly as RFC 9639 says it. */
@FunctionalInterface
interface FlacCoding {

    /** Writes a subframe of samples that have so many bits. */
    void write(BitBytes out, long[] samples, int bits);

    static FlacCoding constant() {
        return (out, x, bits) -> out.header(0).put(x[0], bits);
    }

    static FlacCoding verbatim() {
        return (out, x, bits) -> {
            out.header(1);
            plain(out, x, x.length, bits);
        };
    }

    static FlacCoding fixed(int order, Residual residual) {
        int[] coefficients = new int[][] {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}}[order];
        return (out, x, bits) -> {
            out.header(8 + order);
            plain(out, x, order, bits);
            residual.write(out, residualOf(x, coefficients, 0), order);
        };
    }

    static FlacCoding linear(int precision, int shift, Residual residual, int... coefficients) {
        return (out, x, bits) -> {
            out.header(32 + coefficients.length - 1);
            plain(out, x, coefficients.length, bits);
            out.put(precision - 1, 4).put(shift, 5);
            for (int coefficient : coefficients) {
                out.put(coefficient, precision);
            }
            residual.write(out, residualOf(x, coefficients, shift), coefficients.length);
        };
    }

    /** Stores samples whose lowest bits are all zero without those bits. */
    static FlacCoding wasted(int wastedBits, FlacCoding coding) {
        return (out, x, bits) -> {
            long[] shifted = new long[x.length];
            for (int i = 0; i < x.length; i++) {
                shifted[i] = x[i] >> wastedBits;
            }
            coding.write(out.wasteInNextHeader(wastedBits), shifted, bits - wastedBits);
        };
    }

    private static void plain(BitBytes out, long[] x, int count, int bits) {
        for (int i = 0; i < count; i++) {
            out.put(x[i], bits);
        }
    }

    private static long[] residualOf(long[] x, int[] coefficients, int shift) {
        long[] residual = x.clone();
        for (int i = coefficients.length; i < x.length; i++) {
            long sum = 0;
            for (int j = 0; j < coefficients.length; j++) {
                sum += coefficients[j] * x[i - 1 - j];
            }
            residual[i] = x[i] - (sum >> shift);
        }
        return residual;
    }

    /**
     * Rice coding by partitions.
     *
     * @param method 0 for parameters of 4 bits, 1 for 5
     * @param parameters one for each of 2^n partitions; {@link #ESCAPE} for plain numbers of the width they need
     */
    record Residual(int method, int... parameters) {

        static final int ESCAPE = -1;

        static Residual rice(int... parameters) {
            return new Residual(0, parameters);
        }

        static Residual rice2(int... parameters) {
            return new Residual(1, parameters);
        }

        void write(BitBytes out, long[] residual, int order) {
            int partitions = parameters.length;
            out.put(method, 2).put(Integer.numberOfTrailingZeros(partitions), 4);
            int size = residual.length / partitions;
            for (int p = 0; p < partitions; p++) {
                int from = p == 0 ? order : p * size;
                if (parameters[p] == ESCAPE) {
                    escape(out, residual, from, (p + 1) * size);
                } else {
                    out.put(parameters[p], 4 + method);
                    for (int i = from; i < (p + 1) * size; i++) {
                        long folded = residual[i] << 1 ^ residual[i] >> 63;
                        out.unary(folded >>> parameters[p]).put(folded, parameters[p]);
                    }
                }
            }
        }

        private void escape(BitBytes out, long[] residual, int from, int to) {
            int width = 0;
            for (int i = from; i < to; i++) {
                if (residual[i] != 0) {
                    width = Math.max(width, 65 - Long.numberOfLeadingZeros(residual[i] ^ residual[i] >> 63));
                }
            }
            out.put(-1, 4 + method).put(width, 5);
            for (int i = from; i < to; i++) {
                out.put(residual[i], width);
            }
        }
    }
}
