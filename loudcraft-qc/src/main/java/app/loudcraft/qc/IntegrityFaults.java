package app.loudcraft.qc;

import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Gathers what the integrity check came upon, and counts it. */
final class IntegrityFaults {

    private final Programme programme;
    private final Findings findings;
    private long count;

    IntegrityFaults(Programme programme, Findings findings) {
        this.programme = programme;
        this.findings = findings;
    }

    /** A fault of the whole programme, or of one channel of it. */
    void whole(QualityStatus status, OptionalInt channel, double measured, String message, String remedy) {
        at(status, channel, 0.0, programme.seconds(), measured, message, remedy);
    }

    /** A fault at a place that was found. */
    void place(QualityStatus status, ChannelPlace found, double measured, String message, String remedy) {
        int rate = programme.sampleRateHz();
        at(status, found.channel(), found.startSeconds(rate), found.endSeconds(rate), measured, message, remedy);
    }

    /** A fault from one moment to another. */
    void at(
            QualityStatus status,
            OptionalInt channel,
            double startSeconds,
            double endSeconds,
            double measured,
            String message,
            String remedy) {
        count++;
        findings.add(status, channel, startSeconds, endSeconds, OptionalDouble.of(measured), message, remedy);
    }

    /** Faults that there was no room to tell one by one. */
    void addUntold(long more) {
        count += more;
    }

    /** How many faults there are. */
    long count() {
        return count;
    }
}
