package app.loudcraft.audio;

import java.util.Objects;
import java.util.function.Function;

/**
 * A window onto samples in the caller's own arrays, planar or interleaved, floating-point or integer.
 *
 * <p>The arrays are used as they are and not copied: a host may refill them and pass the same block again. A new block
 * covers all frames; {@link #window} re-aims it in place, without allocation.
 *
 * <pre>{@code
 * byte[] buffer = new byte[6 * 4096]; // 24-bit stereo, as Java Sound delivers it
 * PcmBlock block = PcmBlock.interleavedBytes(SampleFormat.PCM_24, 2, buffer);
 * int count;
 * while ((count = line.read(buffer, 0, buffer.length)) > 0) {
 *     meter.process(block.window(0, count / 6));
 * }
 * }</pre>
 *
 * <p>Integers of {@code b} bits are divided by 2<sup>b-1</sup>, so that full scale is 1.0; this is exact. Floating-point
 * samples are passed on as they are, NaN, infinities and {@code double}s beyond the range of {@code float} included:
 * readers decide. Planar samples are read fastest. Not thread-safe.
 */
public final class PcmBlock implements SampleBlock {

    /** One array per channel, or a single one that holds all channels in turn. */
    private final SampleArray[] arrays;

    private final int channels;
    private final int stride;
    private final int available;
    private int offset;
    private int frames;

    private PcmBlock(SampleArray[] arrays, int channels, int stride) {
        this.arrays = arrays;
        this.channels = channels;
        this.stride = stride;
        this.available = arrays[0].length() / stride;
        window(0, available);
    }

    /**
     * A block over one array per channel; full scale is 1.0.
     *
     * @throws IllegalArgumentException if there is no channel, or the arrays differ in length
     */
    public static PcmBlock planar(float[]... channels) {
        return planarOf(channels, SampleArray.Floats::new);
    }

    /**
     * A block over one array per channel; full scale is 1.0.
     *
     * @throws IllegalArgumentException if there is no channel, or the arrays differ in length
     */
    public static PcmBlock planar(double[]... channels) {
        return planarOf(channels, SampleArray.Doubles::new);
    }

    /**
     * A block over one array of 16-bit samples per channel.
     *
     * @throws IllegalArgumentException if there is no channel, or the arrays differ in length
     */
    public static PcmBlock planar16(short[]... channels) {
        return planarOf(channels, SampleArray.Shorts::new);
    }

    /**
     * A block over one array of 24-bit samples per channel, right-justified: [-2<sup>23</sup>, 2<sup>23</sup>).
     *
     * <p>The upper byte is taken as it is and not masked: values beyond that range are samples beyond full scale.
     *
     * @throws IllegalArgumentException if there is no channel, or the arrays differ in length
     */
    public static PcmBlock planar24(int[]... channels) {
        return planarOf(channels, SampleArray.Ints::of24Bits);
    }

    /**
     * A block over one array of 32-bit samples per channel; also for samples of fewer bits that are left-justified.
     *
     * @throws IllegalArgumentException if there is no channel, or the arrays differ in length
     */
    public static PcmBlock planar32(int[]... channels) {
        return planarOf(channels, SampleArray.Ints::of32Bits);
    }

    /**
     * A block over frames of interleaved samples; full scale is 1.0.
     *
     * @throws IllegalArgumentException if {@code channels} is below 1 or the array does not hold whole frames
     */
    public static PcmBlock interleaved(int channels, float[] samples) {
        return interleavedOf(channels, new SampleArray.Floats(Objects.requireNonNull(samples, "samples")));
    }

    /**
     * A block over frames of interleaved samples; full scale is 1.0.
     *
     * @throws IllegalArgumentException if {@code channels} is below 1 or the array does not hold whole frames
     */
    public static PcmBlock interleaved(int channels, double[] samples) {
        return interleavedOf(channels, new SampleArray.Doubles(Objects.requireNonNull(samples, "samples")));
    }

    /**
     * A block over frames of interleaved 16-bit samples.
     *
     * @throws IllegalArgumentException if {@code channels} is below 1 or the array does not hold whole frames
     */
    public static PcmBlock interleaved16(int channels, short[] samples) {
        return interleavedOf(channels, new SampleArray.Shorts(Objects.requireNonNull(samples, "samples")));
    }

    /**
     * A block over frames of interleaved 24-bit samples, right-justified as in {@link #planar24}.
     *
     * @throws IllegalArgumentException if {@code channels} is below 1 or the array does not hold whole frames
     */
    public static PcmBlock interleaved24(int channels, int[] samples) {
        return interleavedOf(channels, SampleArray.Ints.of24Bits(Objects.requireNonNull(samples, "samples")));
    }

    /**
     * A block over frames of interleaved 32-bit samples; also for samples of fewer bits that are left-justified.
     *
     * @throws IllegalArgumentException if {@code channels} is below 1 or the array does not hold whole frames
     */
    public static PcmBlock interleaved32(int channels, int[] samples) {
        return interleavedOf(channels, SampleArray.Ints.of32Bits(Objects.requireNonNull(samples, "samples")));
    }

    /**
     * A block over frames of interleaved samples that are packed as little-endian bytes, as WAVE files hold them and
     * Java Sound delivers them.
     *
     * @param format signed integers of 16, 24 or 32 bits, or floating point of 32 or 64
     * @throws IllegalArgumentException if {@code channels} is below 1, the array does not hold whole frames, or the
     *     format is {@link SampleFormat#PCM_8}
     */
    public static PcmBlock interleavedBytes(SampleFormat format, int channels, byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        if (!PackedSamples.canRead(Objects.requireNonNull(format, "format"))) {
            throw new IllegalArgumentException(
                    "format must be PCM of 16, 24 or 32 bits or floating point, but was " + format);
        }
        requireChannels(channels);
        long frameBytes = (long) channels * format.bytes();
        if (bytes.length % frameBytes != 0) {
            throw new IllegalArgumentException(
                    "bytes must hold whole frames of " + frameBytes + " bytes, but its length was " + bytes.length);
        }
        return interleavedOf(channels, new PackedSamples(format, bytes));
    }

    private static <A> PcmBlock planarOf(A[] channels, Function<A, SampleArray> type) {
        Objects.requireNonNull(channels, "channels");
        requireChannels(channels.length);
        SampleArray[] arrays = new SampleArray[channels.length];
        for (int c = 0; c < arrays.length; c++) {
            arrays[c] = type.apply(Objects.requireNonNull(channels[c], "channel"));
            if (arrays[c].length() != arrays[0].length()) {
                throw new IllegalArgumentException("all channels must be as long as the first, " + arrays[0].length()
                        + " frames, but channel " + c + " was " + arrays[c].length());
            }
        }
        return new PcmBlock(arrays, channels.length, 1);
    }

    private static PcmBlock interleavedOf(int channels, SampleArray samples) {
        requireChannels(channels);
        if (samples.length() % channels != 0) {
            throw new IllegalArgumentException("samples must hold whole frames of " + channels
                    + " channels, but its length was " + samples.length());
        }
        return new PcmBlock(new SampleArray[] {samples}, channels, channels);
    }

    private static void requireChannels(int channels) {
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, but was " + channels);
        }
    }

    /**
     * Aims this block at another window of the same arrays. No allocation.
     *
     * @param newOffset first frame, counted from the first one in the arrays
     * @param newFrames number of frames, 0 or more
     * @return this block
     * @throws IllegalArgumentException if the window does not fit into the arrays
     */
    public PcmBlock window(int newOffset, int newFrames) {
        if (newOffset < 0 || newFrames < 0 || newOffset > available - newFrames) {
            throw new IllegalArgumentException("window must lie in [0, " + available + "], but was offset " + newOffset
                    + " with " + newFrames + " frames");
        }
        this.offset = newOffset;
        this.frames = newFrames;
        return this;
    }

    /** Index of the first frame, counted from the first one in the arrays. */
    public int offset() {
        return offset;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public int frames() {
        return frames;
    }

    @Override
    public void copyTo(int channel, int from, int count, double[] into, int at) {
        Objects.checkIndex(channel, channels);
        Objects.checkFromIndexSize(from, count, frames);
        Objects.checkFromIndexSize(at, count, into.length);
        if (stride == 1) {
            arrays[channel].copyTo(offset + from, 1, count, into, at);
        } else {
            arrays[0].copyTo((offset + from) * stride + channel, stride, count, into, at);
        }
    }
}
