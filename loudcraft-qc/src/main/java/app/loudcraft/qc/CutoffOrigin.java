package app.loudcraft.qc;

import java.util.List;

/**
 * What a spectrum that ends as if cut off probably went through.
 *
 * <p>Coders: B. D'Alessandro and Y. Q. Shi, "MP3 bit rate quality detection through frequency spectrum analysis", ACM
 * Multimedia and Security 2009; below 128 kbit/s as LAME 3.100 cuts. Cut-offs alone are no proof (coders can be set otherwise, and filters made for it), so the
 * confidence is a judgement, not a probability.
 *
 * @param text what it went through
 * @param resampled true for a lower sample rate, false for a lossy coder
 * @param confidence in [0, 1]
 */
record CutoffOrigin(String text, boolean resampled, double confidence) {

    private static final double HIGH_RATE_HZ = 88_200.0;
    private static final double NEAR_44_1_FROM_HZ = 20_900.0;
    private static final double NEAR_44_1_TO_HZ = 22_100.0;

    private record Row(double fromHz, double toHz, String text, double confidence) {}

    private static final List<Row> CODERS = List.of(
            new Row(14_000.0, 15_500.0, "a lossy coder at about 96 kbit/s, or FM radio", 0.9),
            new Row(15_500.0, 16_800.0, "a lossy coder at about 128 kbit/s", 0.9),
            new Row(16_800.0, 19_000.0, "a lossy coder at about 160 to 192 kbit/s", 0.8),
            new Row(19_000.0, 20_000.0, "a lossy coder at about 256 kbit/s", 0.6),
            new Row(20_000.0, 20_600.0, "a lossy coder at about 320 kbit/s, or a steep filter", 0.4));

    private static final List<Row> RATES = List.of(
            new Row(3_300.0, 4_000.0, "a sample rate of 8 kHz", 0.8),
            new Row(5_000.0, 5_520.0, "a sample rate of 11.025 kHz", 0.8),
            new Row(7_000.0, 8_010.0, "a sample rate of 16 kHz", 0.8),
            new Row(10_000.0, 11_030.0, "a sample rate of 22.05 kHz", 0.8),
            new Row(11_030.0, 12_010.0, "a sample rate of 24 kHz", 0.8));

    private static final List<Row> HIGH_RATES = List.of(
            new Row(20_000.0, 22_100.0, "a sample rate of 44.1 kHz", 0.8),
            new Row(22_100.0, 24_050.0, "a sample rate of 48 kHz", 0.8),
            new Row(40_000.0, 44_150.0, "a sample rate of 88.2 kHz", 0.6),
            new Row(44_150.0, 48_050.0, "a sample rate of 96 kHz", 0.6));

    /** The likeliest, for a programme of this rate that ends at this frequency. */
    static CutoffOrigin of(double cutoffHz, int sampleRateHz) {
        if (sampleRateHz >= HIGH_RATE_HZ) {
            for (Row row : HIGH_RATES) {
                if (matches(row, cutoffHz)) {
                    return new CutoffOrigin(row.text, true, row.confidence);
                }
            }
        } else if (cutoffHz > NEAR_44_1_FROM_HZ && cutoffHz <= NEAR_44_1_TO_HZ) {
            return new CutoffOrigin("a sample rate of 44.1 kHz", true, 0.6);
        }
        for (Row row : RATES) {
            if (matches(row, cutoffHz)) {
                return new CutoffOrigin(row.text, true, row.confidence);
            }
        }
        for (Row row : CODERS) {
            if (matches(row, cutoffHz)) {
                return new CutoffOrigin(row.text, false, row.confidence);
            }
        }
        return cutoffHz < CODERS.get(0).fromHz
                ? new CutoffOrigin("a lossy coder at a low bit rate, or a steep filter", false, 0.4)
                : new CutoffOrigin("a steep filter", false, 0.3);
    }

    private static boolean matches(Row row, double hz) {
        return hz >= row.fromHz && hz < row.toHz;
    }
}
