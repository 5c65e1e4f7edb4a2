package app.loudcraft.qc;

import app.loudcraft.meter.SourceCondition;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.OptionalInt;

/** Says in words, and as a verdict, where a programme is silent or cut though it should not be. */
final class SilenceReport {

    private final IntegrityLimits limits;
    private final Programme programme;
    private final SourceCondition condition;
    private final int sampleRateHz;
    private final IntegrityFaults faults;

    SilenceReport(IntegrityLimits limits, Programme programme, IntegrityFaults faults) {
        this.limits = limits;
        this.programme = programme;
        this.condition = programme.analysis().condition();
        this.sampleRateHz = programme.sampleRateHz();
        this.faults = faults;
    }

    /** Silence and cuts at both ends. */
    void ends(ProgrammeEnds ends) {
        double seconds = programme.seconds();
        double head = condition.headSilenceSeconds();
        if (head > limits.headWarnSeconds()) {
            faults.at(
                    head > limits.headFailSeconds() ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    head,
                    head,
                    Prose.of("It begins with %.1f s of silence.", head),
                    "Trim the beginning; a few tenths of a second are usual.");
        }
        double tail = condition.tailSilenceSeconds();
        if (tail > limits.tailWarnSeconds()) {
            faults.at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    seconds - tail,
                    seconds,
                    tail,
                    Prose.of("It ends with %.1f s of silence.", tail),
                    "Trim the end; one or two seconds are usual.");
        }
        double first = ends.firstDbfs();
        if (first > limits.cutInDbfs()) {
            faults.at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    0.0,
                    Math.min(seconds, 1.0 / sampleRateHz),
                    first,
                    Prose.of("It begins in the middle of sound, at %.1f dBFS: the start seems to be cut.", first),
                    "Begin earlier, or fade in over a few milliseconds.");
        }
        double last = ends.lastDbfs();
        if (last > limits.cutOffDbfs()) {
            faults.at(
                    QualityStatus.WARN,
                    OptionalInt.empty(),
                    Math.max(0.0, seconds - ProgrammeEnds.SECONDS),
                    seconds,
                    last,
                    Prose.of("It ends in the middle of sound, at %.1f dBFS: the end seems to be cut off.", last),
                    "Let it ring out, or fade it out.");
        }
    }

    /** Silence inside: of all channels, or, in stereo, of one while the other goes on. */
    void inside(List<Place> ofAll, List<List<Place>> ofEach) {
        for (Place place : ofAll) {
            double length = place.measured() / sampleRateHz;
            faults.place(
                    length > limits.silenceFailSeconds() ? QualityStatus.FAIL : QualityStatus.WARN,
                    new ChannelPlace(OptionalInt.empty(), place),
                    length,
                    Prose.of("There is silence of %.1f s in the middle.", length),
                    "If it is not meant to be there, look for a muted part or a bad export.");
        }
        for (int c = 0; ofEach.size() == 2 && c < 2; c++) {
            for (Place place : ofEach.get(c)) {
                if (ofAll.stream().noneMatch(all -> all.isNear(place, 0))) {
                    double length = place.measured() / sampleRateHz;
                    faults.place(
                            QualityStatus.WARN,
                            new ChannelPlace(OptionalInt.of(c), place),
                            length,
                            Prose.of("This channel is silent for %.1f s while the other plays on.", length),
                            "If it is not meant to be so, look for a muted part or a bad cable.");
                }
            }
        }
    }
}
