package app.loudcraft.onnx;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Recognises genres with an ONNX network that looks at a few windows of a mix.
 *
 * <p>The probabilities are {@code softmax(mean over windows of logits / temperature)}. The estimate is unsure where the
 * highest of them lies below the threshold that the model names, and where there is nothing to judge: silence, less than 1 s
 * of audio, or noise without tones; then all genres are equally probable, and {@link GenreEstimate#whyUnsure()} says why.
 *
 * <p>Cost: about 36 ms of one core for a track of 4 minutes at 44.1 or 48 kHz, of which the bundled network takes 3; 8 MB while it
 * works. One session serves any number of threads; each audio gives the same bits on every run and thread. To be closed,
 * which waits for classifications under way.
 *
 * <pre>{@code
 * try (OnnxGenreClassifier classifier = OnnxGenreClassifier.bundled();
 *         AudioReader mix = AudioFiles.open(Path.of("mix.wav"))) {
 *     System.out.println(classifier.classify(mix).genre());
 * }
 * }</pre>
 */
public final class OnnxGenreClassifier implements GenreClassifier, AutoCloseable {

    private static final long MAX_MODEL_BYTES = 256L << 20;
    private static final int MAX_THREADS = 1024;
    private static final String BUNDLED = "genre.onnx";

    private final FrontEnd frontEnd;
    private final GenreNetwork network;
    private final ModelCard card;
    private final ToneCheck tones;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxGenreClassifier(FrontEnd frontEnd, GenreNetwork network, ModelCard card) {
        this.frontEnd = frontEnd;
        this.network = network;
        this.card = card;
        this.tones = new ToneCheck(frontEnd.hand());
    }

    /** Loads the model that comes with this module, on one thread at a time; see {@link #bundled(int)}. */
    public static OnnxGenreClassifier bundled() throws IOException {
        return bundled(1);
    }

    /**
     * Loads the model that comes with this module, in a session of its own, which the caller closes. {@link
     * BundledGenreClassifier} shares one instead.
     *
     * @param threads that the network may use for one classification, [1, 1024]
     * @throws GenreModelException if the model was left out of the jar or damaged in it
     * @throws OnnxUnavailableException if ONNX Runtime cannot be loaded on this platform
     * @throws IOException if the jar cannot be read
     * @throws IllegalArgumentException if {@code threads} is outside its range
     */
    public static OnnxGenreClassifier bundled(int threads) throws IOException {
        requireThreads(threads);
        return bundled(BUNDLED, threads);
    }

    /** Loads a resource that lies beside this class. */
    static OnnxGenreClassifier bundled(String resource, int threads) throws IOException {
        String file = "bundled model " + resource;
        try (InputStream in = OnnxGenreClassifier.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new GenreModelException(
                        file, "must be among the resources of loudcraft-onnx, but there is no such resource");
            }
            return open(in.readAllBytes(), file, threads);
        }
    }

    /** Loads a model that runs on one thread at a time; see {@link #fromModel(Path, int)}. */
    public static OnnxGenreClassifier fromModel(Path model) throws IOException {
        return fromModel(model, 1);
    }

    /**
     * Loads a model.
     *
     * <p>It must have the inputs {@code mel}, float {@code [N, 96, 256]}, and {@code features}, float {@code [N, features]}, the
     * output {@code logits}, float {@code [N, genres]}, and the metadata {@code frontEndHash}, {@code genres} (names of
     * {@link Genre}, separated by commas), {@code version}, {@code temperature} and {@code abstainBelow}.
     *
     * @param threads that the network may use for one classification, [1, 1024]
     * @throws GenreModelException if the file is no such model, or was trained with another front end
     * @throws OnnxUnavailableException if ONNX Runtime cannot be loaded on this platform
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if {@code threads} is outside its range
     */
    public static OnnxGenreClassifier fromModel(Path model, int threads) throws IOException {
        requireThreads(threads);
        long bytes = Files.size(model);
        if (bytes > MAX_MODEL_BYTES) {
            throw new GenreModelException(
                    model.toString(), "a model must have at most " + MAX_MODEL_BYTES + " bytes, but has " + bytes);
        }
        return open(Files.readAllBytes(model), model.toString(), threads);
    }

    private static void requireThreads(int threads) {
        if (threads < 1 || threads > MAX_THREADS) {
            throw new IllegalArgumentException("threads must be in [1, " + MAX_THREADS + "], but was " + threads);
        }
    }

    private static OnnxGenreClassifier open(byte[] model, String file, int threads) throws IOException {
        FrontEnd frontEnd = new FrontEnd();
        GenreNetwork network = GenreNetwork.open(model, file, frontEnd.hand().count(), threads);
        try {
            ModelCard card = ModelCard.of(network.metadata(), file, frontEnd.hash());
            network.tryOut(card.genres().size());
            return new OnnxGenreClassifier(frontEnd, network, card);
        } catch (IOException | RuntimeException wrong) {
            network.close();
            throw wrong;
        }
    }

    @Override
    public String name() {
        return "loudcraft-onnx, model " + card.version();
    }

    /** The genres that the model can tell; unmodifiable. */
    public List<Genre> genres() {
        return card.genres();
    }

    /** The probability below which no genre is named. */
    public double abstainBelow() {
        return card.abstainBelow();
    }

    /**
     * Estimates the genre of what the reader delivers; it must stand at its first frame. Skips what it does not look at, so the
     * reader is hardly ever read to its end.
     *
     * @throws IOException if the audio cannot be read
     * @throws IllegalStateException if this classifier is closed
     */
    @Override
    public GenreEstimate classify(AudioReader mix) throws IOException {
        requireOpen();
        Excerpts excerpts = Excerpts.of(mix);
        GenreInput input = GenreInput.of(excerpts.frames(), excerpts.starts(), frontEnd.hand());
        Optional<String> obstacle = obstacle(excerpts, input);
        if (obstacle.isPresent()) {
            return EvenOdds.among(card.genres(), obstacle.get());
        }
        float[][] logits;
        lock.readLock().lock();
        try {
            requireOpen();
            logits = network.run(input);
        } finally {
            lock.readLock().unlock();
        }
        return card.estimate(logits);
    }

    /** Why there is nothing to ask the network about. */
    private Optional<String> obstacle(Excerpts excerpts, GenreInput input) {
        if (excerpts.tooShort()) {
            return Optional.of("the mix is shorter than " + Math.round(Excerpts.LEAST_SECONDS) + " s");
        }
        if (input.silent()) {
            return Optional.of("the mix is silent wherever it was listened to");
        }
        return tones.hasTones(input) ? Optional.empty() : Optional.of("the mix sounds like noise without tones");
    }

    private void requireOpen() {
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the classifier must be open, but was closed");
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Frees the session; waits for classifications under way. Closing twice does nothing. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                network.close();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
