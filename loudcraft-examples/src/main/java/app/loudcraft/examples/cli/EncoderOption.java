package app.loudcraft.examples.cli;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.codec.CodecRoundTrip;
import app.loudcraft.qc.codec.FfmpegCodec;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.codec.LossyFormat;
import app.loudcraft.qc.limits.DeliveryLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program that encodes programmes for the gate, where one is named. */
final class EncoderOption {

    private static final LossyCodec USUAL = new LossyCodec(LossyFormat.AAC, 256);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--encoder",
            paramLabel = "PATH",
            description = "An ffmpeg program that encodes and decodes each file with the codec of its target, to "
                    + "measure what peaks become of it (Q10). Default: a forecast.")
    private Path program;

    /** A round trip through the codec that listeners of a target get; empty where no program was named. */
    Optional<CodecRoundTrip> codec(DeliveryTarget target, Optional<Genre> genre) {
        if (program == null) {
            return Optional.empty();
        }
        // A bare name is the system's to find.
        boolean isPath = program.getParent() != null;
        if (isPath && (!Files.isRegularFile(program) || !Files.isExecutable(program))) {
            throw new ParameterException(
                    spec.commandLine(), "--encoder must be a program that can be run, but was " + program);
        }
        LossyCodec codec = DeliveryLimits.defaults(target, genre).codec().orElse(USUAL);
        return Optional.of(FfmpegCodec.of(program, codec));
    }
}
