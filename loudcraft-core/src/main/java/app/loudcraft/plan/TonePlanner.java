package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.ToneCurve;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneStep.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/** Decides how the tone is corrected: only outside the tolerance of the profile, and not all the way. */
final class TonePlanner {

    /** Share of what lies outside the tolerance that is corrected. */
    private static final double SHARE_OF_EXCESS = 0.7;

    private static final double MOST_UP_DB = 6.0;
    private static final double MOST_DOWN_DB = 8.0;
    private static final double NEVER_RAISED_BELOW_HZ = 40.0;

    // What lies further under the loudest third of an octave is noise, not music to be raised.
    private static final double NOTHING_BELOW_DB = -70.0;
    // A cut-off is steep: a band that it goes through is not whole.
    private static final double WHOLE_BELOW_CUTOFF = 0.9;

    // Music falls by 2 to 7 dB from one third of an octave to the next up there.
    private static final double CLIFF_DB = 12.0;
    private static final double CLIFF_FROM_HZ = 5_000.0;

    // The ends of the spectrum say little about the tone.
    private static final double MIDDLE_FROM_HZ = 60.0;
    private static final double MIDDLE_TO_HZ = 13_000.0;
    private static final double WEIGHT_AT_THE_ENDS = 0.3;
    private static final double HEARD_FROM_HZ = 28.0;
    private static final double HEARD_TO_HZ = 17_000.0;

    // A correction that takes less off what lies outside, RMS, is none.
    private static final double WORTH_IT_DB = 0.1;

    private static final double INAUDIBLE_DB = 0.15;

    private TonePlanner() {}

    static ToneStep plan(
            MixAnalysis mix, GenreProfile profile, Treatment treatment, CurveEqualizer.Phase phase, String why) {
        if (treatment.isNone()) {
            return ToneStep.off(treatment.whyNoneAtAll());
        }
        double share = SHARE_OF_EXCESS * treatment.share();
        double up = Math.min(MOST_UP_DB, profile.maxToneDb());
        double down = Math.min(MOST_DOWN_DB, profile.maxToneDb());
        SpectrumReading spectrum = mix.spectrum();
        ToneFit fit =
                fit(mix, profile.tone(), node -> -down / share, node -> mayRaise(spectrum, node) ? up / share : 0.0);
        double[] gainsDb = new double[ToneFit.NODES];
        List<Move> moves = new ArrayList<>();
        for (int node = 0; node < gainsDb.length; node++) {
            double gainDb = share * fit.gainDb(node);
            gainsDb[node] = Math.abs(gainDb) < INAUDIBLE_DB ? 0.0 : gainDb;
            if (gainsDb[node] != 0.0) {
                moves.add(new Move(ToneFit.centreHz(node), gainDb, reason(fit, profile, node)));
            }
        }
        if (moves.isEmpty()) {
            return ToneStep.off(why + ", and the spectrum lies within what the " + profile.name() + " profile allows");
        }
        ToneCurve curve = curve(gainsDb, spectrum.bandwidthHz());
        double leftDb = fit.leftDb(band -> curve.gainDb(SpectrumReading.centreHz(band)));
        if (leftDb > fit.leftDb(band -> 0.0) - WORTH_IT_DB) {
            return ToneStep.off(why + ", and what lies outside the " + profile.name()
                    + " profile is too narrow to be corrected by octaves");
        }
        return new ToneStep(curve, curve, phase, moves, why);
    }

    /** The whole correction, of which a plan takes a share. */
    static ToneFit fit(
            MixAnalysis mix, ToneTarget target, IntToDoubleFunction lowestDb, IntToDoubleFunction highestDb) {
        SpectrumReading spectrum = mix.spectrum();
        return new ToneFit(
                band -> hasSomething(spectrum, band) ? spectrum.programmeDb(band) : Double.NEGATIVE_INFINITY,
                target,
                TonePlanner::weight,
                lowestDb,
                highestDb);
    }

    /** How much a band counts for the tone. */
    static double weight(int band) {
        double hz = SpectrumReading.centreHz(band);
        if (hz < HEARD_FROM_HZ || hz > HEARD_TO_HZ) {
            return 0.0;
        }
        return hz >= MIDDLE_FROM_HZ && hz <= MIDDLE_TO_HZ ? 1.0 : WEIGHT_AT_THE_ENDS;
    }

    private static boolean mayRaise(SpectrumReading spectrum, int node) {
        return ToneFit.centreHz(node) >= NEVER_RAISED_BELOW_HZ && hasSomething(spectrum, ToneFit.band(node));
    }

    /** Whether there is music in a band: neither nothing at all nor what an encoder left. */
    static boolean hasSomething(SpectrumReading spectrum, int band) {
        double loudestDb = Double.NEGATIVE_INFINITY;
        for (int other = 0; other < SpectrumReading.BANDS; other++) {
            loudestDb = Math.max(loudestDb, spectrum.programmeDb(other));
        }
        double cutoffHz = WHOLE_BELOW_CUTOFF * spectrum.bandwidthHz().orElse(Double.POSITIVE_INFINITY);
        return spectrum.programmeDb(band) > loudestDb + NOTHING_BELOW_DB
                && SpectrumReading.centreHz(band) < cutoffHz
                && band < firstBandBehindCliff(spectrum);
    }

    /** Where the spectrum falls off so steeply that an encoder did it, not music; the number of bands if nowhere. */
    private static int firstBandBehindCliff(SpectrumReading spectrum) {
        for (int band = 1; band < SpectrumReading.BANDS; band++) {
            boolean steep = spectrum.programmeDb(band) < spectrum.programmeDb(band - 1) - CLIFF_DB;
            if (steep && SpectrumReading.centreHz(band) > CLIFF_FROM_HZ) {
                return band;
            }
        }
        return SpectrumReading.BANDS;
    }

    private static ToneCurve curve(double[] gainsDb, OptionalDouble bandwidthHz) {
        double endHz = bandwidthHz.orElse(Double.POSITIVE_INFINITY);
        List<ToneCurve.Point> points = new ArrayList<>();
        for (int node = 0; node < gainsDb.length; node++) {
            boolean risesTooHigh = node > 0 && gainsDb[node - 1] > 0.0 && ToneFit.centreHz(node - 1) < endHz;
            if (risesTooHigh && endHz < ToneFit.centreHz(node)) {
                points.add(new ToneCurve.Point(endHz, 0.0));
            }
            points.add(new ToneCurve.Point(ToneFit.centreHz(node), gainsDb[node]));
            boolean risesTooLow = node == 0 && gainsDb[1] > 0.0;
            if (risesTooLow) {
                points.add(new ToneCurve.Point(NEVER_RAISED_BELOW_HZ, 0.0));
            }
        }
        int last = gainsDb.length - 1;
        if (gainsDb[last] > 0.0 && ToneFit.centreHz(last) < endHz && endHz < Double.POSITIVE_INFINITY) {
            points.add(new ToneCurve.Point(endHz, 0.0));
        }
        return new ToneCurve(points);
    }

    private static String reason(ToneFit fit, GenreProfile profile, int node) {
        int band = fit.farthestBand(node);
        double deviation = fit.deviationDb(band);
        return String.format(
                Locale.ROOT,
                "%s is %.1f dB %s the %s curve, which allows %.1f dB",
                Hertz.text(SpectrumReading.centreHz(band)),
                Math.abs(deviation),
                deviation > 0.0 ? "over" : "under",
                profile.name(),
                profile.tone().toleranceDb(band));
    }
}
