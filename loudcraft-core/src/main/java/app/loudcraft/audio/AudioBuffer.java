package app.loudcraft.audio;

import java.util.Objects;

/**
 * A whole signal in memory: planar {@code float} samples, one array per channel, full scale at 1.0.
 *
 * <p>The arrays are live: {@link #channel(int)} hands out the storage itself, so that audio is never copied behind the
 * caller's back. Memory: 4 bytes per sample. Safe to read from several threads while nobody writes.
 */
public final class AudioBuffer {

    private final int sampleRateHz;
    private final ChannelLayout layout;
    private final float[][] channels;

    private AudioBuffer(int sampleRateHz, ChannelLayout layout, float[][] channels) {
        this.sampleRateHz = new AudioSpec(sampleRateHz, layout, SampleFormat.FLOAT_32).sampleRateHz();
        this.layout = layout;
        this.channels = channels;
    }

    /** A silent buffer of {@code frames} frames. */
    public static AudioBuffer allocate(int sampleRateHz, ChannelLayout layout, int frames) {
        return new AudioBuffer(sampleRateHz, layout, new float[layout.size()][frames]);
    }

    /**
     * A buffer over these arrays, which are used as they are and not copied.
     *
     * @throws IllegalArgumentException if the arrays do not match the layout or differ in length
     */
    public static AudioBuffer wrap(int sampleRateHz, ChannelLayout layout, float[]... channels) {
        Objects.requireNonNull(layout, "layout");
        if (channels.length != layout.size()) {
            throw new IllegalArgumentException(
                    "channels must hold " + layout.size() + " arrays for " + layout + ", but was " + channels.length);
        }
        for (float[] channel : channels) {
            if (channel.length != channels[0].length) {
                throw new IllegalArgumentException("channels must be equally long, but were " + channels[0].length
                        + " and " + channel.length + " frames");
            }
        }
        return new AudioBuffer(sampleRateHz, layout, channels.clone());
    }

    /** A stereo buffer over two arrays of equal length, which are not copied. */
    public static AudioBuffer stereo(int sampleRateHz, float[] left, float[] right) {
        return wrap(sampleRateHz, ChannelLayout.STEREO, left, right);
    }

    /**
     * A copy of interleaved samples ({@code L R L R ...}).
     *
     * @throws IllegalArgumentException if the length is no multiple of the number of channels
     */
    public static AudioBuffer fromInterleaved(int sampleRateHz, ChannelLayout layout, float[] interleaved) {
        int count = layout.size();
        if (interleaved.length % count != 0) {
            throw new IllegalArgumentException(
                    "interleaved must hold a multiple of " + count + " samples, but was " + interleaved.length);
        }
        AudioBuffer buffer = allocate(sampleRateHz, layout, interleaved.length / count);
        for (int c = 0; c < count; c++) {
            float[] channel = buffer.channels[c];
            for (int i = 0, j = c; i < channel.length; i++, j += count) {
                channel[i] = interleaved[j];
            }
        }
        return buffer;
    }

    /** A copy of all samples, interleaved ({@code L R L R ...}). */
    public float[] toInterleaved() {
        float[] interleaved = new float[Math.multiplyExact(frames(), channels.length)];
        for (int c = 0; c < channels.length; c++) {
            for (int i = 0, j = c; i < frames(); i++, j += channels.length) {
                interleaved[j] = channels[c][i];
            }
        }
        return interleaved;
    }

    /** Frames a second. */
    public int sampleRateHz() {
        return sampleRateHz;
    }

    /** The roles of the channels. */
    public ChannelLayout layout() {
        return layout;
    }

    /** Rate and layout, with 32-bit float as the sample format. */
    public AudioSpec spec() {
        return new AudioSpec(sampleRateHz, layout, SampleFormat.FLOAT_32);
    }

    /** Number of channels. */
    public int channels() {
        return channels.length;
    }

    /** Number of frames in every channel. */
    public int frames() {
        return channels[0].length;
    }

    /** The live samples of channel {@code index}. */
    public float[] channel(int index) {
        return channels[index];
    }

    /** A new block over the whole buffer; writing to it writes to this buffer. */
    public AudioBlock block() {
        return AudioBlock.of(channels, 0, frames());
    }

    /** An independent copy. */
    public AudioBuffer copy() {
        float[][] copies = new float[channels.length][];
        for (int c = 0; c < channels.length; c++) {
            copies[c] = channels[c].clone();
        }
        return new AudioBuffer(sampleRateHz, layout, copies);
    }
}
