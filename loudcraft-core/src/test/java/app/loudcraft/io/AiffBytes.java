package app.loudcraft.io;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Builds AIFF and AIFF-C files byte by byte, right or wrong. */
final class AiffBytes {

    static final int AUTO = -2;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final String form;
    private int formSize = AUTO;

    private AiffBytes(String form) {
        this.form = form;
    }

    static AiffBytes aiff() {
        return new AiffBytes("AIFF");
    }

    static AiffBytes aifc() {
        return new AiffBytes("AIFC");
    }

    static AiffBytes form(String form) {
        return new AiffBytes(form);
    }

    /** A whole file of 16-bit samples. */
    static byte[] pcm16(int channels, int... samples) {
        return aiff().comm(channels, samples.length / channels, 16, 48_000)
                .ssnd(be16(samples))
                .bytes();
    }

    AiffBytes formSize(int size) {
        formSize = size;
        return this;
    }

    AiffBytes comm(int channels, int frames, int bits, double rate) {
        return chunk("COMM", common(18, channels, frames, bits, rate).array());
    }

    /** A COMM chunk of AIFF-C, with a name of the compression that is one letter long. */
    AiffBytes comm(String type, int channels, int frames, int bits, double rate) {
        ByteBuffer b = common(24, channels, frames, bits, rate);
        return chunk("COMM", b.put(ascii(type)).put((byte) 1).put((byte) 'x').array());
    }

    private static ByteBuffer common(int size, int channels, int frames, int bits, double rate) {
        ByteBuffer b = ByteBuffer.allocate(size);
        return b.putShort((short) channels)
                .putInt(frames)
                .putShort((short) bits)
                .put(extended(rate));
    }

    /** A rate as an 80-bit number, whose highest bit of fraction is explicit. */
    private static byte[] extended(double rate) {
        int exponent = Math.getExponent(rate);
        long fraction = (long) Math.scalb(Math.abs(rate), 62 - exponent) << 1;
        int sign = rate < 0 ? 0x8000 : 0;
        return ByteBuffer.allocate(10)
                .putShort((short) (sign | exponent + 16383))
                .putLong(fraction)
                .array();
    }

    AiffBytes ssnd(byte[] samples) {
        return ssnd(0, 0, samples);
    }

    AiffBytes ssnd(int offset, int blockSize, byte[] payload) {
        return chunk("SSND", sound(offset, blockSize, payload));
    }

    /** An SSND chunk whose size field may lie, and that is not padded. */
    AiffBytes ssndOfSize(int size, byte[] samples) {
        return chunk("SSND", size, sound(0, 0, samples));
    }

    private static byte[] sound(int offset, int blockSize, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putInt(offset)
                .putInt(blockSize)
                .put(payload)
                .array();
    }

    AiffBytes chunk(String id, byte[] payload) {
        return chunk(id, payload.length, payload).raw(new byte[payload.length & 1]);
    }

    /** A chunk whose size field may lie, and that is not padded. */
    AiffBytes chunk(String id, int size, byte[] payload) {
        return raw(ascii(id)).raw(ByteBuffer.allocate(4).putInt(size).array()).raw(payload);
    }

    AiffBytes raw(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(12 + body.size());
        file.put(ascii("FORM")).putInt(formSize == AUTO ? body.size() + 4 : formSize);
        return file.put(ascii(form)).put(body.toByteArray()).array();
    }

    static byte[] be16(int... samples) {
        ByteBuffer b = ByteBuffer.allocate(2 * samples.length);
        for (int sample : samples) {
            b.putShort((short) sample);
        }
        return b.array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
