package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the {@code COMM} chunk: what the samples of an AIFF or AIFF-C file are.
 *
 * <p>Source: Apple, "Audio Interchange File Format 1.3" and "AIFF-C, draft". A sample of fewer bits than its bytes hold
 * stands in their upper bits, so that decoding the bytes gives the right level.
 */
final class CommonChunkParser {

    /** Bytes of the chunk that mean something here; what follows in AIFF-C is the compression's name for people. */
    static final int MAX_BYTES = 22;

    private static final int PLAIN_BYTES = 18;
    private static final int MAX_CHANNELS = 64;
    private static final int MAX_BITS = 32;
    private static final int RATE_AT = 8;
    private static final int TYPE_AT = 18;

    private final String file;
    private final long start;
    private final long size;
    private final boolean compressible;
    private final ByteBuffer payload;

    /**
     * @param payload the chunk's first bytes, at least {@code min(size, 22)}
     * @param start byte offset of the payload in the file
     * @param size length of the payload by the chunk's own account
     * @param compressible true for AIFF-C, which names a compression, false for AIFF, which has none
     */
    CommonChunkParser(String file, byte[] payload, long start, long size, boolean compressible) {
        this.file = file;
        this.start = start;
        this.size = size;
        this.compressible = compressible;
        this.payload = ByteBuffer.wrap(payload);
    }

    CommonChunk parse() throws AudioFormatException {
        int needed = compressible ? MAX_BYTES : PLAIN_BYTES;
        if (size < needed) {
            throw at(Kind.MALFORMED, -4, "the COMM chunk must have at least " + needed + " bytes, but says " + size);
        }
        AiffCompression compression = compression();
        int channels = channels();
        long frames = Integer.toUnsignedLong(payload.getInt(2));
        SampleFormat format = compression.fixedFormat().isPresent()
                ? compression.fixedFormat().get()
                : integerFormat();
        AudioSpec spec = new AudioSpec(sampleRateHz(), ChannelMask.layoutByCount(channels), format);
        return new CommonChunk(spec, frames, compression.form());
    }

    private AiffCompression compression() throws AudioFormatException {
        if (!compressible) {
            return AiffCompression.NONE;
        }
        String type = new String(payload.array(), TYPE_AT, 4, StandardCharsets.ISO_8859_1);
        for (AiffCompression compression : AiffCompression.values()) {
            if (compression.isCalled(type)) {
                return compression;
            }
        }
        throw at(
                Kind.UNSUPPORTED,
                TYPE_AT,
                "the samples are " + AiffCompression.describe(type) + "; only PCM and floating point are read");
    }

    private int channels() throws AudioFormatException {
        int channels = Short.toUnsignedInt(payload.getShort(0));
        if (channels == 0) {
            throw at(Kind.MALFORMED, 0, "there must be at least 1 channel, but the COMM chunk says 0");
        }
        if (channels > MAX_CHANNELS) {
            throw at(Kind.UNSUPPORTED, 0, "at most " + MAX_CHANNELS + " channels are read, but there are " + channels);
        }
        return channels;
    }

    private SampleFormat integerFormat() throws AudioFormatException {
        int bits = Short.toUnsignedInt(payload.getShort(6));
        if (bits == 0) {
            throw at(Kind.MALFORMED, 6, "a sample must have at least 1 bit, but the COMM chunk says 0");
        }
        if (bits > MAX_BITS) {
            throw at(Kind.UNSUPPORTED, 6, bits + "-bit integers are not read, only 1 to " + MAX_BITS);
        }
        return switch ((bits + 7) / 8) {
            case 1 -> SampleFormat.PCM_8;
            case 2 -> SampleFormat.PCM_16;
            case 3 -> SampleFormat.PCM_24;
            default -> SampleFormat.PCM_32;
        };
    }

    private int sampleRateHz() throws AudioFormatException {
        double rate = extended(payload.getShort(RATE_AT), payload.getLong(RATE_AT + 2));
        // Not a number fails here as well.
        if (!(rate >= AudioSpec.MIN_SAMPLE_RATE_HZ && rate <= AudioSpec.MAX_SAMPLE_RATE_HZ)) {
            throw at(
                    Kind.UNSUPPORTED,
                    RATE_AT,
                    "the sample rate must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", " + AudioSpec.MAX_SAMPLE_RATE_HZ
                            + "] Hz, but is " + rate);
        }
        if (rate != Math.rint(rate)) {
            throw at(Kind.UNSUPPORTED, RATE_AT, "the sample rate must be a whole number of Hz, but is " + rate);
        }
        return (int) rate;
    }

    /**
     * The value of an 80-bit extended number of IEEE 754, its 64 bits of fraction rounded to 53.
     *
     * <p>What is lost is under a hundred-millionth of a hertz at any rate in range.
     */
    private static double extended(short signAndExponent, long significand) {
        int exponent = signAndExponent & 0x7FFF;
        double magnitude = exponent == 0x7FFF
                ? significand << 1 == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : Math.scalb((significand >>> 11) * 0x1p11 + (significand & 0x7FF), exponent - 16383 - 63);
        return signAndExponent < 0 ? -magnitude : magnitude;
    }

    private AudioFormatException at(Kind kind, int field, String rule) {
        return new AudioFormatException(kind, file, start + field, rule);
    }
}
