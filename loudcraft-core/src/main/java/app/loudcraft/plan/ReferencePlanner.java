package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.ToneCurve;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.ToneStep.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Decides how the tone of a mix is brought to a reference's: mid and side, third by third.
 *
 * <p>Where the reference has nothing, above the cut-off of a lossy file for instance, the gain of the nearest band that it
 * has is kept, so that no cut-off is copied; where the mix has nothing, nothing is raised.
 */
final class ReferencePlanner {

    private static final double MOST_UP_DB = 12.0;
    private static final double MOST_DOWN_DB = 12.0;
    private static final double MOST_SIDE_UP_DB = 9.0;
    private static final double MOST_MOVED_DB = 3.0;

    private ReferencePlanner() {}

    static ToneStep planTone(MixAnalysis mix, Reference reference, Treatment treatment, CurveEqualizer.Phase phase) {
        if (treatment.isNone()) {
            return ToneStep.off(treatment.whyNoneAtAll());
        }
        boolean stereo = mix.spec().layout().isStereo();
        SpectrumReading spectrum = mix.spectrum();
        double share = treatment.share() * reference.blendPercent() / 100.0;
        IntToDoubleFunction heard = band -> stereo ? spectrum.midDb(band) : spectrum.programmeDb(band);
        double[] mid = differences(spectrum, heard, reference.midDb());
        double offset = mean(mid);
        double[] midGains = gains(spectrum, mid, offset, share, MOST_UP_DB);
        ToneCurve midCurve = curve(midGains);
        ToneCurve sideCurve = midCurve;
        if (stereo) {
            double[] side = differences(spectrum, spectrum::sideDb, reference.sideDb());
            sideCurve = curve(gains(spectrum, side, offset, share, MOST_SIDE_UP_DB));
        }
        List<Move> moves = new ArrayList<>();
        for (int node = 0; node < ToneFit.NODES; node++) {
            int band = ToneFit.band(node);
            moves.add(new Move(
                    ToneFit.centreHz(node),
                    midGains[band],
                    String.format(
                            Locale.ROOT,
                            "%s: the reference has %+.1f dB in the middle",
                            Hertz.text(ToneFit.centreHz(node)),
                            Double.isNaN(mid[band]) ? 0.0 : mid[band] - offset)));
        }
        return new ToneStep(midCurve, sideCurve, phase, moves, "as " + reference.name());
    }

    /** The curves of a plan, moved by what its master still differs from the reference, for the limiter bends them too. */
    static ToneStep refine(ToneStep step, MixAnalysis master, Reference reference) {
        SpectrumReading spectrum = master.spectrum();
        boolean stereo = master.spec().layout().isStereo();
        double[] mid = differences(
                spectrum, band -> stereo ? spectrum.midDb(band) : spectrum.programmeDb(band), reference.midDb());
        double offset = mean(mid);
        ToneCurve midCurve = moved(step.mid(), gains(spectrum, mid, offset, 1.0, MOST_MOVED_DB), MOST_UP_DB);
        if (!stereo) {
            return new ToneStep(midCurve, midCurve, step.phase(), step.moves(), step.reason());
        }
        double[] side = differences(spectrum, spectrum::sideDb, reference.sideDb());
        ToneCurve sideCurve = moved(step.side(), gains(spectrum, side, offset, 1.0, MOST_MOVED_DB), MOST_SIDE_UP_DB);
        return new ToneStep(midCurve, sideCurve, step.phase(), step.moves(), step.reason());
    }

    private static ToneCurve moved(ToneCurve curve, double[] byDb, double mostUpDb) {
        double[] gains = new double[byDb.length];
        for (int band = 0; band < gains.length; band++) {
            double moved = curve.gainDb(SpectrumReading.centreHz(band))
                    + Math.max(-MOST_MOVED_DB, Math.min(MOST_MOVED_DB, byDb[band]));
            gains[band] = Math.max(-MOST_DOWN_DB, Math.min(mostUpDb, moved));
        }
        return curve(gains);
    }

    /** What the reference has more than the mix; NaN where one of them has nothing. */
    private static double[] differences(SpectrumReading mix, IntToDoubleFunction mixDb, List<Double> referenceDb) {
        double[] differences = new double[SpectrumReading.BANDS];
        for (int band = 0; band < differences.length; band++) {
            double have = TonePlanner.hasSomething(mix, band) ? mixDb.applyAsDouble(band) : Double.NEGATIVE_INFINITY;
            double want = referenceDb.get(band);
            differences[band] = Double.isFinite(have) && Double.isFinite(want) ? want - have : Double.NaN;
        }
        return differences;
    }

    /** Mean over the bands that decide the loudness. */
    private static double mean(double[] differences) {
        double sum = 0.0;
        int count = 0;
        for (int band = 0; band < differences.length; band++) {
            double hz = SpectrumReading.centreHz(band);
            if (!Double.isNaN(differences[band]) && hz > 90.0 && hz < 9_000.0) {
                sum += differences[band];
                count++;
            }
        }
        return count == 0 ? 0.0 : sum / count;
    }

    private static double[] gains(
            SpectrumReading mix, double[] differences, double offset, double share, double mostUpDb) {
        double[] gains = new double[differences.length];
        for (int band = 0; band < gains.length; band++) {
            double difference = nearest(differences, band);
            double wanted = Double.isNaN(difference) ? 0.0 : share * (difference - offset);
            double highestDb = TonePlanner.hasSomething(mix, band) ? mostUpDb : 0.0;
            gains[band] = Math.max(-MOST_DOWN_DB, Math.min(highestDb, wanted));
        }
        return gains;
    }

    /** The difference in this band or in the nearest one that has any. */
    private static double nearest(double[] differences, int band) {
        for (int distance = 0; distance < differences.length; distance++) {
            if (band - distance >= 0 && !Double.isNaN(differences[band - distance])) {
                return differences[band - distance];
            }
            if (band + distance < differences.length && !Double.isNaN(differences[band + distance])) {
                return differences[band + distance];
            }
        }
        return Double.NaN;
    }

    private static ToneCurve curve(double[] gainsDb) {
        List<ToneCurve.Point> points = new ArrayList<>();
        for (int band = 0; band < gainsDb.length; band++) {
            points.add(new ToneCurve.Point(SpectrumReading.centreHz(band), gainsDb[band]));
        }
        return new ToneCurve(points);
    }

    /** The profile with the reference's liveliness in place of its own. */
    static GenreProfile profile(GenreProfile profile, Reference reference) {
        double share = reference.blendPercent() / 100.0;
        DynamicsTarget own = profile.dynamics();
        return new GenreProfile(
                "reference",
                profile.tone(),
                profile.maxToneDb(),
                new DynamicsTarget(
                        reference.bandCrestsDb(),
                        List.of(2.0, 2.0, 2.0, 2.0),
                        share * 6.0,
                        reference.crestDb(),
                        Math.max(own.ratio(), 1.5),
                        share * 4.0),
                0.0,
                profile.spatialPercent(),
                0.0,
                profile.maxLimitingDb());
    }
}
