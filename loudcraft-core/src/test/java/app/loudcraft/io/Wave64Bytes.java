package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static app.loudcraft.io.WavBytes.le;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Builds Wave64 files byte by byte, right or wrong. */
final class Wave64Bytes {

    private static final String RIFF = "726966662e91cf11a5d628db04c10000";
    private static final String TAIL = "f3acd3118cd100c04f8edb8a";
    private static final int HEADER_BYTES = 24;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Long size;

    static Wave64Bytes wave64() {
        return new Wave64Bytes();
    }

    /** The size of the whole file as its header says it, which may be a lie. */
    Wave64Bytes size(long bytes) {
        size = bytes;
        return this;
    }

    /** The fmt chunk of a WAVE file is that of a Wave64 file. */
    Wave64Bytes fmt(int tag, int channels, int rate, int bits) {
        return fmtOf(WavBytes.wav().fmt(tag, channels, rate, bits));
    }

    Wave64Bytes fmtOf(WavBytes wav) {
        byte[] file = wav.bytes();
        byte[] payload = new byte[file.length - 20];
        System.arraycopy(file, 20, payload, 0, payload.length);
        return chunk("fmt ", payload);
    }

    Wave64Bytes chunk(String id, byte[] payload) {
        return chunk(id, HEADER_BYTES + payload.length, payload).raw(new byte[-payload.length & 7]);
    }

    /** A chunk whose size field may lie, and that is not padded. */
    Wave64Bytes chunk(String id, long field, byte[] payload) {
        return guid(HexFormat.of().formatHex(ascii(id)) + TAIL, field, payload);
    }

    Wave64Bytes guid(String hex, long field, byte[] payload) {
        return raw(HexFormat.of().parseHex(hex))
                .raw(le(8).putLong(field).array())
                .raw(payload);
    }

    Wave64Bytes raw(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    byte[] bytes() {
        int length = 40 + body.size();
        return le(length)
                .put(HexFormat.of().parseHex(RIFF))
                .putLong(size == null ? length : size)
                .put(ascii("wave"))
                .put(HexFormat.of().parseHex(TAIL))
                .put(body.toByteArray())
                .array();
    }
}
