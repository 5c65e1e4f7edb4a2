package app.loudcraft.internal.flac;

/** Puts the header of one FLAC frame after another (RFC 9639, section 9.1), in a stream whose frames are of one length. */
final class FrameHeader {

    /** How two channels are stored, as a header says it. */
    static final int LEFT_SIDE = 8;

    static final int SIDE_RIGHT = 9;
    static final int MID_SIDE = 10;

    private static final int SYNC_BITS = 15;
    private static final int SYNC = 0x7FFC;
    private static final int SHORT_LENGTH = 6;
    private static final int LENGTH = 7;
    private static final int RATE_KHZ = 12;
    private static final int RATE_HZ = 13;
    private static final int RATE_TEN_HZ = 14;
    private static final int[] RATES_HZ = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };
    private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};

    private final int rateHz;
    private final int rateCode;
    private final int bitsCode;

    FrameHeader(int rateHz, int bits) {
        this.rateHz = rateHz;
        this.rateCode = rateCode(rateHz);
        this.bitsCode = code(BITS, bits);
    }

    /** 0, which refers to the stream info, where nothing else fits. */
    private static int rateCode(int rateHz) {
        int known = code(RATES_HZ, rateHz);
        if (known > 0) {
            return known;
        }
        if (rateHz % 1000 == 0 && rateHz / 1000 <= 0xFF) {
            return RATE_KHZ;
        }
        if (rateHz <= 0xFFFF) {
            return RATE_HZ;
        }
        return rateHz % 10 == 0 && rateHz / 10 <= 0xFFFF ? RATE_TEN_HZ : 0;
    }

    private static int code(int[] values, int value) {
        for (int code = 1; code < values.length; code++) {
            if (values[code] == value) {
                return code;
            }
        }
        return 0;
    }

    /**
     * Puts a header at the beginning of the bytes.
     *
     * @param channelCode channels less one, or how two are stored
     * @param number of this FLAC frame, from 0
     */
    void put(BitSink out, int frames, int channelCode, int number) {
        int lengthCode = lengthCode(frames);
        out.put(SYNC, SYNC_BITS);
        out.put(0, 1);
        out.put(lengthCode, 4);
        out.put(rateCode, 4);
        out.put(channelCode, 4);
        out.put(bitsCode, 3);
        out.put(0, 1);
        putNumber(out, number);
        if (lengthCode == SHORT_LENGTH) {
            out.put(frames - 1, 8);
        } else if (lengthCode == LENGTH) {
            out.put(frames - 1, 16);
        }
        switch (rateCode) {
            case RATE_KHZ -> out.put(rateHz / 1000, 8);
            case RATE_HZ -> out.put(rateHz, 16);
            case RATE_TEN_HZ -> out.put(rateHz / 10, 16);
            default -> {}
        }
        out.align();
        out.put(FlacCrc.crc8(out.bytes(), 0, out.length()), 8);
    }

    private static int lengthCode(int frames) {
        for (int code = 1; code < 16; code++) {
            int length = code == 1 ? 192 : code < SHORT_LENGTH ? 144 << code : 1 << code;
            if (length == frames && code != SHORT_LENGTH && code != LENGTH) {
                return code;
            }
        }
        return frames <= 256 ? SHORT_LENGTH : LENGTH;
    }

    /** Coded as characters are in UTF-8, in up to six bytes. */
    private static void putNumber(BitSink out, int number) {
        if (number < 0x80) {
            out.put(number, 8);
            return;
        }
        int more = 1;
        // The first byte has one bit less for each byte that follows, of which each has six.
        while (number >>> 6 * more + 6 - more != 0) {
            more++;
        }
        out.put((0xFF00 >> more + 1 & 0xFF) | number >>> 6 * more, 8);
        for (int i = more - 1; i >= 0; i--) {
            out.put(0x80 | number >>> 6 * i & 0x3F, 8);
        }
    }
}
