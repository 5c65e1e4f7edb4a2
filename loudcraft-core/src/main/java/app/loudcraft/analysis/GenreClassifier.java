package app.loudcraft.analysis;

import app.loudcraft.io.AudioReader;
import java.io.IOException;

/**
 * Recognises the genre of a mix. Implemented outside of core and found through {@link java.util.ServiceLoader}, or
 * handed over as an instance.
 *
 * <p>An implementation answers any audio, silence and noise included, with an estimate, be it an unsure one. It is safe
 * to share between threads and closes nothing that it was given.
 */
public interface GenreClassifier {

    /** What to call this classifier in a plan, with its version. */
    String name();

    /**
     * Estimates the genre of what the reader delivers from here to its end.
     *
     * @throws IOException if the audio cannot be read
     */
    GenreEstimate classify(AudioReader mix) throws IOException;
}
