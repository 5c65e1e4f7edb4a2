package app.loudcraft.qc;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.Resonance;
import app.loudcraft.qc.ToneDeviation.Octave;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Q4: whether the long-term spectrum is like that of others of its kind. Costs nothing a frame: the meters know it. */
final class SpectralBalanceCheck implements Check {

    private static final String METHOD =
            "long-term spectrum of the loud frames, octaves against the curve that mastering"
                    + " aims at, laid on it by the median from 100 Hz to 8 kHz (after Elowsson and Friberg 2017)";

    // The lowest and the highest octave say little about the tone: acoustic music has hardly any, and that is no fault.
    private static final double MIDDLE_FROM_HZ = 45.0;
    private static final double MIDDLE_TO_HZ = 12_000.0;
    private static final int FEWEST_OCTAVES = 3;

    private final SpectralBalanceLimits limits;

    SpectralBalanceCheck(AudioSpec spec, SpectralBalanceLimits limits) {
        Objects.requireNonNull(spec, "spec");
        this.limits = limits;
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        List<Octave> octaves = new ToneDeviation(programme.analysis().spectrum(), limits.curve()).octaves();
        if (octaves.size() < FEWEST_OCTAVES) {
            String why = "The programme is silent, too short, or fills less than three octaves.";
            return Findings.notApplicable(CheckId.Q4, programme, why, METHOD);
        }
        Findings findings = new Findings();
        octaves.forEach(octave -> octave(programme, octave, findings));
        List<Octave> middle =
                octaves.stream().filter(SpectralBalanceCheck::isMiddle).toList();
        double rmsDb = rms(middle.stream().mapToDouble(Octave::db).toArray());
        double toleranceDb =
                rms(middle.stream().mapToDouble(Octave::toleranceDb).toArray());
        all(programme, rmsDb, toleranceDb, findings);
        for (Resonance resonance : programme.analysis().spectrum().resonances()) {
            resonance(programme, resonance, findings);
        }
        return findings.conclude(CheckId.Q4, OptionalDouble.of(rmsDb), "dB", threshold(), METHOD);
    }

    private String threshold() {
        return Prose.of(
                "octaves within %.1f dB of the %s curve, or %.1f times its tolerance; RMS <= %.1f dB, or %.2f times the"
                        + " tolerance; no lasting tone over %.0f dB (heuristic)",
                limits.passOctaveDb(),
                limits.curveName(),
                limits.tolerances(),
                limits.passRmsDb(),
                0.5 * limits.tolerances(),
                limits.resonanceDb());
    }

    private static boolean isMiddle(Octave octave) {
        return octave.centreHz() > MIDDLE_FROM_HZ && octave.centreHz() < MIDDLE_TO_HZ;
    }

    private static double rms(double[] x) {
        double sum = 0.0;
        for (double value : x) {
            sum += value * value;
        }
        return x.length == 0 ? 0.0 : Math.sqrt(sum / x.length);
    }

    private void octave(Programme programme, Octave octave, Findings findings) {
        boolean mayBeMissing = !isMiddle(octave) && octave.db() < 0.0;
        double allowedDb = Math.max(limits.passOctaveDb(), limits.tolerances() * octave.toleranceDb());
        double failDb = allowedDb + limits.failOctaveDb() - limits.passOctaveDb();
        QualityStatus status =
                Verdict.unlessHeuristic(Verdict.atMost(Math.abs(octave.db()), allowedDb, failDb), limits.mayFail());
        if (mayBeMissing || status == QualityStatus.PASS) {
            return;
        }
        boolean over = octave.db() > 0.0;
        double excessDb = Math.abs(octave.db()) - allowedDb;
        findings.add(
                status,
                programme,
                OptionalDouble.of(octave.db()),
                Prose.of(
                        "The octave around %s is %.1f dB %s the %s curve; %.1f dB are usual.",
                        Prose.hertz(octave.centreHz()),
                        Math.abs(octave.db()),
                        over ? "over" : "under",
                        limits.curveName(),
                        allowedDb),
                Prose.of(
                        "%s the octave around %s by %.1f dB or more, unless it is meant.",
                        over ? "Lower" : "Raise", Prose.hertz(octave.centreHz()), excessDb));
    }

    private void all(Programme programme, double rmsDb, double toleranceDb, Findings findings) {
        double allowedDb = Math.max(limits.passRmsDb(), 0.5 * limits.tolerances() * toleranceDb);
        double failDb = allowedDb + limits.failRmsDb() - limits.passRmsDb();
        QualityStatus status = Verdict.unlessHeuristic(Verdict.atMost(rmsDb, allowedDb, failDb), limits.mayFail());
        if (status != QualityStatus.PASS) {
            findings.add(
                    status,
                    programme,
                    OptionalDouble.of(rmsDb),
                    Prose.of(
                            "From 63 Hz to 8 kHz the octaves are %.1f dB (RMS) from the %s curve; %.1f dB are usual.",
                            rmsDb, limits.curveName(), allowedDb),
                    "Compare with finished music of the same kind, and correct the widest difference first.");
        }
    }

    private void resonance(Programme programme, Resonance resonance, Findings findings) {
        if (resonance.excessDb() > limits.resonanceDb()) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.of(resonance.excessDb()),
                    Prose.of(
                            "A tone at %s rings nearly all the time, %.1f dB over its surroundings.",
                            Prose.hertz(resonance.frequencyHz()), resonance.excessDb()),
                    Prose.of(
                            "Lower it with a narrow filter at %.0f Hz, unless it is a held note.",
                            resonance.frequencyHz()));
        }
    }
}
