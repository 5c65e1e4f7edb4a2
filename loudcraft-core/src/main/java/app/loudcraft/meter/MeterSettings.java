package app.loudcraft.meter;

/**
 * What a {@link ProgrammeMeter} measures beside loudness, sample peak and the reference true peak.
 *
 * <p>Immutable and thread-safe.
 *
 * @param dualMono whether a single channel is measured as two equal ones, as it sounds from two loudspeakers: 3.01 LU
 *     more; has no effect on streams of several channels
 * @param peakToShortTerm whether the true peak of every 100 ms is kept, which the peak to short-term ratio and the
 *     true-peak timeline need; 8 bytes per 100 ms, and more intervals to interpolate
 * @param comparisonKernels whether true peak is also read as a meter with the table of ITU-R BS.1770-5, Annex 2, and as
 *     libebur128 would
 */
public record MeterSettings(boolean dualMono, boolean peakToShortTerm, boolean comparisonKernels) {

    /** Loudness, sample peak, reference true peak, and the peak to short-term ratio. */
    public static final MeterSettings DEFAULT = new MeterSettings(false, true, false);

    /** The same, with dual mono on or off. */
    public MeterSettings withDualMono(boolean newDualMono) {
        return new MeterSettings(newDualMono, peakToShortTerm, comparisonKernels);
    }

    /** The same, with the peak to short-term ratio or without. */
    public MeterSettings withPeakToShortTerm(boolean newPeakToShortTerm) {
        return new MeterSettings(dualMono, newPeakToShortTerm, comparisonKernels);
    }

    /** The same, with the two comparison kernels or without. */
    public MeterSettings withComparisonKernels(boolean newComparisonKernels) {
        return new MeterSettings(dualMono, peakToShortTerm, newComparisonKernels);
    }
}
