package app.loudcraft.qc.html;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Channel;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import java.util.Locale;

/** What things are called on a page. */
final class Words {

    // A finding this near to both ends of a programme is about all of it, s.
    private static final double END_SECONDS = 0.05;

    private Words() {}

    /** The name of a status, for styles. */
    static String key(QualityStatus status) {
        return status == QualityStatus.NOT_APPLICABLE ? "na" : status.name().toLowerCase(Locale.ROOT);
    }

    /** A sign beside the word for a status, so that it does not hang on a colour. */
    static String sign(QualityStatus status) {
        return switch (status) {
            case PASS -> "\u2713";
            case WARN -> "!";
            case FAIL -> "\u2715";
            case NOT_APPLICABLE -> "\u2013";
        };
    }

    /** A status in a word or two. */
    static String of(QualityStatus status) {
        return switch (status) {
            case PASS -> "pass";
            case WARN -> "worth a look";
            case FAIL -> "fail";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    /** What a file is: format, rate, channels. */
    static String form(AudioSpec spec) {
        int hz = spec.sampleRateHz();
        String rate =
                hz % 1_000 == 0 ? hz / 1_000 + " kHz" : Figures.plain(hz / 1_000.0, hz % 100 == 0 ? 1 : 3) + " kHz";
        return spec.format() + " \u00B7 " + rate + " \u00B7 " + spec.layout();
    }

    /** Whether a finding is about the programme as a whole, not about a place in it. */
    static boolean isAboutAll(QualityFinding finding, double seconds) {
        return finding.startSeconds() <= END_SECONDS && finding.endSeconds() >= seconds - END_SECONDS;
    }

    /** Where a finding is, in time. */
    static String place(QualityFinding finding) {
        String start = Figures.time(finding.startSeconds());
        String end = Figures.time(finding.endSeconds());
        return start.equals(end) ? start : start + " \u2013 " + end;
    }

    /** Which channel a finding is in; nothing for all. */
    static String channel(QualityFinding finding, AudioSpec spec) {
        if (finding.channel().isEmpty()) {
            return "";
        }
        int index = finding.channel().getAsInt();
        boolean known = index < spec.layout().size() && spec.layout().channel(index) != Channel.UNSPECIFIED;
        return known
                ? spec.layout().channel(index).name().toLowerCase(Locale.ROOT).replace('_', ' ')
                : "channel " + (index + 1);
    }

    /** Text with a full stop at its end, and not with two. */
    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
