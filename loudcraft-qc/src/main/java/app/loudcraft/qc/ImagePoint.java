package app.loudcraft.qc;

import app.loudcraft.meter.StereoReading;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Optional;
import java.util.OptionalDouble;

/** P8: whether the two channels go together: polarity, balance, and what is left in mono. */
final class ImagePoint implements Point {

    // All heuristic.
    private static final double INVERTED = -0.7;
    private static final double WIDE = 0.2;
    private static final double WIDE_MOMENT = -0.2;
    private static final double MOST_MONO_LOSS_DB = -3.5;
    private static final double MOST_BALANCE_DB = 1.5;

    private static final String METHOD = "correlation of the channels, whole and over 400 ms, their levels, and the "
            + "level of their mean; polarity for a while and delay as check Q7 of the quality gate";

    @Override
    public QualityCheck judge(HeardMix mix) {
        Optional<StereoReading> stereo = mix.analysis().stereo();
        if (stereo.isEmpty()) {
            return Remarks.notApplicable(
                    PointId.P8,
                    mix,
                    mix.isSilent() ? "There is nothing to hear in this file." : "This is not a stereo file.",
                    METHOD);
        }
        StereoReading reading = stereo.get();
        Remarks remarks = new Remarks(mix);
        polarity(reading, remarks);
        if (reading.correlation() > INVERTED) {
            phase(mix, remarks);
        }
        balance(reading, remarks);
        return remarks.conclude(
                PointId.P8,
                OptionalDouble.of(reading.correlation()),
                "",
                "correlation at least 0.2 and hardly a moment below -0.2, mono at most 3.5 dB quieter, channels within "
                        + "1.5 dB of each other and none late; turned over below -0.7 (heuristic)",
                METHOD);
    }

    private static void polarity(StereoReading reading, Remarks remarks) {
        if (reading.correlation() <= INVERTED) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(reading.correlation()),
                    Prose.of(
                            "One channel is turned over against the other (correlation %.2f): in mono the mix all but "
                                    + "disappears.",
                            reading.correlation()),
                    "Press the polarity button (\u00d8) on one channel of the master, or look for a cable or plug-in that does.");
        } else if (Double.isFinite(reading.balanceDb())
                && (reading.correlation() < WIDE
                        || reading.lowestCorrelation() < WIDE_MOMENT
                        || reading.monoLossDb() < MOST_MONO_LOSS_DB)) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(reading.correlation()),
                    Prose.of(
                            "The mix is very wide (correlation %.2f, in its widest moments %.2f): in mono it is %.1f dB "
                                    + "quieter.",
                            reading.correlation(), reading.lowestCorrelation(), -reading.monoLossDb()),
                    "Listen in mono, and narrow wideners, chorus and doubled tracks that vanish there.");
        }
    }

    /** A channel that is late, or turned over for a while: as the gate's check of phase ({@code Q7}) sees it. */
    private static void phase(HeardMix mix, Remarks remarks) {
        QualityCheck phase = mix.phase();
        if (phase.status() == QualityStatus.WARN || phase.status() == QualityStatus.FAIL) {
            phase.findings()
                    .forEach(finding -> remarks.add(
                            phase.status(),
                            finding.channel(),
                            finding.startSeconds(),
                            finding.endSeconds(),
                            finding.measured(),
                            finding.message(),
                            finding.remedy()));
        }
    }

    private static void balance(StereoReading reading, Remarks remarks) {
        double balanceDb = reading.balanceDb();
        if (Double.isInfinite(balanceDb)) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.empty(),
                    Prose.of("The %s channel is silent.", balanceDb > 0.0 ? "left" : "right"),
                    "Export a stereo mix with sound in both channels, or a mono file.");
        } else if (Math.abs(balanceDb) > MOST_BALANCE_DB) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(balanceDb),
                    Prose.of(
                            "The mix leans to the %s by %.1f dB.",
                            balanceDb > 0.0 ? "right" : "left", Math.abs(balanceDb)),
                    "Check the panning and the balance of the master bus.");
        } else if (reading.monoLossDb() == 0.0 && reading.middle().widthDb() == Double.NEGATIVE_INFINITY) {
            remarks.add(
                    QualityStatus.PASS,
                    OptionalDouble.of(reading.correlation()),
                    "Both channels are the same: this is mono in a stereo file.",
                    "");
        }
    }
}
