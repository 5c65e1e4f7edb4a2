package app.loudcraft.meter;

import java.util.List;
import java.util.Objects;

/**
 * How the level of a programme moves from moment to moment. Immutable.
 *
 * <p>A moment is a Hann window of about 46 ms, which weighs as much as 24 ms, every 23 ms. Only moments that are loud
 * enough to be music count: above -70 dB (A-weighted) and within 30 dB of the mean of those.
 *
 * @param programme all frequencies together
 * @param bands the ranges between {@link #edgeHz}, ascending
 * @param percussiveRatio share of strokes in the sound, in [0, 1]: what exceeds twice the running median of its third of
 *     an octave, each counting by its amplitude; 0 for steady sound, silence and what is too short
 */
public record DynamicsReading(BandLevels programme, List<BandLevels> bands, double percussiveRatio) {

    /** Number of bands. */
    public static final int BANDS = 4;

    private static final double[] EDGES_HZ = {120.0, 1_000.0, 5_000.0};

    /** Copies the list. */
    public DynamicsReading {
        Objects.requireNonNull(programme, "programme");
        bands = List.copyOf(bands);
    }

    /**
     * The frequency between two bands.
     *
     * @param index 0, 1 or 2
     */
    public static double edgeHz(int index) {
        return EDGES_HZ[index];
    }

    /**
     * One of the bands.
     *
     * @param index 0 for the lowest, up to 3
     */
    public BandLevels band(int index) {
        return bands.get(index);
    }
}
