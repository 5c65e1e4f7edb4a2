package app.loudcraft.qc;

import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;

/** P2: whether the mix was cut off somewhere on its way, and where; as the gate's check of clipping ({@code Q6}) sees it. */
final class ClippedMixPoint implements Point {

    private static final String METHOD =
            "as check Q6 of the quality gate: flat tops of 3 samples or more, and a highest"
                    + " or lowest value that is reached from many others; after resampling nothing of it can be seen";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P2, mix, "There is nothing to hear in this file.", METHOD);
        }
        QualityCheck clipping = mix.clipping();
        Remarks remarks = new Remarks(mix);
        // What passes is no remark to a musician.
        if (clipping.status() != QualityStatus.PASS) {
            clipping.findings().forEach(finding -> add(clipping.status(), finding, mix, remarks));
        }
        return remarks.conclude(
                PointId.P2,
                clipping.value(),
                "places",
                "none; up to 10, and not more than 1 a minute, can pass unheard (heuristic)",
                METHOD);
    }

    private static void add(QualityStatus status, QualityFinding finding, HeardMix mix, Remarks remarks) {
        boolean everywhere = finding.startSeconds() == 0.0 && finding.endSeconds() == mix.seconds();
        remarks.add(
                status,
                finding.channel(),
                finding.startSeconds(),
                finding.endSeconds(),
                finding.measured(),
                everywhere ? finding.message() : Prose.of("At %.2f s: %s", finding.startSeconds(), finding.message()),
                "Do not clip: look for red lights on channels, groups, plug-ins and the master, and for clippers and"
                        + " limiters on the master bus; turn down what feeds them, and export again.");
    }
}
