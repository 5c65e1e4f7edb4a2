package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;

/**
 * Decodes the frames of a FLAC stream, one after another, into planar integers.
 *
 * <p>Memory: 4 bytes for each sample of the longest frame so far, at most 256 KiB a channel, and twice that once more
 * for stereo of 32 bits. One thread at a time.
 */
final class FlacFrames {

    private static final int INT_BITS = 32;

    private final FlacBits in;
    private final String file;
    private final FlacStreamInfo info;
    private final FlacFrameHeader header;
    private final FlacSubframe subframe;

    private final int[][] samples;
    private long[] wide = {};

    FlacFrames(FlacBits in, String file, FlacStreamInfo info) {
        this.in = in;
        this.file = file;
        this.info = info;
        this.header = new FlacFrameHeader(file, info);
        this.subframe = new FlacSubframe(file);
        this.samples = new int[info.channels()][0];
    }

    /** Decodes the frame that begins here. */
    void next() throws IOException {
        header.read(in);
        int frames = header.frames();
        makeRoom(frames);
        switch (header.stereo()) {
            case INDEPENDENT -> {
                for (int[] channel : samples) {
                    subframe.decode(in, info.bits(), frames, channel);
                }
            }
            case LEFT_SIDE -> {
                subframe.decode(in, info.bits(), frames, samples[0]);
                decodeSide(frames, samples[1]);
                toRight(samples[0], samples[1], frames);
            }
            case SIDE_RIGHT -> {
                decodeSide(frames, samples[0]);
                subframe.decode(in, info.bits(), frames, samples[1]);
                toLeft(samples[0], samples[1], frames);
            }
            case MID_SIDE -> {
                subframe.decode(in, info.bits(), frames, samples[0]);
                decodeSide(frames, samples[1]);
                toLeftRight(frames);
            }
        }
        requireWhole(frames);
    }

    /** Samples a channel of the last frame. */
    int frames() {
        return header.frames();
    }

    /** The header of the last frame. */
    FlacFrameHeader header() {
        return header;
    }

    /** The samples of the last frame, channel by channel, in arrays that are reused and may be longer. */
    int[][] samples() {
        return samples;
    }

    private void makeRoom(int frames) {
        if (samples[0].length < frames) {
            for (int c = 0; c < samples.length; c++) {
                samples[c] = new int[frames];
            }
        }
        if (info.bits() == INT_BITS && header.stereo() != FlacFrameHeader.Stereo.INDEPENDENT && wide.length < frames) {
            wide = new long[frames];
        }
    }

    /** The side channel has one bit more; where an int cannot hold that, its lower 32 bits go there. */
    private void decodeSide(int frames, int[] side) throws IOException {
        if (info.bits() < INT_BITS) {
            subframe.decode(in, info.bits() + 1, frames, side);
            return;
        }
        subframe.decodeWide(in, info.bits() + 1, frames, side, wide);
        for (int i = 0; i < frames; i++) {
            side[i] = (int) wide[i];
        }
    }

    // What overflows in these sums is lost again: left and right fit.
    private static void toRight(int[] left, int[] side, int frames) {
        for (int i = 0; i < frames; i++) {
            side[i] = left[i] - side[i];
        }
    }

    private static void toLeft(int[] side, int[] right, int frames) {
        for (int i = 0; i < frames; i++) {
            side[i] += right[i];
        }
    }

    private void toLeftRight(int frames) {
        int[] mid = samples[0];
        int[] side = samples[1];
        boolean isWide = info.bits() == INT_BITS;
        for (int i = 0; i < frames; i++) {
            int half = isWide ? (int) (wide[i] >> 1) : side[i] >> 1;
            int right = mid[i] - half;
            mid[i] = right + side[i];
            side[i] = right;
        }
    }

    private void requireWhole(int frames) throws IOException {
        if (!in.align()) {
            throw malformed("the bits that fill a frame's last byte must be 0, but are not");
        }
        int crc = in.crc16();
        if (in.unsigned(16) != crc) {
            throw malformed("the CRC-16 of this frame must match, but does not");
        }
        int excess = 0;
        int headroom = INT_BITS - info.bits();
        for (int[] channel : samples) {
            for (int i = 0; i < frames; i++) {
                int sample = channel[i];
                excess |= sample << headroom >> headroom ^ sample;
            }
        }
        if (excess != 0) {
            throw malformed("a sample must fit into " + info.bits() + " bits, but one of this frame does not");
        }
    }

    private AudioFormatException malformed(String rule) {
        return new AudioFormatException(Kind.MALFORMED, file, header.start(), rule);
    }
}
