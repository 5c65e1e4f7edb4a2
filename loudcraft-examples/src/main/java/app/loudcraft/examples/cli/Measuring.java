package app.loudcraft.examples.cli;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Path;

/** Measures a file from its first frame to its last. */
final class Measuring {
    private static final int BLOCK_FRAMES = 4096;

    private Measuring() {}

    static MixAnalysis file(Path path) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            return new MixAnalyzer(BLOCK_FRAMES).analyze(reader);
        }
    }
}
