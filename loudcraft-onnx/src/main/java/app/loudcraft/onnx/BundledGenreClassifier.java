package app.loudcraft.onnx;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.List;

/**
 * Recognises genres with the model that comes with this module; what {@link java.util.ServiceLoader} finds for {@code
 * Mastering.builder().detectGenre()}.
 *
 * <p>Making one costs nothing. The first that is asked for its name or for a genre loads the model, some tens of milliseconds
 * and a second more for ONNX Runtime; all of them in a process share one session, which lives as long as the process.
 * {@link OnnxGenreClassifier#bundled()} gives one that can be closed.
 *
 * <p>Where ONNX Runtime cannot be loaded, every estimate is unsure and {@link GenreEstimate#whyUnsure()} says so: mastering
 * goes on with a neutral profile. Safe to share between threads.
 */
public final class BundledGenreClassifier implements GenreClassifier {

    private static final String NAMELESS = "loudcraft-onnx, no model";

    /** Loads nothing yet. */
    public BundledGenreClassifier() {}

    /** The name of the bundled model; that there is none, where it cannot be loaded. */
    @Override
    public String name() {
        try {
            return Shared.classifier().name();
        } catch (IOException unavailable) {
            return NAMELESS;
        }
    }

    /**
     * Estimates the genre of what the reader delivers; see {@link OnnxGenreClassifier#classify}.
     *
     * @throws GenreModelException if the model was left out of the jar or damaged in it
     * @throws IOException if the audio cannot be read
     */
    @Override
    public GenreEstimate classify(AudioReader mix) throws IOException {
        OnnxGenreClassifier classifier;
        try {
            classifier = Shared.classifier();
        } catch (OnnxUnavailableException unavailable) {
            return EvenOdds.among(List.of(Genre.values()), unavailable.getMessage());
        }
        return classifier.classify(mix);
    }

    /** The one session of the process. */
    private static final class Shared {

        private static volatile OnnxGenreClassifier loaded;

        private Shared() {}

        static OnnxGenreClassifier classifier() throws IOException {
            OnnxGenreClassifier classifier = loaded;
            return classifier == null ? load() : classifier;
        }

        private static synchronized OnnxGenreClassifier load() throws IOException {
            if (loaded == null) {
                loaded = OnnxGenreClassifier.bundled();
            }
            return loaded;
        }
    }
}
