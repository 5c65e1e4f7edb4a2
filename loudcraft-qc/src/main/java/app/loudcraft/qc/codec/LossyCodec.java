package app.loudcraft.qc.codec;

import java.util.Objects;

/**
 * A lossy format at a bit rate.
 *
 * @param format the format
 * @param bitRateKbps bits of a stereo programme, in 1000 a second, [32, 512]; other programmes get as much a channel
 */
public record LossyCodec(LossyFormat format, int bitRateKbps) {

    private static final int MIN_KBPS = 32;
    private static final int MAX_KBPS = 512;

    /**
     * @throws IllegalArgumentException if the bit rate is outside its range
     */
    public LossyCodec {
        Objects.requireNonNull(format, "format");
        if (bitRateKbps < MIN_KBPS || bitRateKbps > MAX_KBPS) {
            throw new IllegalArgumentException(
                    "bitRateKbps must be in [" + MIN_KBPS + ", " + MAX_KBPS + "] kbit/s, but was " + bitRateKbps);
        }
    }

    /** A name for people, such as {@code AAC 256 kbit/s}. */
    @Override
    public String toString() {
        return format + " " + bitRateKbps + " kbit/s";
    }
}
