package app.loudcraft.meter;

import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a recording, or may be. Immutable.
 *
 * @param dcDbfs mean of every channel as a level, full scale at 0; negative infinity for none
 * @param clipping traces of clipping
 * @param ceilingConsistency share of the windows of 1 s whose sample peak is within 0.3 dB of the programme's, in [0, 1];
 *     windows below -60 dBFS do not count; 0 for a programme under 1 s
 * @param topFlatness samples within 0.25 dB of the peak, over half of those from 0.25 to 0.75 dB below it: above 2 for
 *     what was limited or clipped; 0 for silence
 * @param noiseFloorDbfs 5th percentile of the A-weighted level (IEC 61672-1) of 100 ms; 0 dB is a full-scale sine;
 *     negative infinity for digital silence
 * @param hum mains hum; empty where there is none
 * @param headSilenceSeconds time until the level of 10 ms first exceeds -60 dBFS (RMS, any channel); the whole length for
 *     silence
 * @param tailSilenceSeconds time from the last such 10 ms to the end; 0 for silence
 */
public record SourceCondition(
        List<Double> dcDbfs,
        Clipping clipping,
        double ceilingConsistency,
        double topFlatness,
        double noiseFloorDbfs,
        Optional<Hum> hum,
        double headSilenceSeconds,
        double tailSilenceSeconds) {

    /** Copies the list. */
    public SourceCondition {
        dcDbfs = List.copyOf(dcDbfs);
    }

    /** The largest of {@link #dcDbfs()}. */
    public double largestDcDbfs() {
        return dcDbfs.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NEGATIVE_INFINITY);
    }
}
