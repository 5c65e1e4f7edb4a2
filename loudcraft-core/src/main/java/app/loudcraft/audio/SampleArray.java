package app.loudcraft.audio;

/**
 * One array of samples of one type, which is read as {@code double} at any stride.
 *
 * <p>Adjacent samples have a loop of their own, because only that one is compiled to vector instructions.
 */
sealed interface SampleArray
        permits SampleArray.Floats, SampleArray.Doubles, SampleArray.Shorts, SampleArray.Ints, PackedSamples {

    /** Number of samples. */
    int length();

    /** Copies {@code count} samples that stand {@code stride} apart, the first at {@code from}; the range is checked. */
    void copyTo(int from, int stride, int count, double[] into, int at);

    /** Samples whose full scale is 1.0. */
    final class Floats implements SampleArray {

        private final float[] samples;

        Floats(float[] samples) {
            this.samples = samples;
        }

        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public void copyTo(int from, int stride, int count, double[] into, int at) {
            float[] in = samples;
            if (stride == 1) {
                for (int i = 0; i < count; i++) {
                    into[at + i] = in[from + i];
                }
            } else {
                for (int i = 0, j = from; i < count; i++, j += stride) {
                    into[at + i] = in[j];
                }
            }
        }
    }

    /** Samples whose full scale is 1.0, as they leave this array. */
    final class Doubles implements SampleArray {

        private final double[] samples;

        Doubles(double[] samples) {
            this.samples = samples;
        }

        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public void copyTo(int from, int stride, int count, double[] into, int at) {
            double[] in = samples;
            if (stride == 1) {
                System.arraycopy(in, from, into, at, count);
            } else {
                for (int i = 0, j = from; i < count; i++, j += stride) {
                    into[at + i] = in[j];
                }
            }
        }
    }

    /** Samples whose full scale is 2<sup>15</sup>. */
    final class Shorts implements SampleArray {

        private static final double SCALE = 0x1p-15;

        private final short[] samples;

        Shorts(short[] samples) {
            this.samples = samples;
        }

        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public void copyTo(int from, int stride, int count, double[] into, int at) {
            short[] in = samples;
            if (stride == 1) {
                for (int i = 0; i < count; i++) {
                    into[at + i] = in[from + i] * SCALE;
                }
            } else {
                for (int i = 0, j = from; i < count; i++, j += stride) {
                    into[at + i] = in[j] * SCALE;
                }
            }
        }
    }

    /** Samples whose full scale is 2<sup>23</sup> or 2<sup>31</sup>. */
    final class Ints implements SampleArray {

        private final int[] samples;
        private final double scale;

        private Ints(int[] samples, double scale) {
            this.samples = samples;
            this.scale = scale;
        }

        static Ints of24Bits(int[] samples) {
            return new Ints(samples, 0x1p-23);
        }

        static Ints of32Bits(int[] samples) {
            return new Ints(samples, 0x1p-31);
        }

        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public void copyTo(int from, int stride, int count, double[] into, int at) {
            int[] in = samples;
            double factor = scale;
            if (stride == 1) {
                for (int i = 0; i < count; i++) {
                    into[at + i] = in[from + i] * factor;
                }
            } else {
                for (int i = 0, j = from; i < count; i++, j += stride) {
                    into[at + i] = in[j] * factor;
                }
            }
        }
    }
}
