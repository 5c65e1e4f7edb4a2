package app.loudcraft.qc;

import static app.loudcraft.qc.Remarks.say;

import app.loudcraft.meter.Clipping;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;

/** P2: whether the mix was cut off somewhere on its way. */
final class ClippedMixPoint implements Point {

    // Heuristic; so is the number of equal samples, from which matchering speaks of clipping.
    private static final long MOST_EVENTS = 10;
    private static final double MOST_PER_MINUTE = 1.0;
    private static final long SUSPICIOUS_SAMPLES = 8;
    private static final double SECONDS_PER_MINUTE = 60.0;

    private static final String METHOD = "flat tops of 3 samples or more, and samples that share the highest or lowest "
            + "value; where in the mix is not told, and after resampling nothing of it can be seen";

    @Override
    public QualityCheck judge(HeardMix mix) {
        if (mix.isSilent()) {
            return Remarks.notApplicable(PointId.P2, mix, "There is nothing to hear in this file.", METHOD);
        }
        Clipping clipping = mix.analysis().condition().clipping();
        Remarks remarks = new Remarks(mix);
        if (clipping.events() > 0) {
            double minutes = mix.seconds() / SECONDS_PER_MINUTE;
            // One place is no rate.
            boolean often = clipping.events() > MOST_EVENTS
                    || clipping.events() > 1 && clipping.events() > MOST_PER_MINUTE * minutes;
            remarks.add(
                    often ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalDouble.of(clipping.events()),
                    say(
                            "The waveform is cut off flat in %d %s (%d samples).",
                            clipping.events(), clipping.events() == 1 ? "place" : "places", clipping.samples()),
                    "Do not clip: look for red lights on channels, groups, plug-ins and the master, turn down what "
                            + "feeds them, and export again.");
        } else if (clipping.ceilingSamples() >= SUSPICIOUS_SAMPLES) {
            remarks.add(
                    QualityStatus.WARN,
                    OptionalDouble.of(clipping.ceilingSamples()),
                    say(
                            "%d samples share the very same highest or lowest value: something holds the peaks at a "
                                    + "ceiling.",
                            clipping.ceilingSamples()),
                    "Take clippers and limiters off the master bus, or turn down what feeds them.");
        }
        return remarks.conclude(
                PointId.P2,
                OptionalDouble.of(clipping.events()),
                "places",
                "none; up to 10, and not more than 1 a minute, can pass unheard (heuristic)",
                METHOD);
    }
}
