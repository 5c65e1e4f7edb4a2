package app.loudcraft.plan;

import app.loudcraft.meter.SpectrumReading;

/** Where the spectra of finished music and speech lie, in thirds of an octave. */
final class ToneCurves {

    // Elowsson and Friberg 2017, see GenreProfiles; the curve is of spectral density, so a third of an octave, which
    // grows with the frequency, holds 10 log10(f) more.
    private static final double CURVE_FROM_HZ = 94.0;
    private static final double BINS_PER_OCTAVE = 60.0;
    private static final double CURVE_START_HZ = 30.0;

    // Below the range of the curve, thirds fall by this much an octave down to 40 Hz, and then quickly.
    private static final double BASS_FALL_DB = 1.5;
    private static final double SUBBASS_FALL_DB = 8.0;
    private static final double SUBBASS_HZ = 40.0;

    // Where what a genre has more or less of is all there, and where there is none of it.
    private static final double LOW_ALL_HZ = 60.0;
    private static final double LOW_NONE_HZ = 200.0;
    private static final double HIGH_NONE_HZ = 3_000.0;
    private static final double HIGH_ALL_HZ = 8_000.0;

    private ToneCurves() {}

    /** Level of the third of an octave around a frequency, up to a constant. */
    static double musicDb(double hz, double lowDb, double highDb) {
        return baseDb(hz) + lowDb * rise(LOW_NONE_HZ, LOW_ALL_HZ, hz) + highDb * rise(HIGH_NONE_HZ, HIGH_ALL_HZ, hz);
    }

    private static double baseDb(double hz) {
        double db = thirdDb(Math.max(hz, CURVE_FROM_HZ));
        db -= BASS_FALL_DB * Math.max(0.0, log2(CURVE_FROM_HZ / Math.max(hz, SUBBASS_HZ)));
        return db - SUBBASS_FALL_DB * Math.max(0.0, log2(SUBBASS_HZ / hz));
    }

    private static double thirdDb(double hz) {
        double x = 1.0 + BINS_PER_OCTAVE * log2(hz / CURVE_START_HZ);
        return -0.000183 * x * x + 0.0213 * x - 16.735 + 10.0 * StrictMath.log10(hz / CURVE_FROM_HZ);
    }

    /** How far half of the tracks of one genre are from each other, by region. */
    static double toleranceDb(double hz) {
        if (hz < 60.0 || hz > 10_500.0) {
            return 4.5;
        }
        return hz < 250.0 || hz > 4_200.0 ? 3.0 : 2.0;
    }

    /** From 0 at {@code none} to 1 at {@code all}, along the logarithm of the frequency. */
    private static double rise(double none, double all, double hz) {
        double share = StrictMath.log(hz / none) / StrictMath.log(all / none);
        double bounded = Math.max(0.0, Math.min(1.0, share));
        return bounded * bounded * (3.0 - 2.0 * bounded);
    }

    private static double log2(double x) {
        return StrictMath.log(x) / StrictMath.log(2.0);
    }

    /**
     * Speech of all voices: the international long-term average spectrum (D. Byrne et al., "An international comparison
     * of long-term average speech spectra", JASA 96(4), 1994), in thirds of an octave from 63 Hz to 16 kHz; wide below
     * 200 Hz, where voices differ.
     */
    static ToneTarget speech() {
        double[] levelsDb = {
            38.6, 43.5, 54.4, 57.7, 56.8, 60.2, 60.3, 59.0, 62.1, 62.1, 60.5, 56.8, 53.7, 53.0, 52.0, 48.7, 48.1, 46.8,
            45.6, 44.5, 44.3, 43.7, 43.4, 41.3, 40.7
        };
        int first = 5;
        return ToneTarget.of(
                band -> levelsDb[Math.max(0, Math.min(levelsDb.length - 1, band - first))],
                band -> SpectrumReading.centreHz(band) < 210.0 ? 25.0 : SPEECH_TOLERANCE_DB);
    }

    private static final double SPEECH_TOLERANCE_DB = 4.0;
}
