package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Says in words, and as a verdict, where samples are no numbers, missing, stuck or torn. */
final class BrokenWaveReport {

    private static final double TOGETHER_SECONDS = 0.005;
    private static final int FEW_CLICKS = 3;

    private final IntegrityLimits limits;
    private final Programme programme;
    private final int sampleRateHz;
    private final List<Place> broken = new ArrayList<>();
    private final IntegrityFaults faults;

    BrokenWaveReport(IntegrityLimits limits, Programme programme, IntegrityFaults faults) {
        this.limits = limits;
        this.programme = programme;
        this.sampleRateHz = programme.sampleRateHz();
        this.faults = faults;
    }

    void nonFinite() {
        long count = programme.analysis().nonFiniteSamples();
        if (count > 0) {
            faults.whole(
                    QualityStatus.FAIL,
                    OptionalInt.empty(),
                    count,
                    count + " samples are no numbers (NaN or infinite); they play as silence here, and as noise or not"
                            + " at all elsewhere.",
                    "Export the file again; a plug-in that was driven into an error is the usual cause.");
        }
    }

    /** Subnormal samples, where there are more than a tail leaves that dies away. */
    void subnormals(List<Subnormals> each) {
        long count = 0;
        long inSound = 0;
        boolean many = false;
        long first = Long.MAX_VALUE;
        long end = 0;
        OptionalInt channel = OptionalInt.empty();
        int channels = 0;
        for (int c = 0; c < each.size(); c++) {
            Subnormals found = each.get(c);
            if (found.count() > 0) {
                count += found.count();
                inSound += found.inSound();
                many |= found.count() > limits.subnormalSeconds() * sampleRateHz
                        || found.inSound() > limits.subnormalInSoundSeconds() * sampleRateHz;
                first = Math.min(first, found.firstFrame());
                end = Math.max(end, found.endFrame());
                channel = ++channels == 1 ? OptionalInt.of(c) : OptionalInt.empty();
            }
        }
        if (many) {
            double start = (double) first / sampleRateHz;
            faults.at(
                    QualityStatus.WARN,
                    channel,
                    start,
                    (double) end / sampleRateHz,
                    count,
                    Prose.of(
                            "%d samples are subnormal, nearer to zero than %.1e but not zero, the first at %.3f s, %d of"
                                    + " all in the middle of sound: nobody hears them, but some players and plug-ins"
                                    + " slow down over them.",
                            count, Float.MIN_NORMAL, start, inSound),
                    "Find the plug-in that lets its tail go on below any sound, or deliver 24-bit integers.");
        }
    }

    void dropouts(List<List<Place>> each) {
        List<ChannelPlace> places = ChannelPlace.merge(each, together());
        for (ChannelPlace found : places) {
            broken.add(found.place());
            double length = found.place().measured() / sampleRateHz;
            boolean fails = places.size() >= limits.dropoutsFail() || length >= limits.dropoutFailSeconds();
            faults.place(
                    fails ? QualityStatus.FAIL : QualityStatus.WARN,
                    found,
                    length,
                    Prose.of("The sound drops out for %.1f ms.", 1_000.0 * length),
                    "Export or record it again; larger buffers help where the computer could not keep up.");
        }
    }

    void stuck(List<List<Place>> each) {
        for (ChannelPlace found : ChannelPlace.merge(each, together())) {
            broken.add(found.place());
            double length = (found.place().endFrame() - found.place().startFrame()) / (double) sampleRateHz;
            faults.place(
                    QualityStatus.FAIL,
                    found,
                    length,
                    Prose.of("The wave stands still for %.0f ms.", 1_000.0 * length),
                    "Export or record it again: the converter or a plug-in stopped there.");
        }
    }

    /** Clicks, other than the edges of what was found before, and of the programme. */
    void clicks(List<List<Place>> each, long more) {
        long near = together();
        long frames = programme.analysis().frames();
        List<ChannelPlace> clicks = new ArrayList<>();
        for (ChannelPlace found : ChannelPlace.merge(each, near)) {
            Place place = found.place();
            boolean atEnds = place.startFrame() < near || place.endFrame() > frames - near;
            if (!atEnds && broken.stream().noneMatch(other -> other.isNear(place, near))) {
                clicks.add(found);
            }
        }
        double most = Math.max(FEW_CLICKS, limits.clicksPerMinute() * programme.seconds() / 60.0);
        boolean many = clicks.size() + more > most;
        faults.addUntold(more);
        for (ChannelPlace found : clicks) {
            double level = Decibels.fromAmplitude(found.place().measured());
            faults.place(
                    many ? QualityStatus.FAIL : QualityStatus.WARN,
                    found,
                    level,
                    Prose.of("There is a click of about %.1f dBFS.", level),
                    "Repair it in an editor, or crossfade the edit that it comes from.");
        }
    }

    private long together() {
        return Math.round(TOGETHER_SECONDS * sampleRateHz);
    }
}
