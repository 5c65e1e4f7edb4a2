package app.loudcraft.qc;

import app.loudcraft.meter.PeakTimeline;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** P1: whether the peaks of a mix leave a mastering engineer room to work in. */
final class HeadroomPoint implements Point {

    // What mastering houses commonly ask for: 3 to 6 dB of headroom. Heuristic.
    private static final double HIGHEST_DBFS = -3.0;
    private static final double HIGHEST_DBTP = -2.0;
    private static final double FULL_DBFS = -0.1;
    private static final double LOW_DBFS = -18.0;

    private static final String METHOD =
            "largest sample, and true peak (ITU-R BS.1770-5, Annex 2; 16-fold interpolation)";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P1, mix, "There is nothing to hear in this file.", METHOD);
        }
        ProgrammeReading programme = mix.analysis().programme();
        double peakDbfs = programme.samplePeakDbfs();
        Remarks remarks = new Remarks(mix);
        if (peakDbfs > HIGHEST_DBFS || programme.truePeakDbtp() > HIGHEST_DBTP) {
            tooHigh(mix, programme, remarks);
        } else if (peakDbfs < LOW_DBFS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(peakDbfs),
                    Prose.of(
                            "The level is low: the loudest peak is %.1f dBFS. In 24 bits or float that is fine.",
                            peakDbfs),
                    "Leave it if the file has 24 bits or more; else turn the mix up before you export it.");
        }
        return remarks.conclude(
                PointId.P1,
                OptionalDouble.of(peakDbfs),
                "dBFS",
                "peaks between -6 and -3 dBFS are best, true peak at most -2 dBTP; from -0.1 dBFS on there is no "
                        + "headroom, below -18 dBFS the level is low",
                METHOD);
    }

    private static void tooHigh(HeardMix mix, ProgrammeReading programme, Remarks remarks) {
        double peakDbfs = programme.samplePeakDbfs();
        boolean full = peakDbfs >= FULL_DBFS;
        PeakTimeline peaks = mix.truePeaks();
        int loudest = 0;
        for (int i = 1; i < peaks.size(); i++) {
            loudest = peaks.dbtp(i) > peaks.dbtp(loudest) ? i : loudest;
        }
        int rateHz = mix.analysis().spec().sampleRateHz();
        double start = peaks.size() == 0 ? 0.0 : Math.min(mix.seconds(), peaks.startFrame(loudest) / (double) rateHz);
        double end = peaks.size() == 0 ? mix.seconds() : Math.max(start, peaks.endFrame(loudest) / (double) rateHz);
        remarks.add(
                full ? QualityStatus.FAIL : QualityStatus.WARN,
                OptionalInt.empty(),
                start,
                Math.min(mix.seconds(), end),
                OptionalDouble.of(peakDbfs),
                Prose.of(
                        "%s: the loudest peak is %.1f dBFS (%.1f dBTP between the samples).",
                        full ? "There is no headroom" : "There is little headroom", peakDbfs, programme.truePeakDbtp()),
                "Leave 3 to 6 dB of headroom: turn the master fader down until the loudest peak is between -6 and -3 "
                        + "dBFS, and export again.");
    }
}
