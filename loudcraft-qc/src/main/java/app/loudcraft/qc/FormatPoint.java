package app.loudcraft.qc;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** P10: whether the file is of a kind that keeps all of a mix. */
final class FormatPoint implements Point {

    private static final int STUDIO_BITS = 24;
    private static final int CD_BITS = 16;

    // Names that a host's own readers may give; the readers of Loudcraft open none of these.
    private static final Set<String> LOSSY = Set.of("MP3", "AAC", "M4A", "MP4", "OGG", "VORBIS", "OPUS", "WMA");

    private static final String METHOD = "what the file says of itself, and a look at every sample";
    private static final String REMEDY = "Export WAV or FLAC at 24 bits or more (32-bit float is fine).";

    @Override
    public QualityCheck judge(HeardMix mix) {
        MixAnalysis analysis = mix.analysis();
        SampleFormat format = analysis.spec().format();
        Remarks remarks = new Remarks(mix);
        if (LOSSY.contains(analysis.container().toUpperCase(Locale.ROOT))) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.empty(),
                    Prose.of("%s is a lossy format: part of the sound is gone.", analysis.container()),
                    REMEDY);
        }
        if (format.bits() < STUDIO_BITS) {
            remarks.add(
                    format.bits() < CD_BITS ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalDouble.of(format.bits()),
                    Prose.of("The file holds %d bits a sample.", format.bits()),
                    REMEDY);
        }
        if (analysis.nonFiniteSamples() > 0) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(analysis.nonFiniteSamples()),
                    Prose.of(
                            "%d %s no numbers (NaN or infinite) and count as silence.",
                            analysis.nonFiniteSamples(),
                            analysis.nonFiniteSamples() == 1 ? "sample is" : "samples are"),
                    "A plug-in has failed: find it, and export again.");
        }
        if (analysis.frames() == 0) {
            remarks.add(
                    QualityStatus.FAIL,
                    OptionalDouble.of(0.0),
                    "There is no audio in this file.",
                    "Export the mix again.");
        }
        analysis.notes()
                .forEach(note -> remarks.add(
                        QualityStatus.WARN,
                        OptionalDouble.empty(),
                        Prose.of("Something about the file is amiss: %s.", note),
                        "Export the mix again if you can."));
        return remarks.conclude(
                PointId.P10,
                OptionalDouble.of(format.bits()),
                "bits",
                "WAV or another lossless format of 24 bits or more",
                METHOD);
    }
}
