package app.loudcraft.benchmarks;

import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.onnx.OnnxGenreClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Classifies one mix a thousand times on eight threads with one classifier, and tells whether memory grows.
 *
 * <pre>{@code
 * java -Xms256m -Xmx256m -XX:+AlwaysPreTouch -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.GenreSoak
 * }</pre>
 *
 * <p>The mix is a minute of synthesised chords unless one is named; it is held in memory. After every hundred classifications
 * prints the resident memory of the process, native memory included, where {@code /proc} tells it, and the heap in use.
 * Fails if any answer differs from the first in a single bit.
 */
public final class GenreSoak {
    private static final int THREADS = 8;
    private static final int ROUNDS = 10;
    private static final int CLASSIFICATIONS_A_ROUND = 100;
    private static final int RATE_HZ = 44_100;
    private static final int SECONDS = 60;
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private final AudioBuffer mix;
    private final OnnxGenreClassifier classifier;

    private GenreSoak(AudioBuffer mix, OnnxGenreClassifier classifier) {
        this.mix = mix;
        this.classifier = classifier;
    }

    /**
     * @param arguments a WAV file, or nothing
     * @throws IOException if the file or the model cannot be read
     * @throws IllegalStateException if an answer differs from the first
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        AudioBuffer mix = arguments.length > 0 ? AudioFiles.read(Path.of(arguments[0])) : Chords.of(RATE_HZ, SECONDS);
        try (OnnxGenreClassifier classifier = OnnxGenreClassifier.bundled()) {
            new GenreSoak(mix, classifier).soak();
        }
    }

    private void soak() throws IOException, InterruptedException, ExecutionException {
        GenreEstimate first = classify();
        System.out.println(classifier.name() + ": " + first);
        print(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<GenreEstimate> task = this::classify;
            for (int round = 1; round <= ROUNDS; round++) {
                for (Future<GenreEstimate> answer :
                        threads.invokeAll(Collections.nCopies(CLASSIFICATIONS_A_ROUND, task))) {
                    requireSame(answer.get(), first);
                }
                print(round * CLASSIFICATIONS_A_ROUND);
            }
        } finally {
            threads.shutdown();
        }
        System.out.println("every answer has the bits of the first");
    }

    private GenreEstimate classify() throws IOException {
        try (AudioReader reader = AudioFiles.of(mix)) {
            return classifier.classify(reader);
        }
    }

    private static void requireSame(GenreEstimate estimate, GenreEstimate first) {
        if (!estimate.equals(first)) {
            throw new IllegalStateException("every answer must be " + first + ", but one was " + estimate);
        }
    }

    private static void print(int classifications) throws IOException {
        Runtime java = Runtime.getRuntime();
        OptionalLong resident = residentKilobytes();
        System.out.printf(
                Locale.ROOT,
                "%5d classifications: %s resident, %.1f MB of heap in use%n",
                classifications,
                resident.isPresent()
                        ? String.format(Locale.ROOT, "%.1f MB", 1.024e-3 * resident.getAsLong())
                        : "not known how much",
                1e-6 * (java.totalMemory() - java.freeMemory()));
    }

    /** What {@code proc(5)} calls VmRSS, in units of 1024 bytes; empty where there is no {@code /proc}. */
    private static OptionalLong residentKilobytes() throws IOException {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line ->
                        Long.parseLong(line.substring(RESIDENT.length()).strip().split(" ")[0]))
                .findFirst();
    }
}
