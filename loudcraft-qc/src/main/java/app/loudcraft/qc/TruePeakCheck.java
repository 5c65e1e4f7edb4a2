package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.qc.limits.TruePeakLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Q2: holds the true peak against the ceiling, and shows the highest places over it, each in its channel. */
final class TruePeakCheck implements Check {

    private static final String METHOD =
            "true peak, 16-fold interpolation with 64 taps, ITU-R BS.1770-5 Annex 2; also read with the table printed "
                    + "there and as libebur128 does";
    private static final String SAMPLE_METHOD = "largest sample, as ACX asks";

    // Under the digits that any meter shows.
    private static final double ROUNDING_DB = 0.001;

    private final AudioSource programme;
    private final TruePeakLimits limits;

    /**
     * @param programme what is judged, to be heard once more where it is over the ceiling
     */
    TruePeakCheck(AudioSource programme, TruePeakLimits limits) {
        this.programme = programme;
        this.limits = limits;
    }

    @Override
    public QualityCheck conclude(Programme heard) throws IOException {
        ProgrammeReading reading = heard.analysis().programme();
        String method = limits.betweenSamples() ? METHOD : SAMPLE_METHOD;
        double peakDb = limits.betweenSamples() ? reading.truePeakDbtp() : reading.samplePeakDbfs();
        if (!Double.isFinite(peakDb)) {
            return Findings.notApplicable(CheckId.Q2, heard, "There is no peak: the programme is silent.", method);
        }
        double ceiling = limits.ceilingDbtp(reading.loudness().integratedLufs());
        Findings findings = new Findings();
        if (peakDb > ceiling + ROUNDING_DB) {
            holdPlaces(heard, ceiling, findings);
        }
        if (limits.betweenSamples() && findings.worst() == QualityStatus.PASS) {
            holdOtherMeters(heard, reading, ceiling, findings);
        }
        return findings.conclude(CheckId.Q2, OptionalDouble.of(peakDb), unit(), threshold(ceiling), method);
    }

    private void holdPlaces(Programme heard, double ceiling, Findings findings) throws IOException {
        List<Excursion> places = new ArrayList<>();
        long count = 0;
        PeakSearch search = new PeakSearch(programme, heard.truePeaks(), limits.betweenSamples());
        for (Excursions channel : search.over(Decibels.toAmplitude(ceiling + ROUNDING_DB))) {
            places.addAll(channel.highest());
            count += channel.count();
        }
        places.sort(Excursion.HIGHEST_FIRST);
        int shown = Math.min(places.size(), Excursions.MOST);
        places.subList(0, shown).forEach(place -> show(heard, place, ceiling, findings));
        if (count > shown) {
            findings.add(
                    QualityStatus.WARN,
                    heard,
                    OptionalDouble.empty(),
                    "These are the highest " + shown + " of " + count + " places over the ceiling.",
                    remedy(Decibels.fromAmplitude(places.get(0).peak()) - ceiling, ceiling));
        }
    }

    private void show(Programme heard, Excursion place, double ceiling, Findings findings) {
        double peakDb = Decibels.fromAmplitude(place.peak());
        double overDb = peakDb - ceiling;
        findings.add(
                overDb <= limits.warnDb() ? QualityStatus.WARN : QualityStatus.FAIL,
                OptionalInt.of(place.channel()),
                (double) place.startFrame() / heard.sampleRateHz(),
                (double) place.endFrame() / heard.sampleRateHz(),
                OptionalDouble.of(peakDb),
                Prose.of("Peaks at %.2f %s, %.2f dB over the ceiling.", peakDb, unit(), overDb),
                remedy(overDb, ceiling));
    }

    private static String remedy(double overDb, double ceiling) {
        return Prose.of(
                "Limit again from the source before its limiter, with the ceiling at %.1f dBTP; do not clip, and do not "
                        + "limit twice.",
                Math.floor(10.0 * (ceiling - overDb)) / 10.0);
    }

    private void holdOtherMeters(Programme heard, ProgrammeReading reading, double ceiling, Findings findings) {
        double highest = reading.highestTruePeakDbtp();
        // What the tolerance of a meter covers is no matter of dispute.
        if (highest > ceiling + limits.warnDb() + ROUNDING_DB) {
            findings.add(
                    QualityStatus.WARN,
                    heard,
                    OptionalDouble.of(highest),
                    Prose.of(
                            "The true peak keeps under the ceiling, but coarser meters read %.2f dBTP, %.2f dB over it.",
                            highest, highest - ceiling),
                    Prose.of("Lower the ceiling by %.1f dB if such a meter will judge it.", up(highest - ceiling)));
        }
    }

    private static double up(double db) {
        return Math.ceil(10.0 * db) / 10.0;
    }

    private String unit() {
        return limits.betweenSamples() ? "dBTP" : "dBFS";
    }

    private String threshold(double ceiling) {
        return Prose.of("at most %.1f %s; warn up to %.1f dB over it", ceiling, unit(), limits.warnDb())
                + (ceiling < limits.ceilingDbtp()
                        ? Prose.of(
                                " (lowered for being louder than %.1f LUFS)",
                                limits.loudAboveLufs().getAsDouble())
                        : "");
    }
}
