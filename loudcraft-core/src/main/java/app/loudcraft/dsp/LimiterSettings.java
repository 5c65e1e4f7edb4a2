package app.loudcraft.dsp;

import java.util.List;
import java.util.Objects;

/**
 * How a {@link TruePeakLimiter} works: its ceiling, how far it looks ahead, and how its gain recovers.
 *
 * <p>Distortion of a steady tone vanishes where look-ahead and hold together span half its period: 15 ms cover all above
 * 33 Hz. Start from one of {@link #mastering}, {@link #broadcast}, {@link #game}.
 *
 * @param ceilingDbtp level that no reading may exceed, [-20, 0] dBTP
 * @param lookAheadMs time in which the gain comes down before a peak, [0.5, 20] ms; also most of the latency. At least
 *     144 frames are taken with the mastering detector and 72 with the real-time one, so that the ceiling holds at low
 *     rates too
 * @param holdMs time for which the gain stays down after a peak, [0, 50] ms
 * @param fastReleaseMs time constant of the recovery in dB after a short peak, [1, 5000] ms
 * @param slowReleaseMs time constant of the recovery in dB after a long loud passage, [1, 10000] ms
 * @param detector the meters that must be satisfied
 */
public record LimiterSettings(
        double ceilingDbtp,
        double lookAheadMs,
        double holdMs,
        double fastReleaseMs,
        double slowReleaseMs,
        Detector detector) {

    /** The meters that a limiter looks with. */
    public enum Detector {
        /** The 16-fold Kaiser kernel, the table of ITU-R BS.1770-5 and libebur128's kernel: the ceiling holds on all three. */
        MASTERING,
        /** A 4-fold Kaiser kernel and the table of ITU-R BS.1770-5: half the latency, a fraction of the work. */
        REAL_TIME
    }

    /** Lowest ceiling, dBTP. */
    public static final double MIN_CEILING_DBTP = -20.0;

    /** Highest ceiling, dBTP. */
    public static final double MAX_CEILING_DBTP = 0.0;

    private static final double FAST_RELEASE_MS = 60.0;
    private static final double SLOW_RELEASE_MS = 800.0;

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public LimiterSettings {
        Ranges.check("ceilingDbtp", ceilingDbtp, MIN_CEILING_DBTP, MAX_CEILING_DBTP, "dBTP");
        Ranges.check("lookAheadMs", lookAheadMs, 0.5, 20.0, "ms");
        Ranges.check("holdMs", holdMs, 0.0, 50.0, "ms");
        Ranges.check("fastReleaseMs", fastReleaseMs, 1.0, 5_000.0, "ms");
        Ranges.check("slowReleaseMs", slowReleaseMs, 1.0, 10_000.0, "ms");
        Objects.requireNonNull(detector, "detector");
    }

    /** For finished masters: look-ahead 5 ms, hold 10 ms, all three meters. */
    public static LimiterSettings mastering(double ceilingDbtp) {
        return new LimiterSettings(ceilingDbtp, 5.0, 10.0, FAST_RELEASE_MS, SLOW_RELEASE_MS, Detector.MASTERING);
    }

    /** For live streams: look-ahead 3 ms, hold 6 ms, the real-time detector; 3.3 ms latency at 48 kHz. */
    public static LimiterSettings broadcast(double ceilingDbtp) {
        return new LimiterSettings(ceilingDbtp, 3.0, 6.0, FAST_RELEASE_MS, SLOW_RELEASE_MS, Detector.REAL_TIME);
    }

    /** For games: look-ahead 1.5 ms, hold 3 ms, the real-time detector; 1.8 ms latency at 48 kHz. */
    public static LimiterSettings game(double ceilingDbtp) {
        return new LimiterSettings(ceilingDbtp, 1.5, 3.0, FAST_RELEASE_MS, SLOW_RELEASE_MS, Detector.REAL_TIME);
    }

    /** The same with another ceiling. */
    public LimiterSettings withCeilingDbtp(double newCeilingDbtp) {
        return new LimiterSettings(newCeilingDbtp, lookAheadMs, holdMs, fastReleaseMs, slowReleaseMs, detector);
    }

    /** The same with other release times. */
    public LimiterSettings withReleaseMs(double newFastReleaseMs, double newSlowReleaseMs) {
        return new LimiterSettings(ceilingDbtp, lookAheadMs, holdMs, newFastReleaseMs, newSlowReleaseMs, detector);
    }

    List<TruePeakKernel> kernels(int sampleRateHz) {
        return switch (detector) {
            case MASTERING ->
                List.of(TruePeakKernel.kaiser16(), TruePeakKernel.itu(), TruePeakKernel.hann49(sampleRateHz));
            case REAL_TIME -> List.of(TruePeakKernel.kaiser4(), TruePeakKernel.itu());
        };
    }
}
