package app.loudcraft.audio;

import java.util.Objects;

/**
 * A window onto planar audio: the frames {@code [offset, offset + frames)} of one array per channel.
 *
 * <p>A block owns no samples; whoever reads it indexes {@code channel(c)[offset + i]}. {@link #window} re-aims it in
 * place, so that a stream can be cut into blocks without allocation. Not thread-safe.
 */
public final class AudioBlock implements SampleBlock {

    private final float[][] channels;
    private int offset;
    private int frames;

    private AudioBlock(float[][] channels) {
        this.channels = channels;
    }

    /**
     * A block over these arrays, which are used as they are and not copied.
     *
     * @param channels one array per channel, each at least {@code offset + frames} long
     * @throws IllegalArgumentException if the window does not fit into every array
     */
    public static AudioBlock of(float[][] channels, int offset, int frames) {
        return new AudioBlock(channels.clone()).window(offset, frames);
    }

    /** A block over new arrays of {@code frames} zeros in each of {@code channels} channels. */
    public static AudioBlock allocate(int channels, int frames) {
        return of(new float[channels][frames], 0, frames);
    }

    /**
     * Aims this block at another window of the same arrays.
     *
     * @return this block
     * @throws IllegalArgumentException if the window does not fit into every array
     */
    public AudioBlock window(int newOffset, int newFrames) {
        for (float[] channel : channels) {
            Objects.requireNonNull(channel, "channel");
            if (newOffset < 0 || newFrames < 0 || newOffset > channel.length - newFrames) {
                throw new IllegalArgumentException("window must lie in [0, " + channel.length + "], but was offset "
                        + newOffset + " with " + newFrames + " frames");
            }
        }
        this.offset = newOffset;
        this.frames = newFrames;
        return this;
    }

    @Override
    public int channels() {
        return channels.length;
    }

    /** The whole array of channel {@code index}; the block's first frame is at {@link #offset()}. */
    public float[] channel(int index) {
        return channels[index];
    }

    /** Index of the first frame in every channel array. */
    public int offset() {
        return offset;
    }

    @Override
    public int frames() {
        return frames;
    }

    @Override
    public void copyTo(int channel, int from, int count, double[] into, int at) {
        Objects.checkFromIndexSize(from, count, frames);
        Objects.checkFromIndexSize(at, count, into.length);
        float[] in = channels[channel];
        int start = offset + from;
        for (int i = 0; i < count; i++) {
            into[at + i] = in[start + i];
        }
    }
}
