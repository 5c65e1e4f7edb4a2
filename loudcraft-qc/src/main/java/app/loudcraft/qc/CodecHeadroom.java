package app.loudcraft.qc;

import app.loudcraft.qc.codec.CodecForecast;
import app.loudcraft.qc.codec.DecodedPeaks;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.limits.DeliveryLimits;
import app.loudcraft.report.QualityStatus;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Judges the true peaks of a decoded programme, and says which ceiling would have kept them down. */
final class CodecHeadroom {

    private final DeliveryLimits limits;
    private final Programme programme;
    private final Findings findings;
    private OptionalDouble decodedDbtp = OptionalDouble.empty();

    CodecHeadroom(DeliveryLimits limits, Programme programme, Findings findings) {
        this.limits = limits;
        this.programme = programme;
        this.findings = findings;
    }

    /** Takes what a real encoder made. */
    void measured(DecodedPeaks peaks, String codec) {
        decoded(peaks.truePeakDbtp());
        for (DecodedPeaks.Stretch stretch : peaks.stretches()) {
            add(
                    OptionalInt.empty(),
                    stretch.startSeconds(),
                    stretch.endSeconds(),
                    stretch.truePeakDbtp(),
                    true,
                    "After " + codec + " the peaks here come to");
        }
    }

    /** Takes what is expected of a codec. */
    void foretold(List<CodecForecast.Peak> peaks) {
        peaks.forEach(peak -> decoded(peak.truePeakDbtp()));
        String codec = limits.codec().map(LossyCodec::toString).orElse("a lossy codec");
        for (CodecForecast.Peak peak : peaks) {
            add(
                    OptionalInt.of(peak.channel()),
                    peak.startSeconds(),
                    peak.endSeconds(),
                    peak.truePeakDbtp(),
                    false,
                    "After " + codec + " the peaks here are likely to come to");
        }
    }

    private void decoded(double dbtp) {
        if (Double.isFinite(dbtp)) {
            decodedDbtp = OptionalDouble.of(Math.max(dbtp, decodedDbtp.orElse(dbtp)));
        }
    }

    private void add(OptionalInt channel, double start, double end, double dbtp, boolean encoded, String afterWhich) {
        if (dbtp > limits.decodedPassDbtp()) {
            double last = programme.seconds();
            findings.add(
                    status(dbtp, encoded),
                    channel,
                    Math.min(start, last),
                    Math.min(end, last),
                    OptionalDouble.of(dbtp),
                    Prose.of("%s %+.2f dBTP and may distort.", afterWhich, dbtp),
                    remedy());
        }
    }

    private QualityStatus status(double dbtp, boolean encoded) {
        return dbtp > limits.decodedWarnDbtp() && (encoded || limits.forecastMayFail())
                ? QualityStatus.FAIL
                : QualityStatus.WARN;
    }

    private String remedy() {
        double rise = decodedDbtp.orElseThrow() - limits.decodedPassDbtp();
        double ceiling = programme.analysis().programme().truePeakDbtp() - rise;
        return Prose.of(
                "Turn the master down by %.1f dB, or master again with a ceiling of %.1f dBTP; a lower loudness helps too.",
                roundedUp(rise), -roundedUp(-ceiling));
    }

    private static double roundedUp(double db) {
        return Math.ceil(10.0 * db) / 10.0;
    }

    /** The highest true peak after the codec; empty where nothing was encoded, and for silence. */
    OptionalDouble decodedDbtp() {
        return decodedDbtp;
    }
}
