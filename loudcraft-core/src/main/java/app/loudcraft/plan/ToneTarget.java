package app.loudcraft.plan;

import app.loudcraft.meter.SpectrumReading;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How a kind of programme is spread over the spectrum: a level for every third of an octave, and how far a programme may
 * be from it without anything being wrong.
 *
 * <p>Only the shape counts: a programme is laid over the target at the level where it fits best. Immutable.
 */
public final class ToneTarget {

    private final double[] levelsDb;
    private final double[] tolerancesDb;

    private ToneTarget(double[] levelsDb, double[] tolerancesDb) {
        this.levelsDb = levelsDb;
        this.tolerancesDb = tolerancesDb;
    }

    /**
     * A target from functions of the band, 0 to {@link SpectrumReading#BANDS} - 1.
     *
     * @param levelDb level of a band, up to a constant
     * @param toleranceDb how far a programme may be away, 0 or more
     */
    public static ToneTarget of(IntToDoubleFunction levelDb, IntToDoubleFunction toleranceDb) {
        double[] levels = new double[SpectrumReading.BANDS];
        double[] tolerances = new double[SpectrumReading.BANDS];
        Arrays.setAll(levels, levelDb);
        Arrays.setAll(tolerances, toleranceDb);
        return new ToneTarget(levels, tolerances);
    }

    /** Level of a band in dB, up to a constant. */
    public double levelDb(int band) {
        return levelsDb[band];
    }

    /** How far a programme may be from the level without anything being wrong, dB. */
    public double toleranceDb(int band) {
        return tolerancesDb[band];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ToneTarget that
                && Arrays.equals(levelsDb, that.levelsDb)
                && Arrays.equals(tolerancesDb, that.tolerancesDb);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(levelsDb) + Arrays.hashCode(tolerancesDb);
    }
}
