package app.loudcraft.plan;

import app.loudcraft.meter.SpectrumReading;

/** Where the spectra of finished music and speech lie, in thirds of an octave. */
final class ToneCurves {

    private static final double SPEECH_TOLERANCE_DB = 4.0;
    private static final double WIDE_TOLERANCE_DB = 25.0;
    private static final double VOICES_FROM_HZ = 210.0;
    private static final double VOICES_TO_HZ = 9_000.0;

    // The usual spectrum of finished music by thirds of an octave, as band levels in dB up to a constant: about -4.5 dB
    // an
    // octave in density, flat bass, faster fall at the top.
    private static final double[][] BASE = {
        {20.0, -20.0},
        {31.5, -9.0},
        {40.0, -5.0},
        {63.0, -1.0},
        {80.0, 0.0},
        {100.0, 0.0},
        {125.0, -0.5},
        {250.0, -3.0},
        {500.0, -5.0},
        {1_000.0, -6.5},
        {2_000.0, -8.5},
        {4_000.0, -11.0},
        {8_000.0, -15.0},
        {12_500.0, -20.0},
        {16_000.0, -26.0},
        {20_000.0, -32.0}
    };

    private ToneCurves() {}

    /** Level of the third of an octave around a frequency in finished music of all kinds, up to a constant. */
    static double baseDb(double hz) {
        int above = 1;
        while (above < BASE.length - 1 && BASE[above][0] < hz) {
            above++;
        }
        double[] low = BASE[above - 1];
        double[] high = BASE[above];
        double share = StrictMath.log(hz / low[0]) / StrictMath.log(high[0] / low[0]);
        return low[1] + Math.max(0.0, Math.min(1.0, share)) * (high[1] - low[1]);
    }

    /**
     * Speech of all voices: the international long-term average spectrum (D. Byrne et al., "An international comparison
     * of long-term average speech spectra", JASA 96(4), 1994), in thirds of an octave from 63 Hz to 16 kHz; wide below
     * 200 Hz, where voices differ, and above 9 kHz.
     */
    static ToneTarget speech() {
        double[] levelsDb = {
            38.6, 43.5, 54.4, 57.7, 56.8, 60.2, 60.3, 59.0, 62.1, 62.1, 60.5, 56.8, 53.7, 53.0, 52.0, 48.7, 48.1, 46.8,
            45.6, 44.5, 44.3, 43.7, 43.4, 41.3, 40.7
        };
        int first = 5;
        return ToneTarget.of(
                band -> levelsDb[Math.max(0, Math.min(levelsDb.length - 1, band - first))],
                band -> speechToleranceDb(SpectrumReading.centreHz(band)));
    }

    private static double speechToleranceDb(double hz) {
        return hz < VOICES_FROM_HZ || hz > VOICES_TO_HZ ? WIDE_TOLERANCE_DB : SPEECH_TOLERANCE_DB;
    }
}
