package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import app.loudcraft.meter.Hum;
import app.loudcraft.meter.SourceCondition;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Says in words, and as a verdict, what the integrity check came upon. */
final class IntegrityReport {

    private static final double TOGETHER_SECONDS = 0.005;
    private static final int FEW_CLICKS = 3;
    private static final double PAUSES_DB = 20.0;

    private final IntegrityLimits limits;
    private final Programme programme;
    private final SourceCondition condition;
    private final Findings findings;
    private final int sampleRateHz;
    private final List<Place> broken = new ArrayList<>();
    private long faults;

    IntegrityReport(IntegrityLimits limits, Programme programme, Findings findings) {
        this.limits = limits;
        this.programme = programme;
        this.condition = programme.analysis().condition();
        this.findings = findings;
        this.sampleRateHz = programme.sampleRateHz();
    }

    /** How many faults were found. */
    long faults() {
        return faults;
    }

    void nonFinite() {
        long count = programme.analysis().nonFiniteSamples();
        if (count > 0) {
            whole(
                    QualityStatus.FAIL,
                    OptionalInt.empty(),
                    count,
                    count + " samples are no numbers (NaN or infinite); they play as silence here, and as noise or not"
                            + " at all elsewhere.",
                    "Export the file again; a plug-in that was driven into an error is the usual cause.");
        }
    }

    /**
     * Silence and cuts at both ends.
     *
     * @param firstSample magnitude of the first frame
     * @param lastPiece mean square of the last 10 ms
     */
    void ends(double firstSample, double lastPiece) {
        double seconds = programme.seconds();
        double head = condition.headSilenceSeconds();
        if (head > limits.headWarnSeconds()) {
            at(
                    head > limits.headFailSeconds() ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    head,
                    head,
                    text("It begins with %.1f s of silence.", head),
                    "Trim the beginning; a few tenths of a second are usual.");
        }
        double tail = condition.tailSilenceSeconds();
        if (tail > limits.tailWarnSeconds()) {
            at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    seconds - tail,
                    seconds,
                    tail,
                    text("It ends with %.1f s of silence.", tail),
                    "Trim the end; one or two seconds are usual.");
        }
        double first = Decibels.fromAmplitude(firstSample);
        if (first > limits.cutInDbfs()) {
            at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    Math.min(seconds, 1.0 / sampleRateHz),
                    first,
                    text("It begins in the middle of sound, at %.1f dBFS: the start seems to be cut.", first),
                    "Begin earlier, or fade in over a few milliseconds.");
        }
        double last = Decibels.fromPower(lastPiece);
        if (last > limits.cutOffDbfs()) {
            at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    Math.max(0.0, seconds - 0.01),
                    seconds,
                    last,
                    text("It ends in the middle of sound, at %.1f dBFS: the end seems to be cut off.", last),
                    "Let it ring out, or fade it out.");
        }
    }

    void offset(ChannelIntegrity[] channels) {
        for (int c = 0; c < channels.length; c++) {
            double dc = condition.dcDbfs().get(c);
            if (dc > limits.dcWarnDbfs() && channels[c].offset.isSteady()) {
                whole(
                        dc > limits.dcFailDbfs() ? QualityStatus.FAIL : QualityStatus.WARN,
                        OptionalInt.of(c),
                        dc,
                        text("The wave does not swing around zero but %.1f dBFS beside it (DC offset).", dc),
                        "Cut below 5 to 10 Hz, or remove the offset in an editor; it costs headroom and clicks at edits.");
                continue;
            }
            for (Place place : channels[c].offset.places()) {
                double level = Decibels.fromAmplitude(place.measured());
                place(
                        QualityStatus.WARN,
                        new ChannelPlace(OptionalInt.of(c), place),
                        level,
                        text("For a while the wave swings beside zero, by %.1f dBFS (DC offset).", level),
                        "Remove the offset there with a cut below 5 to 10 Hz.");
            }
        }
    }

    /** Silence inside: of all channels, or, in stereo, of one while the other goes on. */
    void silences(List<Place> ofAll, List<List<Place>> ofEach) {
        for (Place place : ofAll) {
            double length = place.measured() / sampleRateHz;
            place(
                    length > limits.silenceFailSeconds() ? QualityStatus.FAIL : QualityStatus.WARN,
                    new ChannelPlace(OptionalInt.empty(), place),
                    length,
                    text("There is silence of %.1f s in the middle.", length),
                    "If it is not meant to be there, look for a muted part or a bad export.");
        }
        for (int c = 0; ofEach.size() == 2 && c < 2; c++) {
            for (Place place : ofEach.get(c)) {
                if (ofAll.stream().noneMatch(all -> all.isNear(place, 0))) {
                    double length = place.measured() / sampleRateHz;
                    place(
                            QualityStatus.WARN,
                            new ChannelPlace(OptionalInt.of(c), place),
                            length,
                            text("This channel is silent for %.1f s while the other plays on.", length),
                            "If it is not meant to be so, look for a muted part or a bad cable.");
                }
            }
        }
    }

    void dropouts(List<List<Place>> each) {
        List<ChannelPlace> places = ChannelPlace.merge(each, together());
        for (ChannelPlace found : places) {
            broken.add(found.place());
            double length = found.place().measured() / sampleRateHz;
            boolean fails = places.size() >= limits.dropoutsFail() || length >= limits.dropoutFailSeconds();
            place(
                    fails ? QualityStatus.FAIL : QualityStatus.WARN,
                    found,
                    length,
                    text("The sound drops out for %.1f ms.", 1_000.0 * length),
                    "Export or record it again; larger buffers help where the computer could not keep up.");
        }
    }

    void stuck(List<List<Place>> each) {
        for (ChannelPlace found : ChannelPlace.merge(each, together())) {
            broken.add(found.place());
            double length = (found.place().endFrame() - found.place().startFrame()) / (double) sampleRateHz;
            place(
                    QualityStatus.FAIL,
                    found,
                    length,
                    text("The wave stands still for %.0f ms.", 1_000.0 * length),
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
        faults += more;
        for (ChannelPlace found : clicks) {
            double level = Decibels.fromAmplitude(found.place().measured());
            place(
                    many ? QualityStatus.FAIL : QualityStatus.WARN,
                    found,
                    level,
                    text("There is a click of about %.1f dBFS.", level),
                    "Repair it in an editor, or crossfade the edit that it comes from.");
        }
    }

    /** Mains hum that stands out of the quiet passages, or else of all. */
    void hum(Optional<SteadyHum.Found> steady) {
        Optional<Hum> quiet = condition.hum();
        if (quiet.isPresent() && quiet.get().levelDbfs() > limits.humWarnDbfs()) {
            hum(
                    quiet.get().fundamentalHz(),
                    quiet.get().harmonics(),
                    "the quiet passages",
                    quiet.get().levelDbfs());
        } else if (steady.isPresent() && steady.get().levelDbfs() > limits.humWarnDbfs()) {
            hum(
                    steady.get().fundamentalHz(),
                    steady.get().lines(),
                    "the programme",
                    steady.get().levelDbfs());
        }
    }

    private void hum(double hz, int harmonics, String where, double level) {
        whole(
                level > limits.humFailDbfs() ? QualityStatus.FAIL : QualityStatus.WARN,
                OptionalInt.empty(),
                level,
                text(
                        "Mains hum of %.0f Hz with %d harmonics stands out of %s, at %.1f dBFS.",
                        hz, harmonics, where, level),
                "Find the ground loop, or filter the lines out with narrow notches.");
    }

    /** Noise in the pauses, or else under everything. */
    void noise(OptionalDouble bed) {
        double floor = condition.noiseFloorDbfs();
        double loudness =
                programme.analysis().programme().loudness().integratedLufs().orElse(floor);
        boolean fails = floor > limits.noiseFailDbfs();
        // Without pauses the quietest moments are no noise but sound.
        if (fails || floor > limits.noiseWarnDbfs() && loudness - floor >= PAUSES_DB) {
            whole(
                    fails ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalInt.empty(),
                    floor,
                    text("The pauses are noisy: %.1f dBFS (A-weighted).", floor),
                    "Record in a quieter room or closer, or reduce the noise before mastering.");
        } else if (bed.isPresent() && bed.getAsDouble() > limits.noiseBedWarnDbfs()) {
            whole(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    bed.getAsDouble(),
                    text(
                            "Noise lies under everything: from 5 to 11 kHz it is never below %.1f dBFS.",
                            bed.getAsDouble()),
                    "Look for the noisiest track, and gate it or reduce its noise before mastering, unless it is meant.");
        }
    }

    private long together() {
        return Math.round(TOGETHER_SECONDS * sampleRateHz);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private void whole(QualityStatus status, OptionalInt channel, double measured, String message, String remedy) {
        at(status, channel, 0.0, programme.seconds(), measured, message, remedy);
    }

    private void place(QualityStatus status, ChannelPlace found, double measured, String message, String remedy) {
        at(
                status,
                found.channel(),
                found.startSeconds(sampleRateHz),
                found.endSeconds(sampleRateHz),
                measured,
                message,
                remedy);
    }

    private void at(
            QualityStatus status,
            OptionalInt channel,
            double start,
            double end,
            double measured,
            String message,
            String remedy) {
        faults++;
        findings.add(status, channel, start, end, OptionalDouble.of(measured), message, remedy);
    }
}
