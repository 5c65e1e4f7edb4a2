package app.loudcraft.qc;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far a programme's spectrum is from a curve, octave by octave from 31.5 Hz to 16 kHz.
 *
 * <p>The two are laid on each other by the median of their differences from 100 Hz to 8 kHz, as mastering does. Thirds of an
 * octave in which there is nothing - more than 70 dB under the loudest, or behind a cut-off - are left out, and so are
 * octaves of which not all three are left.
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
    private static final double MEDIAN_FROM_HZ = 90.0;
    private static final double MEDIAN_TO_HZ = 9_000.0;
    private static final double NOTHING_BELOW_DB = -70.0;
    // A cut-off is steep: a band that it goes through is not whole.
    private static final double WHOLE_BELOW_CUTOFF = 0.9;

    private final SpectrumReading spectrum;
    private final ToneTarget curve;
    private final double leastDb;
    private final List<Octave> octaves = new ArrayList<>();

    ToneDeviation(SpectrumReading spectrum, ToneTarget curve) {
        this.spectrum = spectrum;
        this.curve = curve;
        this.leastDb = NOTHING_BELOW_DB
                + IntStream.range(0, SpectrumReading.BANDS)
                        .mapToDouble(spectrum::programmeDb)
                        .max()
                        .getAsDouble();
        double[] middle = IntStream.range(0, SpectrumReading.BANDS)
                .filter(this::isMiddle)
                .filter(this::isHeard)
                .mapToDouble(this::differenceDb)
                .sorted()
                .toArray();
        if (middle.length > 0) {
            findOctaves(0.5 * (middle[(middle.length - 1) / 2] + middle[middle.length / 2]));
        }
    }

    private void findOctaves(double levelDb) {
        for (int octave = 0; octave < OCTAVES; octave++) {
            int centre = FIRST_CENTRE + THIRDS * octave;
            if (IntStream.rangeClosed(centre - 1, centre + 1).allMatch(this::isHeard)) {
                double sumDb = 0.0;
                double toleranceDb = 0.0;
                for (int band = centre - 1; band <= centre + 1; band++) {
                    sumDb += differenceDb(band) - levelDb;
                    toleranceDb += curve.toleranceDb(band);
                }
                octaves.add(new Octave(SpectrumReading.centreHz(centre), sumDb / THIRDS, toleranceDb / THIRDS));
            }
        }
    }

    private boolean isMiddle(int band) {
        double hz = SpectrumReading.centreHz(band);
        return hz > MEDIAN_FROM_HZ && hz < MEDIAN_TO_HZ;
    }

    private boolean isHeard(int band) {
        double db = spectrum.programmeDb(band);
        double cutoffHz = WHOLE_BELOW_CUTOFF * spectrum.bandwidthHz().orElse(Double.POSITIVE_INFINITY);
        return Double.isFinite(db) && db > leastDb && SpectrumReading.centreHz(band) < cutoffHz;
    }

    private double differenceDb(int band) {
        return spectrum.programmeDb(band) - curve.levelDb(band);
    }

    /** The octaves in which there is something; none for silence. */
    List<Octave> octaves() {
        return octaves;
    }
}
