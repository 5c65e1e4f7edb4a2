package app.loudcraft.internal.flac;

import java.nio.ByteBuffer;

/**
 * Encodes the samples of one FLAC frame after another (RFC 9639, section 9).
 *
 * <p>All frames but the last have {@link #blockFrames()} samples a channel. Each is encoded by itself, except that it is numbered.
 * No frame is longer than its samples as they are, a byte for each channel, and 19 for the frame. One thread at a time.
 */
final class FlacEncoder {

    private static final int CRC_BITS = 16;

    private final int channels;
    private final int bits;
    private final FlacLevel level;
    private final FrameHeader header;
    private final FlacCrc checksum = new FlacCrc();
    private final BitSink out = new BitSink();
    // Left, right, middle and side of stereo; else one for all channels.
    private final ChannelEncoder[] encoders;
    private int number;

    /**
     * An encoder at the beginning of a stream.
     *
     * @param channels [1, 8]
     * @param bits [4, 32]
     * @param rateHz [1, 1048575]
     */
    FlacEncoder(int channels, int bits, int rateHz, FlacLevel level) {
        this.channels = channels;
        this.bits = bits;
        this.level = level;
        this.header = new FrameHeader(rateHz, bits);
        PredictionTools tools = new PredictionTools(level);
        boolean stereo = channels == 2 && level.stereo() != FlacLevel.Stereo.INDEPENDENT;
        encoders = new ChannelEncoder[stereo ? 4 : 1];
        for (int i = 0; i < encoders.length; i++) {
            encoders[i] = new ChannelEncoder(level, tools);
        }
    }

    /** Samples a channel of every FLAC frame but the last. */
    int blockFrames() {
        return level.blockFrames();
    }

    /**
     * Encodes.
     *
     * @param samples an array for each channel, of which the first {@code frames} are encoded
     * @param frames [1, {@link #blockFrames()}]
     * @return the whole FLAC frame, valid until the next call
     */
    ByteBuffer encode(int[][] samples, int frames) {
        out.clear();
        if (encoders.length > 1) {
            encodeStereo(samples[0], samples[1], frames);
        } else {
            header.put(out, frames, channels - 1, number);
            for (int[] channel : samples) {
                encoders[0].load(channel, frames, bits);
                encoders[0].search();
                encoders[0].put(out);
            }
        }
        number++;
        out.align();
        out.put(checksum.crc16(0, out.bytes(), 0, out.length()), CRC_BITS);
        out.align();
        return ByteBuffer.wrap(out.bytes(), 0, out.length());
    }

    private void encodeStereo(int[] left, int[] right, int frames) {
        boolean tried = level.stereo() == FlacLevel.Stereo.TRIED;
        StereoChoice choice = tried ? tryAll(left, right, frames) : StereoChoice.estimate(left, right, frames);
        boolean ready = tried || searchBoth(choice, left, right, frames);
        if (ready) {
            putStereo(choice, frames);
        }
        // Estimates may be wrong, and a side channel as it is takes a bit a sample more than another.
        if (!ready || choice != StereoChoice.LEFT_RIGHT && out.length() * 8L > 2L * frames * bits) {
            out.clear();
            searchBoth(StereoChoice.LEFT_RIGHT, left, right, frames);
            putStereo(StereoChoice.LEFT_RIGHT, frames);
        }
    }

    private void putStereo(StereoChoice choice, int frames) {
        header.put(out, frames, choice.channelCode(), number);
        encoders[choice.first()].put(out);
        encoders[choice.second()].put(out);
    }

    /** Seeks the shortest way for both; false if one of them cannot be stored. */
    private boolean searchBoth(StereoChoice choice, int[] left, int[] right, int frames) {
        return search(choice.first(), left, right, frames) >= 0 && search(choice.second(), left, right, frames) >= 0;
    }

    private StereoChoice tryAll(int[] left, int[] right, int frames) {
        long leftBits = search(StereoChoice.LEFT, left, right, frames);
        long rightBits = search(StereoChoice.RIGHT, left, right, frames);
        long midBits = search(StereoChoice.MID, left, right, frames);
        long sideBits = search(StereoChoice.SIDE, left, right, frames);
        return sideBits < 0
                ? StereoChoice.LEFT_RIGHT
                : StereoChoice.fewest(
                        leftBits + rightBits, leftBits + sideBits, sideBits + rightBits, midBits + sideBits);
    }

    /** About how many bits one of the four takes; -1 if it cannot be stored. */
    private long search(int role, int[] left, int[] right, int frames) {
        ChannelEncoder encoder = encoders[role];
        switch (role) {
            case StereoChoice.LEFT -> encoder.load(left, frames, bits);
            case StereoChoice.RIGHT -> encoder.load(right, frames, bits);
            case StereoChoice.MID -> encoder.loadMid(left, right, frames, bits);
            default -> {
                if (!encoder.loadSide(left, right, frames, bits)) {
                    return -1;
                }
            }
        }
        return encoder.search();
    }
}
