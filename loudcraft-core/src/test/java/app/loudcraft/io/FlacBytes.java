package app.loudcraft.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Builds FLAC files bit by bit, right or wrong, so that the reader is tested against something that is not its mirror. */
final class FlacBytes {

    static final int LEFT_SIDE = 8;
    static final int SIDE_RIGHT = 9;
    static final int MID_SIDE = 10;

    private static final int RATE_OF_STREAM_INFO = 0;

    private final int rateHz;
    private final int channels;
    private final int bits;
    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();

    private long total;
    private boolean totalKnown = true;
    private byte[] md5;
    private boolean variable;
    private int count;
    private int blockFrames;
    private int rateCode = RATE_OF_STREAM_INFO;
    private byte[] rateBytes = {};

    FlacBytes(int rateHz, int channels, int bits) {
        this.rateHz = rateHz;
        this.channels = channels;
        this.bits = bits;
    }

    /** A whole file of 16-bit samples, one channel, coded verbatim in frames of 16 samples. */
    static byte[] mono16(int... samples) {
        FlacBytes file = new FlacBytes(48_000, 1, 16);
        for (int from = 0; from < samples.length; from += 16) {
            int to = Math.min(from + 16, samples.length);
            file.frame(new int[][] {Arrays.copyOfRange(samples, from, to)}, FlacCoding.verbatim());
        }
        return file.bytes();
    }

    FlacBytes unknownTotal() {
        totalKnown = false;
        return this;
    }

    /** What the header says of the number of frames; to be called last. */
    FlacBytes total(long frames) {
        total = frames;
        return this;
    }

    FlacBytes md5(byte[] digest) {
        md5 = digest;
        return this;
    }

    /** Frames carry the number of their first sample from here on. */
    FlacBytes variable() {
        variable = true;
        return this;
    }

    /** Frames say their rate by this code, and the bytes that belong to it. */
    FlacBytes rateCode(int code, int... following) {
        rateCode = code;
        rateBytes = new byte[following.length];
        for (int i = 0; i < following.length; i++) {
            rateBytes[i] = (byte) following[i];
        }
        return this;
    }

    FlacBytes block(int type, byte[] payload) {
        return block(type, payload.length, payload);
    }

    /** A metadata block whose size may lie. */
    FlacBytes block(int type, int size, byte[] payload) {
        blocks.writeBytes(ByteBuffer.allocate(4).putInt(type << 24 | size).array());
        blocks.writeBytes(payload);
        return this;
    }

    /** A frame whose channels stand by themselves; codings are used in turn. */
    FlacBytes frame(int[][] samples, FlacCoding... codings) {
        return frame(channels - 1, samples, codings);
    }

    /** A frame whose channels are stored as the channel code says. */
    FlacBytes frame(int channelCode, int[][] samples, FlacCoding... codings) {
        int length = samples[0].length;
        BitBytes out = new BitBytes();
        out.put(0x7FFC, 15).put(variable ? 1 : 0, 1);
        int sizeCode = sizeCode(length);
        out.put(sizeCode, 4).put(rateCode, 4).put(channelCode, 4).put(0, 4);
        putNumber(out, variable ? total : count);
        if (sizeCode == 6 || sizeCode == 7) {
            out.put(length - 1, 8 * (sizeCode - 5));
        }
        out.raw(rateBytes);
        out.put(slowCrc(out.bytes(), 8, 0x07), 8);
        for (int c = 0; c < channels; c++) {
            boolean side = channelCode == SIDE_RIGHT ? c == 0 : channelCode >= LEFT_SIDE && c == 1;
            codings[c % codings.length].write(out, stored(channelCode, side, c, samples), bits + (side ? 1 : 0));
        }
        byte[] body = out.align().bytes();
        frames.writeBytes(out.put(slowCrc(body, 16, 0x8005), 16).bytes());
        count++;
        total += length;
        blockFrames = Math.max(blockFrames, length);
        digest(samples);
        return this;
    }

    private static long[] stored(int channelCode, boolean side, int channel, int[][] samples) {
        long[] stored = new long[samples[0].length];
        for (int i = 0; i < stored.length; i++) {
            boolean mid = channelCode == MID_SIDE && !side;
            stored[i] = side
                    ? (long) samples[0][i] - samples[1][i]
                    : mid ? (long) samples[0][i] + samples[1][i] >> 1 : samples[channel][i];
        }
        return stored;
    }

    private static int sizeCode(int length) {
        for (int code = 1; code < 16; code++) {
            if (code != 6 && code != 7 && length == (code == 1 ? 192 : code < 6 ? 144 << code : 1 << code)) {
                return code;
            }
        }
        return length <= 256 ? 6 : 7;
    }

    private static void putNumber(BitBytes out, long number) {
        if (number < 0x80) {
            out.put(number, 8);
            return;
        }
        int more = 1;
        while (number >= 1L << 6 * more + 6 - more) {
            more++;
        }
        out.put(-1, more + 1).put(0, 1).put(number >>> 6 * more, 6 - more);
        for (int i = more - 1; i >= 0; i--) {
            out.put(2, 2).put(number >>> 6 * i, 6);
        }
    }

    static int slowCrc(byte[] bytes, int width, int polynomial) {
        int crc = 0;
        for (byte b : bytes) {
            for (int bit = 7; bit >= 0; bit--) {
                int out = crc >>> width - 1 & 1 ^ b >> bit & 1;
                crc = (crc << 1 ^ (out != 0 ? polynomial : 0)) & (1 << width) - 1;
            }
        }
        return crc;
    }

    private void digest(int[][] samples) {
        for (int i = 0; i < samples[0].length; i++) {
            for (int[] channel : samples) {
                for (int b = 0; b < (bits + 7) / 8; b++) {
                    audio.write(channel[i] >> 8 * b);
                }
            }
        }
    }

    /** Where the next frame will begin, counted from the first. */
    int frameOffset() {
        return frames.size();
    }

    byte[] bytes() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(WavBytes.ascii("fLaC"));
        file.writeBytes(ByteBuffer.allocate(4)
                .putInt((blocks.size() == 0 ? 1 << 31 : 0) | 34)
                .array());
        BitBytes info = new BitBytes().put(blockFrames, 16).put(blockFrames, 16).put(0, 48);
        info.put(rateHz, 20).put(channels - 1, 3).put(bits - 1, 5).put(totalKnown ? total : 0, 36);
        file.writeBytes(info.raw(md5 == null ? md5OfAudio() : md5).bytes());
        file.writeBytes(blocks.toByteArray());
        if (blocks.size() > 0) {
            file.writeBytes(new byte[] {(byte) 0x81, 0, 0, 0});
        }
        file.writeBytes(frames.toByteArray());
        return file.toByteArray();
    }

    private byte[] md5OfAudio() {
        try {
            return MessageDigest.getInstance("MD5").digest(audio.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
