package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;

/** The header of one FLAC frame after another (RFC 9639, section 9.1), held to its CRC-8 and to the stream info. */
final class FlacFrameHeader {

    /** How two channels are stored. */
    enum Stereo {
        INDEPENDENT,
        LEFT_SIDE,
        SIDE_RIGHT,
        MID_SIDE
    }

    private static final int SYNC = 0x7FFC;
    // Sync to CRC, with a number of seven bytes and two of length and rate each; and the word that the last byte is
    // read
    // from, so that the buffer moves on only between headers.
    private static final int ROOM_BYTES = 16 + Long.BYTES;
    private static final int MOST_FRAMES = 65_535;
    private static final int FIRST_STEREO_CODE = 8;
    private static final int MID_SIDE_CODE = 10;
    private static final Stereo[] STEREO = {Stereo.LEFT_SIDE, Stereo.SIDE_RIGHT, Stereo.MID_SIDE};
    private static final int[] RATES_HZ = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };
    private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};

    private final String file;
    private final FlacStreamInfo info;

    private long start;
    private int frames;
    private Stereo stereo;
    private boolean variableFrames;
    private long number;

    FlacFrameHeader(String file, FlacStreamInfo info) {
        this.file = file;
        this.info = info;
    }

    /** Reads the header that begins here, and starts the checksum of its frame. */
    void read(FlacBits in) throws IOException {
        start = in.byteOffset();
        in.ensure(ROOM_BYTES);
        in.startCrc();
        if (in.unsigned(15) != SYNC) {
            throw malformed("a FLAC frame must begin here, but its sync code is not there");
        }
        variableFrames = in.unsigned(1) != 0;
        int framesCode = (int) in.unsigned(4);
        int rateCode = (int) in.unsigned(4);
        int channelsCode = (int) in.unsigned(4);
        int bitsCode = (int) in.unsigned(3);
        boolean reserved = in.unsigned(1) != 0;
        number = readNumber(in);
        frames = readFrames(in, framesCode);
        int rateHz = readRateHz(in, rateCode);
        int crc = in.crc8();
        if (in.unsigned(8) != crc) {
            throw malformed("the CRC-8 of this frame's header must match, but does not");
        }
        if (reserved || framesCode == 0 || rateCode == 15 || bitsCode == 3 || channelsCode > MID_SIDE_CODE) {
            throw malformed("a frame's header must not hold reserved values, but this does");
        }
        if (number < 0) {
            throw malformed("the number of a frame must be coded as in UTF-8, but is not");
        }
        if (frames > MOST_FRAMES) {
            throw malformed("a frame must hold at most " + MOST_FRAMES + " samples a channel, but says " + frames);
        }
        requireSame("sample rate in Hz", rateHz, info.sampleRateHz());
        requireSame("number of bits", BITS[bitsCode], info.bits());
        requireSame("number of channels", channelsCode < FIRST_STEREO_CODE ? channelsCode + 1 : 2, info.channels());
        stereo = channelsCode < FIRST_STEREO_CODE ? Stereo.INDEPENDENT : STEREO[channelsCode - FIRST_STEREO_CODE];
    }

    /** Samples a channel, [1, 65535]. */
    int frames() {
        return frames;
    }

    Stereo stereo() {
        return stereo;
    }

    /** The byte of the file at which the header begins. */
    long start() {
        return start;
    }

    /** Whether frames differ in length, so that they carry the number of their first sample instead of their own. */
    boolean isVariable() {
        return variableFrames;
    }

    /** The number in the header: of the frame or, where frames are {@linkplain #isVariable variable}, of its first sample. */
    long number() {
        return number;
    }

    /**
     * The number of the first sample, as far as the header tells it.
     *
     * @param fixedFrames samples a channel of the frames before, if all have the same number
     */
    long firstFrame(int fixedFrames) {
        return variableFrames ? number : number * fixedFrames;
    }

    /** Coded as characters are in UTF-8, in up to seven bytes; -1 if it is not. */
    private static long readNumber(FlacBits in) throws IOException {
        int first = (int) in.unsigned(8);
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        if (ones == 0) {
            return first;
        }
        if (ones == 1 || ones == 8) {
            return -1;
        }
        long value = first & 0x7F >> ones;
        for (int i = 1; i < ones; i++) {
            if (in.unsigned(2) != 2) {
                return -1;
            }
            value = value << 6 | in.unsigned(6);
        }
        return value;
    }

    private static int readFrames(FlacBits in, int code) throws IOException {
        return switch (code) {
            case 0 -> 0;
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (int) in.unsigned(8) + 1;
            case 7 -> (int) in.unsigned(16) + 1;
            default -> 1 << code;
        };
    }

    /** The rate, 0 if it is that of the stream info. */
    private static int readRateHz(FlacBits in, int code) throws IOException {
        return switch (code) {
            case 12 -> (int) in.unsigned(8) * 1000;
            case 13 -> (int) in.unsigned(16);
            case 14 -> (int) in.unsigned(16) * 10;
            case 15 -> 0;
            default -> RATES_HZ[code];
        };
    }

    private void requireSame(String what, int value, int expected) throws AudioFormatException {
        if (value != 0 && value != expected) {
            throw new AudioFormatException(
                    Kind.UNSUPPORTED,
                    file,
                    start,
                    "the " + what + " must be that of the stream info, " + expected + ", but is " + value
                            + " in this frame");
        }
    }

    private AudioFormatException malformed(String rule) {
        return new AudioFormatException(Kind.MALFORMED, file, start, rule);
    }
}
