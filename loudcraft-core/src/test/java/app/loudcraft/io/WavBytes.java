package app.loudcraft.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds WAVE files byte by byte, right or wrong, so that the reader is tested against something but our writer. */
final class WavBytes {

    static final int AUTO = -2;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private String container = "RIFF";
    private int riffSize = AUTO;

    static WavBytes wav() {
        return new WavBytes();
    }

    /** A whole file of 16-bit samples. */
    static byte[] pcm16(int channels, int... samples) {
        return wav().fmt(1, channels, 48_000, 16).data(le16(samples)).bytes();
    }

    WavBytes container(String id) {
        container = id;
        return this;
    }

    WavBytes riffSize(int size) {
        riffSize = size;
        return this;
    }

    WavBytes fmt(int tag, int channels, int rate, int bits) {
        return fmt(tag, channels, rate, bits, channels * ((bits + 7) / 8), 16);
    }

    WavBytes fmt(int tag, int channels, int rate, int bits, int blockAlign, int size) {
        ByteBuffer b = le(size);
        b.putShort((short) tag).putShort((short) channels).putInt(rate).putInt(rate * blockAlign);
        b.putShort((short) blockAlign).putShort((short) bits);
        return chunk("fmt ", b.array());
    }

    WavBytes extensible(int subFormat, int channels, int rate, int bits, int validBits, int mask) {
        ByteBuffer b = le(40);
        int blockAlign = channels * ((bits + 7) / 8);
        b.putShort((short) 0xFFFE).putShort((short) channels).putInt(rate).putInt(rate * blockAlign);
        b.putShort((short) blockAlign)
                .putShort((short) bits)
                .putShort((short) 22)
                .putShort((short) validBits);
        b.putInt(mask).putInt(subFormat).putInt(0x00100000).putInt(0xAA000080).putInt(0x719B3800);
        return chunk("fmt ", b.array());
    }

    WavBytes ds64(long riff, long data) {
        return chunk("ds64", le(28).putLong(riff).putLong(data).array());
    }

    WavBytes data(byte[] payload) {
        return chunk("data", payload);
    }

    WavBytes chunk(String id, byte[] payload) {
        return chunk(id, payload.length, payload).raw(new byte[payload.length & 1]);
    }

    /** A chunk whose size field may lie, and that is not padded. */
    WavBytes chunk(String id, int size, byte[] payload) {
        return raw(id.getBytes(StandardCharsets.ISO_8859_1))
                .raw(le(4).putInt(size).array())
                .raw(payload);
    }

    WavBytes raw(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        ByteBuffer file = le(12 + body.size());
        file.put(container.getBytes(StandardCharsets.ISO_8859_1));
        file.putInt(riffSize == AUTO ? body.size() + 4 : riffSize);
        file.put("WAVE".getBytes(StandardCharsets.ISO_8859_1)).put(body.toByteArray());
        return file.array();
    }

    static ByteBuffer le(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] le16(int... samples) {
        ByteBuffer b = le(2 * samples.length);
        for (int sample : samples) {
            b.putShort((short) sample);
        }
        return b.array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
