package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.SampleFormat;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Hears how many bits the samples of a programme really use, whatever the file has room for.
 *
 * <p>The bits in use are the smallest b for which every sample is a multiple of 2<sup>1-b</sup>: what the OR of all integer
 * samples tells, and the same for floating point. Beyond that it looks for coarser grids, see {@link ValueGrid}. About 1
 * ns a sample until all bits of the format have been met, which takes a moment of music; then nothing. One stream on one
 * thread.
 */
final class BitDepth {

    /** The most that is told apart: more bits are those of floating point. */
    static final int MOST_BITS = 32;

    private static final int LEAST_SAMPLES = 1_000;
    private static final int NOMINAL_24 = 24;
    private static final int EXPONENT_OF_ONE = 127;
    private static final int FRACTION_BITS = 23;

    private final int enough;
    private final boolean looksForGrids;
    private final ChannelBits[] channels;

    BitDepth(SampleFormat format, int channels) {
        this.enough = format.isFloatingPoint() ? MOST_BITS + 1 : format.bits();
        this.looksForGrids = format.bits() >= NOMINAL_24;
        this.channels = new ChannelBits[channels];
        Arrays.setAll(this.channels, c -> new ChannelBits());
    }

    void listen(AudioBlock block) {
        for (int c = 0; c < channels.length; c++) {
            channels[c].listen(block.channel(c), block.offset(), block.frames());
        }
    }

    /**
     * The bits in use, 33 for samples that no integers of 32 bits can hold; empty where too few samples differ from 0 to
     * tell.
     */
    OptionalInt bitsInUse() {
        long samples = 0;
        int bits = 0;
        for (ChannelBits channel : channels) {
            samples += channel.samples;
            bits = Math.max(bits, channel.bits);
        }
        return samples < LEAST_SAMPLES ? OptionalInt.empty() : OptionalInt.of(bits);
    }

    /** The bits of a grid that all channels with sound stand on, before they were turned up or down; empty where there is none. */
    OptionalDouble bitsOfGrid() {
        double most = 0.0;
        for (ChannelBits channel : channels) {
            if (channel.samples > 0) {
                OptionalDouble step = channel.grid == null ? OptionalDouble.empty() : channel.grid.step();
                if (step.isEmpty()) {
                    return OptionalDouble.empty();
                }
                double octaves = StrictMath.log(step.getAsDouble()) / StrictMath.log(2.0);
                most = Math.max(most, NOMINAL_24 - octaves);
            }
        }
        return most > 0.0 ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    /** One channel. */
    private final class ChannelBits {

        private ValueGrid grid = looksForGrids ? new ValueGrid() : null;
        private int bits;
        private float stepsToOne = 0.5f; // 2^(bits - 1)
        private long samples;

        void listen(float[] x, int from, int frames) {
            int end = from + frames;
            for (int i = from; i < end && grid != null && grid.isOpen(); i++) {
                if (x[i] != 0.0f) {
                    grid.add(x[i]);
                }
            }
            if (bits < enough || samples < LEAST_SAMPLES) {
                count(x, from, end);
            }
        }

        private void count(float[] x, int from, int end) {
            int count = 0;
            float toSteps = stepsToOne;
            for (int i = from; i < end; i++) {
                float steps = x[i] * toSteps;
                if ((int) steps != steps) {
                    raise(x[i]);
                    toSteps = stepsToOne;
                }
                count += x[i] != 0.0f ? 1 : 0;
            }
            samples += count;
        }

        private void raise(float sample) {
            if (bits < enough) {
                bits = Math.max(bits, Math.min(enough, bitsOf(sample)));
                stepsToOne = (float) StrictMath.scalb(1.0, bits - 1);
            }
        }
    }

    /** The smallest b for which the sample is a multiple of 2^(1-b). */
    private static int bitsOf(float sample) {
        int raw = Float.floatToRawIntBits(sample);
        int fraction = raw & (1 << FRACTION_BITS) - 1 | 1 << FRACTION_BITS;
        int exponent = (raw >>> FRACTION_BITS & 0xFF) - EXPONENT_OF_ONE;
        return 1 - (exponent - FRACTION_BITS + Integer.numberOfTrailingZeros(fraction));
    }
}
