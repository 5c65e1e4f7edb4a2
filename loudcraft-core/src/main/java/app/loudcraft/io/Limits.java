package app.loudcraft.io;

/**
 * What a file may ask of its reader at most, so that one from a stranger does no harm.
 *
 * <p>Whatever a file claims of itself is held against these before memory is taken for it. A file over {@code frames} or
 * {@code channels} is refused with an {@link AudioFormatException} of kind {@link
 * AudioFormatException.Kind#LIMIT_EXCEEDED}; where its length is not known beforehand, as soon as it is met. Of metadata,
 * what is over {@code metadataBytes} is left out and listed as omitted.
 *
 * @param frames most frames of audio, at least 1
 * @param channels most channels, [1, 64]
 * @param metadataBytes most bytes of metadata, 0 or more
 */
public record Limits(long frames, int channels, int metadataBytes) {

    /**
     * Safe for a public server: 2^32 frames (24.8 hours at 48 kHz), 64 channels, 16 MiB of metadata.
     *
     * <p>Reading takes a few MiB of memory, and up to ten times the bytes of a file's metadata while it is opened. Mastering
     * spools up to 12 bytes a frame of stereo to temporary files, 48 GiB for the longest file; a server with a smaller disk
     * sets fewer frames.
     */
    public static final Limits DEFAULT = new Limits(1L << 32, 64, 16 << 20);

    private static final int MAX_CHANNELS = 64;

    /**
     * @throws IllegalArgumentException if a limit is not as said
     */
    public Limits {
        if (frames < 1) {
            throw new IllegalArgumentException("frames must be at least 1, but was " + frames);
        }
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException("channels must be in [1, " + MAX_CHANNELS + "], but was " + channels);
        }
        if (metadataBytes < 0) {
            throw new IllegalArgumentException("metadataBytes must be at least 0, but was " + metadataBytes);
        }
    }

    /** These limits with another most frames. */
    public Limits withFrames(long newFrames) {
        return new Limits(newFrames, channels, metadataBytes);
    }

    /** These limits with another most channels. */
    public Limits withChannels(int newChannels) {
        return new Limits(frames, newChannels, metadataBytes);
    }

    /** These limits with another most bytes of metadata. */
    public Limits withMetadataBytes(int newMetadataBytes) {
        return new Limits(frames, channels, newMetadataBytes);
    }
}
