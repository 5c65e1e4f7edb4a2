package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Decibels;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Q6: looks for samples that were cut off, at full scale or at any other ceiling.
 *
 * <p>About 3 ns a stereo frame.
 */
final class ClippingCheck implements Check {

    private static final int STEP_FRAMES = 4_096;
    private static final int HISTORY_FRAMES = 512;
    private static final double GAP_SECONDS = 0.1;
    // Three steps of 16 bits: what dither moves the samples of a flat top by.
    private static final double FLAT = 1e-4;
    private static final double SAME = 1e-5;
    private static final double FULL_SCALE = 1.0 - 0x1p-15;
    private static final double SIXTEEN_BITS = 0x1p-15;
    private static final double OVERSHOOT_DB = 0.6;
    private static final String METHOD =
            "runs of equal samples in the upper half of each channel's range that the signal"
                    + " jumps to or from, as Audacity's Find Clipping (EBU QC 0005B); samples that pile up at the extremes, as"
                    + " Matchering. Clipping is not detectable after resampling or lossy coding";

    private final AudioSpec spec;
    private final ClippingLimits limits;
    private final double flat;
    private final double fullScale;
    private final FlatTops[] tops;
    private final SlidingWindow window;

    ClippingCheck(AudioSpec spec, ClippingLimits limits) {
        this.spec = spec;
        this.limits = limits;
        double step = spec.format().isFloatingPoint()
                ? 0.0
                : StrictMath.pow(2.0, 1 - spec.format().bits());
        this.flat = Math.max(FLAT, step);
        this.fullScale = Math.min(FULL_SCALE, 1.0 - step);
        this.tops = new FlatTops[spec.channels()];
        for (int c = 0; c < tops.length; c++) {
            tops[c] = new FlatTops(
                    flat, Math.max(SAME, Math.min(step, SIXTEEN_BITS)), limits.leastRunSamples(), gapFrames());
        }
        this.window = new SlidingWindow(spec.channels(), HISTORY_FRAMES, STEP_FRAMES, this::look);
    }

    private long gapFrames() {
        return Math.round(GAP_SECONDS * spec.sampleRateHz());
    }

    @Override
    public void listen(AudioBlock block) {
        window.process(block);
    }

    private void look(int channel, float[] x, long firstFrame) {
        int from = HISTORY_FRAMES - FlatTops.AHEAD_FRAMES;
        tops[channel].look(x, from, from + STEP_FRAMES, firstFrame);
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        window.finish();
        double peak = 0.0;
        for (FlatTops top : tops) {
            peak = Math.max(peak, top.peak());
        }
        if (peak == 0.0) {
            return Findings.notApplicable(CheckId.Q6, programme, "The programme is silent.", METHOD);
        }
        Findings findings = new Findings();
        ClippedPlaces places =
                new ClippedPlaces(limits, flat, fullScale, programme.analysis().frames());
        List<ChannelPlace> cut = ChannelPlace.merge(places.atCeiling(tops), gapFrames());
        long more = 0;
        for (FlatTops top : tops) {
            more += top.more();
        }
        report(findings, cut, more, programme);
        reportElsewhere(findings, ChannelPlace.merge(places.elsewhere(tops), gapFrames()));
        if (cut.isEmpty()) {
            reportArrivals(findings, programme);
        }
        if (findings.worst() == QualityStatus.PASS) {
            findings.add(
                    QualityStatus.PASS,
                    programme,
                    OptionalDouble.empty(),
                    "No sample is cut off. Whether it was clipped and resampled or coded since is not detectable after"
                            + " resampling.",
                    "");
        }
        String threshold = "no flat tops; up to " + limits.mostPlaces() + " places and " + limits.mostPlacesPerMinute()
                + " a minute warn";
        return findings.conclude(
                CheckId.Q6, OptionalDouble.of((double) cut.size() + more), "places", threshold, METHOD);
    }

    private void report(Findings findings, List<ChannelPlace> cut, long more, Programme programme) {
        long count = cut.size() + more;
        double perMinute = limits.mostPlacesPerMinute() * programme.seconds() / 60.0;
        boolean few = count <= limits.mostPlaces() && count <= Math.max(1.0, perMinute);
        QualityStatus status = few ? QualityStatus.WARN : QualityStatus.FAIL;
        for (ChannelPlace place : cut) {
            double level = 0.0 + Decibels.fromAmplitude(place.place().measured());
            add(
                    findings,
                    status,
                    place,
                    Prose.of(
                            "The wave is cut off flat %d times at %.1f dBFS: it was clipped.",
                            place.place().times(), level));
        }
    }

    private void reportElsewhere(Findings findings, List<ChannelPlace> places) {
        for (ChannelPlace place : places) {
            double level = 0.0 + Decibels.fromAmplitude(place.place().measured());
            add(
                    findings,
                    QualityStatus.WARN,
                    place,
                    Prose.of(
                            "The wave is flat %d times at %.1f dBFS, below its peak: clipped in an earlier stage, or a"
                                    + " square wave that is meant to be.",
                            place.place().times(), level));
        }
    }

    private void add(Findings findings, QualityStatus status, ChannelPlace place, String message) {
        findings.add(
                status,
                place.channel(),
                place.startSeconds(spec.sampleRateHz()),
                place.endSeconds(spec.sampleRateHz()),
                OptionalDouble.of(place.place().times()),
                message,
                "Go back to the source before it was clipped and turn it down; what is cut off cannot be turned down"
                        + " later. If there is none, a de-clipper may help.");
    }

    private void reportArrivals(Findings findings, Programme programme) {
        double overshoot = programme.analysis().programme().truePeakDbtp()
                - programme.analysis().programme().samplePeakDbfs();
        for (int c = 0; c < tops.length; c++) {
            int arrivals =
                    Math.max(tops[c].highest().arrivals(), tops[c].lowest().arrivals());
            if (arrivals >= limits.leastArrivals()
                    && !tops[c].isTone(
                            limits.leastCrestDb(), programme.analysis().frames())) {
                String message = Prose.of(
                        "The wave comes to its very highest level from %d different ones: it was held there by a limiter,"
                                + " or clipped.%s",
                        arrivals,
                        overshoot >= OVERSHOOT_DB
                                ? Prose.of(
                                        " True peaks are %.1f dB over the samples, which speaks for clipping.",
                                        overshoot)
                                : "");
                findings.add(
                        QualityStatus.WARN,
                        OptionalInt.of(c),
                        0.0,
                        programme.seconds(),
                        OptionalDouble.of(arrivals),
                        message,
                        "If nobody limited it on purpose, go back to the source before the ceiling and turn it down.");
            }
        }
    }
}
