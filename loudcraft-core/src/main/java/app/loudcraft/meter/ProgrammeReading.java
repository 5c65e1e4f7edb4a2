package app.loudcraft.meter;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Loudness and peaks of a whole programme.
 *
 * <p>What does not exist is empty, what is silent is minus infinity, nothing is NaN. Immutable.
 *
 * @param loudness the loudness readings
 * @param samplePeakDbfs largest sample of any channel
 * @param truePeakDbtp true peak by the reference kernel, 16-fold with 64 taps a phase
 * @param truePeakItuDbtp true peak as a meter with the table of ITU-R BS.1770-5, Annex 2 reads it; empty unless
 *     the comparison kernels were asked for
 * @param truePeakEbur128Dbtp true peak as libebur128 1.2.6 reads it, likewise
 * @param psrP5Db peak to short-term loudness ratio (AES e-Brief, Shepherd et al., 2017): the 5th percentile over all
 *     windows of 3 s whose loudness is above both gates of the integrated loudness; empty under 3 s, where all is gated,
 *     or where it was not asked for
 * @param psrMedianDb the median of the same ratios
 */
public record ProgrammeReading(
        LoudnessReading loudness,
        double samplePeakDbfs,
        double truePeakDbtp,
        OptionalDouble truePeakItuDbtp,
        OptionalDouble truePeakEbur128Dbtp,
        OptionalDouble psrP5Db,
        OptionalDouble psrMedianDb) {

    /** Checks that nothing is missing. */
    public ProgrammeReading {
        Objects.requireNonNull(loudness, "loudness");
        Objects.requireNonNull(truePeakItuDbtp, "truePeakItuDbtp");
        Objects.requireNonNull(truePeakEbur128Dbtp, "truePeakEbur128Dbtp");
        Objects.requireNonNull(psrP5Db, "psrP5Db");
        Objects.requireNonNull(psrMedianDb, "psrMedianDb");
    }

    /** The largest of the true-peak readings that were taken: what none of those meters will exceed, in dBTP. */
    public double highestTruePeakDbtp() {
        return Math.max(
                truePeakDbtp,
                Math.max(
                        truePeakItuDbtp.orElse(Double.NEGATIVE_INFINITY),
                        truePeakEbur128Dbtp.orElse(Double.NEGATIVE_INFINITY)));
    }

    /** Peak to loudness ratio: true peak minus integrated loudness, in dB; empty where the latter is not finite. */
    public OptionalDouble plrDb() {
        OptionalDouble integrated = loudness.integratedLufs();
        return integrated.isPresent() && Double.isFinite(integrated.getAsDouble())
                ? OptionalDouble.of(truePeakDbtp - integrated.getAsDouble())
                : OptionalDouble.empty();
    }
}
