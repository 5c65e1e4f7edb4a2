package app.loudcraft.qc.internal;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneTarget;
import java.util.stream.IntStream;

/**
 * A long-term spectrum laid on the curve of its genre, as mastering does it: by the median of their differences from 100 Hz to
 * 8 kHz. Thirds of an octave in which there is nothing - more than 70 dB under the loudest, or behind a cut-off - are left out.
 */
public final class LaidSpectrum {

    private static final double MEDIAN_FROM_HZ = 90.0;
    private static final double MEDIAN_TO_HZ = 9_000.0;
    private static final double NOTHING_BELOW_DB = -70.0;
    // A cut-off is steep: a band that it goes through is not whole.
    private static final double WHOLE_BELOW_CUTOFF = 0.9;

    private final SpectrumReading spectrum;
    private final ToneTarget curve;
    private final double leastDb;
    private final double levelDb;

    /** Lays a spectrum on a curve. */
    public LaidSpectrum(SpectrumReading spectrum, ToneTarget curve) {
        this.spectrum = spectrum;
        this.curve = curve;
        this.leastDb = NOTHING_BELOW_DB
                + IntStream.range(0, SpectrumReading.BANDS)
                        .mapToDouble(spectrum::programmeDb)
                        .max()
                        .getAsDouble();
        double[] middle = IntStream.range(0, SpectrumReading.BANDS)
                .filter(band -> SpectrumReading.centreHz(band) > MEDIAN_FROM_HZ
                        && SpectrumReading.centreHz(band) < MEDIAN_TO_HZ
                        && isHeard(band))
                .mapToDouble(band -> spectrum.programmeDb(band) - curve.levelDb(band))
                .sorted()
                .toArray();
        this.levelDb =
                middle.length == 0 ? Double.NaN : 0.5 * (middle[(middle.length - 1) / 2] + middle[middle.length / 2]);
    }

    /** Whether there is something in a band, as {@link SpectrumReading#centreHz} numbers them. */
    public boolean isHeard(int band) {
        double db = spectrum.programmeDb(band);
        double cutoffHz = WHOLE_BELOW_CUTOFF * spectrum.bandwidthHz().orElse(Double.POSITIVE_INFINITY);
        return Double.isFinite(db) && db > leastDb && SpectrumReading.centreHz(band) < cutoffHz;
    }

    /** Whether there is anything to lay on the curve. */
    public boolean isKnown() {
        return Double.isFinite(levelDb);
    }

    /** How far the programme is above the curve in a band, dB; NaN where there is nothing. */
    public double deviationDb(int band) {
        return isHeard(band) ? spectrum.programmeDb(band) - curve.levelDb(band) - levelDb : Double.NaN;
    }

    /** The programme in a band, in the curve's own dB; NaN where there is nothing. */
    public double laidOnCurveDb(int band) {
        return curve.levelDb(band) + deviationDb(band);
    }
}
