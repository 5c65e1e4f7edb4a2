package app.loudcraft.qc.html;

import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.qc.limits.TruePeakLimits;
import app.loudcraft.report.MasteringReport;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that a page tells.
 *
 * @param name what the programme is called
 * @param programme the file that was checked, or the master; an empty one where the file is damaged
 * @param readable whether it could be read to its end; otherwise there is nothing to show but the verdict
 * @param mix what the master was made of; empty for a file that was checked
 * @param mastering how it was made, likewise
 * @param quality what the gate says; empty where none was asked
 * @param target where it goes
 * @param tone which spectrum is expected
 */
record Story(
        String name,
        boolean readable,
        Portrait programme,
        Optional<Portrait> mix,
        Optional<MasteringReport> mastering,
        Optional<QualityReport> quality,
        DeliveryTarget target,
        SpectralBalanceLimits tone) {

    /** What the programme's loudness is held against, LUFS. */
    OptionalDouble targetLufs() {
        return mastering.isPresent()
                        && mastering.get().plan().loudness().targetLufs().isPresent()
                ? mastering.get().plan().loudness().targetLufs()
                : target.targetLufs(programme.analysis().spec().channels());
    }

    /** What its true peak is held against, dBTP: the plan's ceiling, or the target's for what is as loud as this. */
    double ceilingDbtp() {
        return mastering.isPresent()
                ? mastering.get().plan().limiter().settings().ceilingDbtp()
                : TruePeakLimits.defaults(target, Optional.empty())
                        .ceilingDbtp(programme.analysis().programme().loudness().integratedLufs());
    }

    /** The gate's verdict; without a gate, whether the master is as it was planned. */
    QualityStatus verdict() {
        if (quality.isPresent()) {
            return quality.get().verdict();
        }
        boolean reached = mastering.isEmpty() || mastering.get().reached();
        return reached ? QualityStatus.PASS : QualityStatus.WARN;
    }

    /** Integrated loudness, LUFS; minus infinity for silence. */
    static double integratedLufs(Portrait of) {
        return of.analysis().programme().loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
    }
}
