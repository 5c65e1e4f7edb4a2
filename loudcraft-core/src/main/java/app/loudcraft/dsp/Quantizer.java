package app.loudcraft.dsp;

import java.util.Objects;

/**
 * Rounds samples to integers of 8 to 32 bits, with or without {@link Dither}.
 *
 * <p>One LSB is 2<sup>1-bits</sup> of full scale. The rounding is mid-tread (to the nearest integer, ties to even); what
 * lies outside [-2<sup>bits-1</sup>, 2<sup>bits-1</sup> - 1] is held at the limit and counted. NaN and infinite samples
 * count as 0.
 *
 * <p>Dither is the same on every run: each channel has its own SplitMix64 generator (Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators", OOPSLA 2014) whose start follows from {@link #SEED} and the channel's
 * index; the two uniform variables of a sample are the halves of one 64-bit output. After {@link #AUTO_BLACK_FRAMES}
 * exact zeros a channel falls silent, dither included, until the next sample that is not 0.
 *
 * <p>The result does not depend on how a channel is cut into calls. Cost: a few nanoseconds for each sample; no allocation. One
 * instance serves one stream on one thread.
 */
public final class Quantizer {

    /** What the generators of all channels start from. */
    public static final long SEED = 0x4C6F_7564_6372_6166L;

    /** Exact zeros in a row that are still dithered. */
    public static final int AUTO_BLACK_FRAMES = 4096;

    // SplitMix64: the odd integer nearest to 2^64 / golden ratio, and the multipliers of Stafford's mixer 13.
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final long MIX_1 = 0xBF58_476D_1CE4_E5B9L;
    private static final long MIX_2 = 0x94D0_49BB_1331_11EBL;

    private final boolean dithered;
    private final double scale;
    private final double lowest;
    private final double highest;

    private final long[] generators;
    private final int[] zerosInRow;
    private long saturations;

    /**
     * A quantiser at the beginning of a stream.
     *
     * @param channels at least 1
     * @param bits [8, 32]
     * @throws IllegalArgumentException if a value is outside its range
     */
    public Quantizer(int channels, int bits, Dither dither) {
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, but was " + channels);
        }
        if (bits < 8 || bits > 32) {
            throw new IllegalArgumentException("bits must be in [8, 32], but was " + bits);
        }
        this.dithered = Objects.requireNonNull(dither, "dither") == Dither.TPDF;
        this.scale = 1L << bits - 1;
        this.lowest = -scale;
        this.highest = scale - 1.0;
        this.generators = new long[channels];
        this.zerosInRow = new int[channels];
        reset();
    }

    /** Returns to the beginning of a stream; the count of saturations too. */
    public void reset() {
        for (int c = 0; c < generators.length; c++) {
            generators[c] = mix(SEED + c * GAMMA);
            zerosInRow[c] = 0;
        }
        saturations = 0;
    }

    /**
     * Quantises the next {@code frames} samples of one channel.
     *
     * @param channel index of the channel, 0-based
     * @param samples full scale at 1.0; not changed
     * @param out receives integers in [-2^(bits-1), 2^(bits-1) - 1]
     */
    public void quantize(int channel, float[] samples, int offset, int[] out, int outOffset, int frames) {
        if (dithered) {
            quantizeDithered(channel, samples, offset, out, outOffset, frames);
        } else {
            quantizePlain(samples, offset, out, outOffset, frames);
        }
    }

    private void quantizePlain(float[] samples, int offset, int[] out, int outOffset, int frames) {
        long saturated = 0;
        for (int i = 0; i < frames; i++) {
            float sample = samples[offset + i];
            double y = Math.abs(sample) <= Float.MAX_VALUE ? Math.rint(sample * scale) : 0.0;
            if (y < lowest || y > highest) {
                y = y < 0 ? lowest : highest;
                saturated++;
            }
            out[outOffset + i] = (int) y;
        }
        saturations += saturated;
    }

    private void quantizeDithered(int channel, float[] samples, int offset, int[] out, int outOffset, int frames) {
        long generator = generators[channel];
        int zeros = zerosInRow[channel];
        long saturated = 0;
        for (int i = 0; i < frames; i++) {
            float sample = samples[offset + i];
            double x = Math.abs(sample) <= Float.MAX_VALUE ? sample * scale : 0.0;
            if (x != 0.0) {
                zeros = 0;
            } else if (zeros < AUTO_BLACK_FRAMES) {
                zeros++;
            } else {
                out[outOffset + i] = 0;
                continue;
            }
            generator += GAMMA;
            long random = mix(generator);
            // Each half is uniform on [0, 1) LSB; less 1, their sum is triangular on [-1, 1).
            double dither = ((random >>> 32) + (random & 0xFFFF_FFFFL)) * 0x1p-32 - 1.0;
            double y = Math.rint(x + dither);
            if (y < lowest || y > highest) {
                y = y < 0 ? lowest : highest;
                saturated++;
            }
            out[outOffset + i] = (int) y;
        }
        generators[channel] = generator;
        zerosInRow[channel] = zeros;
        saturations += saturated;
    }

    /** How many samples were held at a limit so far, over all channels; 0 for a signal that a limiter has seen. */
    public long saturations() {
        return saturations;
    }

    private static long mix(long x) {
        long y = (x ^ x >>> 30) * MIX_1;
        y = (y ^ y >>> 27) * MIX_2;
        return y ^ y >>> 31;
    }
}
