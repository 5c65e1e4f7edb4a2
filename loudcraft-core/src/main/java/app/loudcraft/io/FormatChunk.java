package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads the {@code fmt } chunk: what the samples of a WAVE file are.
 *
 * <p>Source: Microsoft, "Multimedia Programming Interface and Data Specifications 1.0" and WAVEFORMATEXTENSIBLE. A
 * sample of fewer bits than its container stands in the container's upper bits, so that decoding the container gives
 * the right level.
 */
final class FormatChunk {

    static final int TAG_PCM = 0x0001;
    static final int TAG_FLOAT = 0x0003;
    static final int TAG_EXTENSIBLE = 0xFFFE;

    /** Bytes of the chunk that mean something here. */
    static final int EXTENSIBLE_BYTES = 40;

    /** The sub-format GUID after its first two bytes, which are a format tag: 0000xxxx-0000-0010-8000-00AA00389B71. */
    static final byte[] GUID_TAIL = {
        0x00, 0x00, 0x00, 0x00, 0x10, 0x00, (byte) 0x80, 0x00, 0x00, (byte) 0xAA, 0x00, 0x38, (byte) 0x9B, 0x71
    };

    // The same in a big-endian file whose writer took the GUID for numbers, after the first four bytes.
    private static final byte[] BIG_ENDIAN_GUID_TAIL = {
        0x00, 0x00, 0x00, 0x10, (byte) 0x80, 0x00, 0x00, (byte) 0xAA, 0x00, 0x38, (byte) 0x9B, 0x71
    };

    private static final int PLAIN_BYTES = 16;
    private static final int EXTENSION_BYTES = 22;
    private static final int MAX_CHANNELS = 64;

    private final String file;
    private final ChunkCursor chunk;
    private final long size;
    private final ByteBuffer payload;

    /**
     * @param payload the chunk's first bytes, at least {@code min(size, 40)}
     * @param chunk stands at the chunk
     */
    FormatChunk(String file, byte[] payload, ChunkCursor chunk) {
        this.file = file;
        this.chunk = chunk;
        this.size = chunk.bytes();
        this.payload = ByteBuffer.wrap(payload).order(chunk.order());
    }

    AudioSpec parse() throws AudioFormatException {
        if (size < PLAIN_BYTES) {
            throw sizeFault("the fmt chunk must have at least 16 bytes, but says " + size);
        }
        int tag = unsigned(0);
        int channels = unsigned(2);
        long sampleRateHz = Integer.toUnsignedLong(payload.getInt(4));
        int blockAlign = unsigned(12);
        int bits = unsigned(14);
        boolean extensible = tag == TAG_EXTENSIBLE;
        if (extensible) {
            requireExtension(bits);
            tag = subFormat();
        }
        requireKnown(tag, extensible ? 24 : 0);
        if (tag == TAG_FLOAT && size == PLAIN_BYTES + 1) {
            throw sizeFault("the fmt chunk of floating-point audio must have 16, or 18 and more bytes");
        }
        if (channels == 0) {
            throw at(Kind.MALFORMED, 2, "there must be at least 1 channel, but the fmt chunk says 0");
        }
        if (channels > MAX_CHANNELS) {
            throw at(Kind.UNSUPPORTED, 2, "at most " + MAX_CHANNELS + " channels are read, but there are " + channels);
        }
        if (sampleRateHz < AudioSpec.MIN_SAMPLE_RATE_HZ || sampleRateHz > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw at(
                    Kind.UNSUPPORTED,
                    4,
                    "the sample rate must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", " + AudioSpec.MAX_SAMPLE_RATE_HZ
                            + "] Hz, but is " + sampleRateHz);
        }
        SampleFormat format = sampleFormat(tag, bits);
        if (blockAlign != channels * format.bytes()) {
            throw at(
                    Kind.MALFORMED,
                    12,
                    "a frame of " + channels + " channels of " + bits + " bits has " + channels * format.bytes()
                            + " bytes, but the fmt chunk says " + blockAlign);
        }
        ChannelLayout layout =
                extensible ? ChannelMask.layout(payload.getInt(20), channels) : ChannelMask.layoutByCount(channels);
        return new AudioSpec((int) sampleRateHz, layout, format);
    }

    private void requireExtension(int bits) throws AudioFormatException {
        if (size < EXTENSIBLE_BYTES) {
            throw sizeFault("an extensible fmt chunk must have at least 40 bytes, but says " + size);
        }
        int extension = unsigned(16);
        if (extension < EXTENSION_BYTES || extension > size - PLAIN_BYTES - 2) {
            throw at(
                    Kind.MALFORMED,
                    16,
                    "the extension of the fmt chunk must have " + EXTENSION_BYTES + " to " + (size - PLAIN_BYTES - 2)
                            + " bytes, but says " + extension);
        }
        int validBits = unsigned(18);
        if (validBits > bits) {
            throw at(Kind.MALFORMED, 18, validBits + " valid bits do not fit into a sample of " + bits + " bits");
        }
    }

    private int subFormat() throws AudioFormatException {
        if (holds(26, GUID_TAIL)) {
            return unsigned(24);
        }
        if (chunk.order() == ByteOrder.BIG_ENDIAN && unsigned(24) == 0 && holds(28, BIG_ENDIAN_GUID_TAIL)) {
            return unsigned(26);
        }
        throw at(Kind.UNSUPPORTED, 24, "the sub-format is neither PCM nor floating point");
    }

    private boolean holds(int field, byte[] bytes) {
        return Arrays.equals(payload.array(), field, field + bytes.length, bytes, 0, bytes.length);
    }

    private void requireKnown(int tag, int field) throws AudioFormatException {
        if (tag != TAG_PCM && tag != TAG_FLOAT) {
            throw at(
                    Kind.UNSUPPORTED,
                    field,
                    "the samples are " + nameOf(tag) + "; only PCM and floating point are read");
        }
    }

    private SampleFormat sampleFormat(int tag, int bits) throws AudioFormatException {
        if (bits == 0) {
            throw at(Kind.MALFORMED, 14, "a sample must have at least 1 bit, but the fmt chunk says 0");
        }
        if (tag == TAG_FLOAT) {
            return switch (bits) {
                case 32 -> SampleFormat.FLOAT_32;
                case 64 -> SampleFormat.FLOAT_64;
                default -> throw at(Kind.UNSUPPORTED, 14, bits + "-bit floating point is not read, only 32 and 64");
            };
        }
        return switch ((bits + 7) / 8) {
            case 1 -> {
                if (bits < 8) {
                    throw at(Kind.UNSUPPORTED, 14, bits + "-bit integers are not read, only 8 to 32");
                }
                yield SampleFormat.PCM_8;
            }
            case 2 -> SampleFormat.PCM_16;
            case 3 -> SampleFormat.PCM_24;
            case 4 -> SampleFormat.PCM_32;
            default -> throw at(Kind.UNSUPPORTED, 14, bits + "-bit integers are not read, only 8 to 32");
        };
    }

    // Names from the WAVE form registry, RFC 2361.
    private static String nameOf(int tag) {
        return switch (tag) {
            case 0x0002 -> "Microsoft ADPCM";
            case 0x0006 -> "A-law";
            case 0x0007 -> "mu-law";
            case 0x0011 -> "IMA ADPCM";
            case 0x0031 -> "GSM 6.10";
            case 0x0050 -> "MPEG Layer I or II";
            case 0x0055 -> "MP3";
            case 0x0092, 0x2000 -> "Dolby AC-3";
            case 0x00FF, 0x1600 -> "AAC";
            case 0x2001 -> "DTS";
            case 0xF1AC -> "FLAC";
            case 0x0160, 0x0161, 0x0162, 0x0163 -> "Windows Media Audio";
            default -> String.format("of format 0x%04X", tag);
        };
    }

    private int unsigned(int field) {
        return Short.toUnsignedInt(payload.getShort(field));
    }

    private AudioFormatException sizeFault(String rule) {
        return new AudioFormatException(Kind.MALFORMED, file, chunk.sizeOffset(), rule);
    }

    private AudioFormatException at(Kind kind, int field, String rule) {
        return new AudioFormatException(kind, file, chunk.start() + field, rule);
    }
}
