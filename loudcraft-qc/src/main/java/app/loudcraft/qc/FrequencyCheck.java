package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.qc.limits.FrequencyLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Q8: where the spectrum ends, and what lies outside of what is heard. About 2 ns a sample. */
final class FrequencyCheck implements Check {

    private static final String METHOD = "edge of the long-term spectrum (after D'Alessandro and Shi 2009), level above"
            + " 26.5 kHz and below 20 Hz, tones over 20 kHz and level from 8 to 12 kHz every 0.62 s";
    private static final double HIGHS_TO_HZ = 12_000.0;

    private final FrequencyLimits limits;
    private final AudioSpec spec;
    private final SubsonicLevel subsonic;
    private final TopOfSpectrum top;

    FrequencyCheck(AudioSpec spec, FrequencyLimits limits) {
        this.limits = limits;
        this.spec = spec;
        this.subsonic = new SubsonicLevel(spec.sampleRateHz(), spec.channels());
        this.top = new TopOfSpectrum(spec.sampleRateHz(), spec.channels());
    }

    @Override
    public void listen(AudioBlock block) {
        subsonic.listen(block);
        top.listen(block);
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        if (subsonic.db().isEmpty()) {
            String why = "The programme is silent or shorter than a second.";
            return Findings.notApplicable(CheckId.Q8, programme, why, METHOD);
        }
        Findings findings = new Findings();
        OptionalDouble cutoffHz = programme.analysis().spectrum().bandwidthHz();
        cutoffHz.ifPresent(hz -> cutoff(programme, hz, findings));
        boolean resampled = cutoffHz.isPresent()
                && CutoffOrigin.of(cutoffHz.getAsDouble(), spec.sampleRateHz()).resampled();
        if (!resampled) {
            top.emptyFromHz().ifPresent(hz -> empty(programme, hz, findings));
        }
        // A cut-off that was reported says it already.
        if (findings.worst() == QualityStatus.PASS || cutoffHz.orElse(HIGHS_TO_HZ) >= HIGHS_TO_HZ) {
            highs(programme, findings);
        }
        subsonic(programme, findings);
        top.tone().filter(tone -> tone.dbfs() > limits.ultrasonicDbfs()).ifPresent(tone -> tone(tone, findings));
        double bandwidthHz = cutoffHz.orElse(0.5 * spec.sampleRateHz());
        return findings.conclude(CheckId.Q8, OptionalDouble.of(bandwidthHz), "Hz", threshold(), METHOD);
    }

    private String threshold() {
        return Prose.of(
                "no cut-off that tells of a lossy or resampled source; below 20 Hz <= %.0f dB of the whole; no tone over"
                        + " 20 kHz above %.0f dBFS; 8 to 12 kHz >= %.0f dB of 1 kHz (heuristic)",
                limits.warnSubsonicDb(), limits.ultrasonicDbfs(), limits.missingHighsDb());
    }

    private void cutoff(Programme programme, double hz, Findings findings) {
        CutoffOrigin origin = CutoffOrigin.of(hz, spec.sampleRateHz());
        boolean sure = origin.confidence() >= limits.lossyConfidence();
        findings.add(
                sure ? QualityStatus.WARN : QualityStatus.PASS,
                programme,
                OptionalDouble.of(hz),
                Prose.of(
                        "The spectrum ends at %s as if cut off: %s through %s (confidence %.0f %%).",
                        Prose.hertz(hz),
                        sure ? "it probably went" : "it may have gone",
                        origin.text(),
                        100.0 * origin.confidence()),
                origin.resampled()
                        ? "Deliver the original at its own sample rate: a higher one adds nothing."
                        : "Go back to the uncompressed original: what a coder took away cannot be put back.");
    }

    private void empty(Programme programme, double hz, Findings findings) {
        findings.add(
                QualityStatus.WARN,
                programme,
                OptionalDouble.of(hz),
                Prose.of(
                        "Above %s there is nothing, not even noise: the sample rate of %s adds nothing, and was probably"
                                + " converted up from a lower one.",
                        Prose.hertz(hz), Prose.hertz(spec.sampleRateHz())),
                "Deliver the original at its own sample rate.");
    }

    private void subsonic(Programme programme, Findings findings) {
        double db = subsonic.db().getAsDouble();
        QualityStatus status = Verdict.unlessHeuristic(
                Verdict.atMost(db, limits.warnSubsonicDb(), limits.failSubsonicDb()), limits.mayFail());
        if (status != QualityStatus.PASS) {
            findings.add(
                    status,
                    programme,
                    OptionalDouble.empty(),
                    Prose.of("Below 20 Hz, where nobody hears it, there is much: %.1f dB of the whole.", db),
                    "Use a high-pass filter at 20 to 30 Hz; it makes room for what is heard.");
        }
    }

    private void tone(TopOfSpectrum.Tone tone, Findings findings) {
        findings.add(
                QualityStatus.WARN,
                OptionalInt.empty(),
                tone.startSeconds(),
                tone.endSeconds(),
                OptionalDouble.of(tone.hz()),
                Prose.of("There is a tone nobody hears at %s, at %.1f dBFS.", Prose.hertz(tone.hz()), tone.dbfs()),
                "Look for a switching power supply, a screen or a converter, and filter it out.");
    }

    private void highs(Programme programme, Findings findings) {
        OptionalDouble db = top.highsDb();
        if (db.isPresent() && db.getAsDouble() < limits.missingHighsDb()) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.empty(),
                    Prose.of(
                            "There are hardly any highs: from 8 to 12 kHz %.0f dB less than at 1 kHz, as on a telephone.",
                            -db.getAsDouble()),
                    "Look for a low-pass filter left on, or a source of low quality.");
        }
    }
}
