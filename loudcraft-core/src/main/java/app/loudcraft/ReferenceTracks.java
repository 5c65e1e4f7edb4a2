package app.loudcraft;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.ReadOptions;
import app.loudcraft.plan.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tracks that masters follow, analysed when they are first needed, once. Thread-safe. */
final class ReferenceTracks {

    private final List<Path> paths;
    private final int blendPercent;
    private final ReadOptions reading;
    private Optional<Reference> reference = Optional.empty();

    ReferenceTracks(List<Path> paths, int blendPercent, ReadOptions reading) {
        this.paths = List.copyOf(paths);
        this.blendPercent = blendPercent;
        this.reading = reading;
    }

    /**
     * What the tracks are like.
     *
     * @throws IOException if one cannot be read
     * @throws IllegalArgumentException if one is silent, too short, or not stereo
     */
    synchronized Reference reference(MixAnalyzer analyzer) throws IOException {
        if (reference.isEmpty()) {
            List<MixAnalysis> analyses = new ArrayList<>();
            for (Path path : paths) {
                try (AudioReader reader = AudioFiles.open(path, reading)) {
                    analyses.add(analyzer.analyze(reader));
                }
            }
            reference = Optional.of(Reference.of(analyses, blendPercent));
        }
        return reference.get();
    }
}
