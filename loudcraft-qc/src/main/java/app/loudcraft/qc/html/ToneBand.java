package app.loudcraft.qc.html;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneTarget;
import java.util.stream.IntStream;

/**
 * A long-term spectrum laid on the curve of its genre as {@code Q4} does it: by the median of their differences from 100 Hz
 * to 8 kHz, over the thirds of an octave in which there is something.
 */
final class ToneBand {

    private static final double MEDIAN_FROM_HZ = 90.0;
    private static final double MEDIAN_TO_HZ = 9_000.0;
    private static final double NOTHING_BELOW_DB = -70.0;
    private static final double WHOLE_BELOW_CUTOFF = 0.9;

    private final SpectrumReading spectrum;
    private final ToneTarget curve;
    private final double leastDb;
    private final double levelDb;

    ToneBand(SpectrumReading spectrum, ToneTarget curve) {
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

    private boolean isHeard(int band) {
        double db = spectrum.programmeDb(band);
        double cutoffHz = WHOLE_BELOW_CUTOFF * spectrum.bandwidthHz().orElse(Double.POSITIVE_INFINITY);
        return Double.isFinite(db) && db > leastDb && SpectrumReading.centreHz(band) < cutoffHz;
    }

    /** Whether there is anything to lay on the curve. */
    boolean isKnown() {
        return Double.isFinite(levelDb);
    }

    /** How far the programme is above the curve in a band, dB; NaN where there is nothing. */
    double deviationDb(int band) {
        return isHeard(band) ? spectrum.programmeDb(band) - curve.levelDb(band) - levelDb : Double.NaN;
    }

    /** The programme in a band, in the curve's own dB; NaN where there is nothing. */
    double laidOnCurveDb(int band) {
        return curve.levelDb(band) + deviationDb(band);
    }
}
