package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What the first metadata block of a FLAC file says of its audio (RFC 9639, section 8.2).
 *
 * @param blockFrames the most frames of audio in one FLAC frame, which is that of all but the last where they are alike
 * @param bits bits of a sample, [4, 32]
 * @param frames frames in all, 0 if nobody knows
 * @param framesOffset where in the file the number of frames stands
 * @param md5 the MD5 of the audio, 16 bytes that nobody changes; all 0 if nobody knows
 */
record FlacStreamInfo(
        int blockFrames, int sampleRateHz, int channels, int bits, long frames, long framesOffset, byte[] md5) {

    /** Bytes of the block. */
    static final int BYTES = 34;

    private static final int MIN_BITS = 4;
    private static final int RATE_AT = 10;
    private static final int FRAMES_AT = 13;
    private static final int MD5_AT = 18;

    /**
     * Reads the block.
     *
     * @param start where in the file the 34 bytes begin
     * @throws AudioFormatException if the audio is of a shape that is not read
     */
    static FlacStreamInfo parse(String file, byte[] payload, long start) throws AudioFormatException {
        // 20 bits of rate, 3 of channels less one, 5 of bits less one, 36 of frames.
        long packed = ByteBuffer.wrap(payload).getLong(RATE_AT);
        int rate = (int) (packed >>> 44);
        int channels = (int) (packed >>> 41 & 0x7) + 1;
        int bits = (int) (packed >>> 36 & 0x1F) + 1;
        if (rate < AudioSpec.MIN_SAMPLE_RATE_HZ || rate > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED,
                    file,
                    start + RATE_AT,
                    "the sample rate must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", " + AudioSpec.MAX_SAMPLE_RATE_HZ
                            + "] Hz, but is " + rate);
        }
        if (bits < MIN_BITS) {
            throw new AudioFormatException(
                    Kind.MALFORMED,
                    file,
                    start + RATE_AT + 2,
                    "a FLAC sample must have at least " + MIN_BITS + " bits, but the stream info says " + bits);
        }
        return new FlacStreamInfo(
                Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort(2)),
                rate,
                channels,
                bits,
                packed & 0xF_FFFF_FFFFL,
                start + FRAMES_AT,
                Arrays.copyOfRange(payload, MD5_AT, BYTES));
    }

    /** Where in the file the MD5 stands. */
    long md5Offset() {
        return framesOffset + MD5_AT - FRAMES_AT;
    }

    /** The audio as the rest of the library names it. */
    AudioSpec spec(ChannelLayout layout) {
        SampleFormat format = switch ((bits + 7) / 8) {
            case 1 -> SampleFormat.PCM_8;
            case 2 -> SampleFormat.PCM_16;
            case 3 -> SampleFormat.PCM_24;
            default -> SampleFormat.PCM_32;
        };
        return new AudioSpec(sampleRateHz, layout, format);
    }
}
