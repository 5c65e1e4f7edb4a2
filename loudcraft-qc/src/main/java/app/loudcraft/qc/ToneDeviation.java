package app.loudcraft.qc;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneTarget;
import app.loudcraft.qc.internal.LaidSpectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a programme's spectrum is from a curve, octave by octave from 31.5 Hz to 16 kHz.
 *
 * <p>They are laid on each other by {@link LaidSpectrum}; octaves of which not all three thirds are heard are left out.
 */
final class ToneDeviation {

    /**
     * An octave.
     *
     * @param centreHz its middle
     * @param db how far the programme is above the curve, in the mean of its thirds
     * @param toleranceDb what the curve allows, in the mean of its thirds
     */
    record Octave(double centreHz, double db, double toleranceDb) {}

    private static final int OCTAVES = 10;
    private static final int FIRST_CENTRE = 2;
    private static final int THIRDS = 3;

    private final List<Octave> octaves = new ArrayList<>();

    ToneDeviation(SpectrumReading spectrum, ToneTarget curve) {
        LaidSpectrum laid = new LaidSpectrum(spectrum, curve);
        if (laid.isKnown()) {
            findOctaves(laid, curve);
        }
    }

    private void findOctaves(LaidSpectrum laid, ToneTarget curve) {
        for (int octave = 0; octave < OCTAVES; octave++) {
            int centre = FIRST_CENTRE + THIRDS * octave;
            if (IntStream.rangeClosed(centre - 1, centre + 1).allMatch(laid::isHeard)) {
                double sumDb = 0.0;
                double toleranceDb = 0.0;
                for (int band = centre - 1; band <= centre + 1; band++) {
                    sumDb += laid.deviationDb(band);
                    toleranceDb += curve.toleranceDb(band);
                }
                octaves.add(new Octave(SpectrumReading.centreHz(centre), sumDb / THIRDS, toleranceDb / THIRDS));
            }
        }
    }

    /** The octaves in which there is something; none for silence. */
    List<Octave> octaves() {
        return octaves;
    }
}
