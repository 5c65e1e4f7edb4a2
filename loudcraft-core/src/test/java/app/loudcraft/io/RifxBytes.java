package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Builds RIFX files byte by byte, which are WAVE files of big-endian numbers. */
final class RifxBytes {

    private static final byte[] GUID_OF_SOX = {0, 0, 0, 0, 16, 0, -128, 0, 0, -86, 0, 56, -101, 113};
    private static final byte[] GUID_OF_NUMBERS = {0, 0, 0, 16, -128, 0, 0, -86, 0, 56, -101, 113};

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static RifxBytes rifx() {
        return new RifxBytes();
    }

    RifxBytes fmt(int tag, int channels, int rate, int bits) {
        return chunk("fmt ", format(16, tag, channels, rate, bits).array());
    }

    /** An extensible format whose GUID begins as SoX writes it. */
    RifxBytes extensible(int tag, int channels, int bits, int mask) {
        ByteBuffer b = extension(channels, bits, mask);
        return chunk("fmt ", b.putShort((short) tag).put(GUID_OF_SOX).array());
    }

    /** An extensible format whose GUID is written as big-endian numbers. */
    RifxBytes extensibleOfNumbers(int tag, int channels, int bits, int mask) {
        ByteBuffer b = extension(channels, bits, mask);
        return chunk("fmt ", b.putInt(tag).put(GUID_OF_NUMBERS).array());
    }

    private static ByteBuffer extension(int channels, int bits, int mask) {
        return format(40, 0xFFFE, channels, 48_000, bits)
                .putShort((short) 22)
                .putShort((short) bits)
                .putInt(mask);
    }

    private static ByteBuffer format(int size, int tag, int channels, int rate, int bits) {
        int blockAlign = channels * ((bits + 7) / 8);
        return ByteBuffer.allocate(size)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * blockAlign)
                .putShort((short) blockAlign)
                .putShort((short) bits);
    }

    RifxBytes chunk(String id, byte[] payload) {
        return chunk(id, payload.length, payload).raw(new byte[payload.length & 1]);
    }

    /** A chunk whose size field may lie, and that is not padded. */
    RifxBytes chunk(String id, int size, byte[] payload) {
        return raw(ascii(id)).raw(ByteBuffer.allocate(4).putInt(size).array()).raw(payload);
    }

    RifxBytes raw(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(12 + body.size())
                .put(ascii("RIFX"))
                .putInt(4 + body.size())
                .put(ascii("WAVE"))
                .put(body.toByteArray())
                .array();
    }
}
