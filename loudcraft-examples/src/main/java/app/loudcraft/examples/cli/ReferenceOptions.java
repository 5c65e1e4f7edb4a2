package app.loudcraft.examples.cli;

import app.loudcraft.MasteringBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that name finished tracks to follow. */
final class ReferenceOptions implements MasteringOptions {

    @Option(
            names = "--reference",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Finished stereo tracks to follow in tone, width, dynamics and loudness, several by their "
                    + "mean. Stands after the other files.")
    private List<Path> references = new ArrayList<>();

    @Option(
            names = "--reference-blend",
            paramLabel = "0-100",
            description = "How far tone, width and dynamics go towards the references, in percent. Default: 100.")
    private Integer blendPercent;

    /** The tracks, in the order in which they were named. */
    List<Path> files() {
        return references;
    }

    @Override
    public void applyTo(MasteringBuilder builder) {
        if (!references.isEmpty()) {
            builder.reference(references.toArray(Path[]::new));
        }
        if (blendPercent != null) {
            if (references.isEmpty()) {
                throw new IllegalArgumentException("--reference-blend needs a --reference");
            }
            builder.referenceBlend(blendPercent);
        }
    }
}
