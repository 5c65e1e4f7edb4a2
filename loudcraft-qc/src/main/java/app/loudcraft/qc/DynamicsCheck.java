package app.loudcraft.qc;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.qc.limits.DynamicsLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Q5: holds the ratios of peak to loudness and the loudness range against what suits the genre. */
final class DynamicsCheck implements Check {

    private static final String METHOD =
            "true peak over integrated loudness (PLR) and over short-term loudness (PSR; Shepherd et al., AES e-Brief, "
                    + "2017); loudness range by EBU Tech 3342";
    private static final String REMEDY_RANGE =
            "Ride the level of whole passages by hand, or level the programme, before limiting.";

    // R 128 advises against using the loudness range under a minute.
    private static final double MIN_RANGE_SECONDS = 60.0;
    private static final int MOST_PASSAGES = 20;
    // Findings are told to a tenth, and must not say that 15.0 is less than 15.0.
    private static final double ROUNDING_DB = 0.05;
    private static final double AT_CEILING_DB = 0.3;

    private final DynamicsLimits limits;

    DynamicsCheck(AudioSpec spec, DynamicsLimits limits) {
        Objects.requireNonNull(spec, "spec");
        this.limits = limits;
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        ProgrammeReading reading = programme.analysis().programme();
        LoudnessReading loudness = reading.loudness();
        if (reading.plrDb().isEmpty()) {
            String why = loudness.integratedNotMeasurable().orElseThrow().reason();
            return Findings.notApplicable(
                    CheckId.Q5, programme, "There are no dynamics to measure: " + why + ".", METHOD);
        }
        Findings findings = new Findings();
        holdPlr(programme, reading.plrDb().getAsDouble(), findings);
        holdCeiling(programme, reading.plrDb().getAsDouble(), findings);
        reading.psrP5Db().ifPresent(psrDb -> holdPsr(programme, psrDb, findings));
        if (programme.seconds() >= MIN_RANGE_SECONDS) {
            loudness.loudnessRangeLu().ifPresent(rangeLu -> holdRange(programme, rangeLu, findings));
        }
        return findings.conclude(CheckId.Q5, reading.plrDb(), "dB", threshold(), METHOD);
    }

    private void holdPlr(Programme programme, double plrDb, Findings findings) {
        if (plrDb < limits.passPlrDb() - ROUNDING_DB) {
            findings.add(
                    below(plrDb, limits.lowPlrDb()),
                    programme,
                    OptionalDouble.of(plrDb),
                    Prose.of(
                            "The highest peak stands only %.1f dB over the loudness; from %.1f dB on there is punch left.",
                            Math.max(0.0, plrDb), limits.passPlrDb()),
                    Prose.of("Lower the input of the limiter by %.1f dB.", limits.passPlrDb() - plrDb));
        }
    }

    /** A limiter that works all the time holds peak after peak to the same level, whatever is left of the ratios. */
    private void holdCeiling(Programme programme, double plrDb, Findings findings) {
        PeakTimeline peaks = programme.truePeaks();
        double highestDb = programme.analysis().programme().truePeakDbtp();
        int atCeiling = 0;
        for (int i = 0; i < peaks.size(); i++) {
            atCeiling += peaks.dbtp(i) >= highestDb - AT_CEILING_DB ? 1 : 0;
        }
        double share = (double) atCeiling / Math.max(1, peaks.size());
        if (share > limits.mostAtCeiling() && plrDb < limits.passPlrDb() + DynamicsLimits.DYNAMIC_DB) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.of(share),
                    Prose.of(
                            "Peaks stand at the ceiling in %.0f %% of all tenths of a second: a limiter works nearly all"
                                    + " the time.",
                            100.0 * share),
                    "Lower the input of the limiter until it works on single strokes.");
        }
    }

    private void holdPsr(Programme programme, double psrDb, Findings findings) {
        if (psrDb >= limits.passPsrDb() - ROUNDING_DB) {
            return;
        }
        String remedy = Prose.of(
                "Lower the input of the limiter by %.1f dB, at least in these passages.", limits.passPsrDb() - psrDb);
        findings.add(
                below(psrDb, limits.lowPsrDb()),
                programme,
                OptionalDouble.of(psrDb),
                Prose.of(
                        "In the densest 5 %% of the time peaks stand no more than %.1f dB over the loudness of 3 s; from "
                                + "%.1f dB on strokes are heard as strokes.",
                        Math.max(0.0, psrDb), limits.passPsrDb()),
                remedy);
        double gateLufs =
                programme.analysis().programme().loudness().relativeGateLufs().orElseThrow();
        DensePassage.densest(programme.shortTerm(), programme.truePeaks(), gateLufs, limits.passPsrDb(), MOST_PASSAGES)
                .forEach(passage -> show(programme, passage, remedy, findings));
    }

    private static void show(Programme programme, DensePassage passage, String remedy, Findings findings) {
        findings.add(
                QualityStatus.WARN,
                OptionalInt.empty(),
                (double) passage.startFrame() / programme.sampleRateHz(),
                (double) passage.endFrame() / programme.sampleRateHz(),
                OptionalDouble.of(passage.psrDb()),
                Prose.of(
                        "A dense passage: peaks are %.1f dB over the loudness of 3 s.", Math.max(0.0, passage.psrDb())),
                remedy);
    }

    private void holdRange(Programme programme, double rangeLu, Findings findings) {
        if (limits.maxRangeLu().isPresent() && rangeLu > limits.maxRangeLu().getAsDouble() + ROUNDING_DB) {
            boolean extreme = limits.extremeRangeLu().isPresent()
                    && rangeLu > limits.extremeRangeLu().getAsDouble();
            findings.add(
                    extreme && limits.mayFail() ? QualityStatus.FAIL : QualityStatus.WARN,
                    programme,
                    OptionalDouble.of(rangeLu),
                    Prose.of(
                            "The loudness range is %.1f LU, more than %.1f LU: quiet passages will drown where it is "
                                    + "listened to.",
                            rangeLu, limits.maxRangeLu().getAsDouble()),
                    REMEDY_RANGE);
        }
        if (limits.minRangeLu().isPresent() && rangeLu < limits.minRangeLu().getAsDouble() - ROUNDING_DB) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.of(rangeLu),
                    Prose.of(
                            "The loudness range is %.1f LU, less than %.1f LU: loud and quiet passages hardly differ.",
                            rangeLu, limits.minRangeLu().getAsDouble()),
                    "Compress less, and let quiet passages be quiet.");
        }
    }

    private QualityStatus below(double value, double low) {
        return limits.mayFail() && value < low - ROUNDING_DB ? QualityStatus.FAIL : QualityStatus.WARN;
    }

    private String threshold() {
        StringBuilder text = new StringBuilder(Prose.of(
                "PLR at least %.1f dB, PSR at least %.1f dB in 95 %% of the time",
                limits.passPlrDb(), limits.passPsrDb()));
        if (limits.mostAtCeiling() < 1.0) {
            text.append(Prose.of(", at the ceiling at most %.0f %% of the time", 100.0 * limits.mostAtCeiling()));
        }
        limits.minRangeLu().ifPresent(lu -> text.append(Prose.of(", loudness range at least %.1f LU", lu)));
        limits.maxRangeLu().ifPresent(lu -> text.append(Prose.of(", loudness range at most %.1f LU", lu)));
        if (limits.mayFail()) {
            text.append(Prose.of("; fails below %.1f dB and %.1f dB", limits.lowPlrDb(), limits.lowPsrDb()));
            limits.extremeRangeLu().ifPresent(lu -> text.append(Prose.of(" or above %.1f LU", lu)));
        } else {
            text.append("; heuristic, warns only");
        }
        return text.toString();
    }
}
