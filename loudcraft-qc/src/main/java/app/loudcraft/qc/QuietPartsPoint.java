package app.loudcraft.qc;

import app.loudcraft.meter.SourceCondition;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** P9: what is heard where there should be nothing: before, after and between the music. */
final class QuietPartsPoint implements Point {

    private static final double LONGEST_HEAD_SECONDS = 1.0;
    private static final double LONGEST_TAIL_SECONDS = 5.0;
    private static final double CUT_IN_DBFS = -60.0;
    private static final double CUT_OFF_DBFS = -50.0;
    private static final double HUM_DBFS = -60.0;

    // What is steady and less quiet than this is music. Heuristic.
    private static final double PAUSE_UNDER_LOUDNESS_DB = 30.0;

    private static final String METHOD = "levels at the ends, 5th percentile of the A-weighted level of 100 ms (IEC "
            + "61672-1), half seconds of steady level 30 dB or more under the loudness, lines of 50 and 60 Hz in the quiet parts (heuristic)";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P9, mix, "There is nothing to hear in this file.", METHOD);
        }
        SourceCondition condition = mix.analysis().condition();
        Remarks remarks = new Remarks(mix);
        head(mix, remarks);
        tail(mix, remarks);
        noise(mix, remarks);
        condition
                .hum()
                .filter(hum -> hum.levelDbfs() > HUM_DBFS)
                .ifPresent(
                        hum -> remarks.add(
                                QualityStatus.WARN,
                                OptionalDouble.of(hum.levelDbfs()),
                                Prose.of("Mains hum of %.1f Hz at %.1f dBFS.", hum.fundamentalHz(), hum.levelDbfs()),
                                "Find the track that hums (guitar amplifiers, turntables, cables), and filter or record it anew."));
        return remarks.conclude(
                PointId.P9,
                OptionalDouble.of(condition.noiseFloorDbfs()),
                "dBFS (A)",
                "at most 1 s of silence before and 5 s after the music, no cut into sound, noise and hum at most -60 "
                        + "dBFS",
                METHOD);
    }

    private static void head(HeardMix mix, Remarks remarks) {
        double head = mix.analysis().condition().headSilenceSeconds();
        double firstDbfs = mix.ends().firstDbfs();
        if (head > LONGEST_HEAD_SECONDS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    Math.min(head, mix.seconds()),
                    OptionalDouble.of(head),
                    Prose.of("%.1f s of silence before the music.", head),
                    "Cut it to half a second or so.");
        } else if (firstDbfs > CUT_IN_DBFS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    0.0,
                    OptionalDouble.of(firstDbfs),
                    Prose.of(
                            "The file begins in the middle of sound: its first sample is at %.1f dBFS already.",
                            firstDbfs),
                    "Start the export a little before the first sound, so that no attack is cut.");
        }
    }

    private static void tail(HeardMix mix, Remarks remarks) {
        double tail = mix.analysis().condition().tailSilenceSeconds();
        double lastDbfs = mix.ends().lastDbfs();
        double seconds = mix.seconds();
        if (tail > LONGEST_TAIL_SECONDS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    Math.max(0.0, seconds - tail),
                    seconds,
                    OptionalDouble.of(tail),
                    Prose.of("%.1f s of silence after the music.", tail),
                    "Cut it to a second or two after the last reverberation.");
        } else if (lastDbfs > CUT_OFF_DBFS) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    Math.max(0.0, seconds - ProgrammeEnds.SECONDS),
                    seconds,
                    OptionalDouble.of(lastDbfs),
                    Prose.of("The file ends in the middle of sound (%.1f dBFS in its last 10 ms).", lastDbfs),
                    "Export on until the last reverberation has died away.");
        }
    }

    private static void noise(HeardMix mix, Remarks remarks) {
        SteadyPause pause = mix.pause();
        OptionalDouble loudness = mix.analysis().programme().loudness().integratedLufs();
        if (loudness.isPresent() && pause.dbfs() < loudness.getAsDouble() - PAUSE_UNDER_LOUDNESS_DB) {
            double rateHz = mix.analysis().spec().sampleRateHz();
            remarks.add(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    pause.startFrame() / rateHz,
                    pause.endFrame() / rateHz,
                    OptionalDouble.of(pause.dbfs()),
                    Prose.of("The pause here is not silent: there is a steady %.1f dBFS.", pause.dbfs()),
                    "If that is hiss or room and not music, gate or edit the pauses of the noisy tracks: mastering makes "
                            + "it louder.");
        }
    }
}
