package app.loudcraft.benchmarks;

import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.onnx.FrontEnd;
import app.loudcraft.onnx.MelSpectrogram;
import app.loudcraft.onnx.OnnxGenreClassifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recognising the genre of a track of four minutes, 24 bit, from a file, in one thread.
 *
 * <p>With {@code tiny.onnx}, whose network takes a fraction of a millisecond, it is the front end that is measured; the
 * bundled model, or the path of another one, tells both together. {@link GenreNetworkBenchmark} tells the network alone. To be
 * started where the repository lies.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar GenreBenchmark -p sampleRateHz=44100 -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GenreBenchmark {

    private static final int PROGRAMME_SECONDS = 8;
    private static final int ROUNDS = 30;
    private static final String BUNDLED = "bundled";
    private static final String NO_HASH = "0".repeat(64);

    /** Frames a second. */
    @Param({"44100", "48000", "96000"})
    public int sampleRateHz;

    /** The model, or its path; where it holds no hash of a front end, it gets that of this one. */
    @Param({BUNDLED, "loudcraft-onnx/src/test/resources/app/loudcraft/onnx/tiny.onnx"})
    public String model;

    private Path folder;
    private Path track;
    private OnnxGenreClassifier classifier;
    private AudioBlock second;

    /** Writes the track and loads the model. */
    @Setup
    public void prepare() throws IOException {
        folder = Files.createTempDirectory("loudcraft-genre");
        track = folder.resolve("track.wav");
        AudioBlock programme = Chords.of(sampleRateHz, PROGRAMME_SECONDS).block();
        AudioSpec spec = new AudioSpec(sampleRateHz, ChannelLayout.STEREO, SampleFormat.PCM_24);
        try (AudioWriter writer = AudioFiles.create(track, spec)) {
            for (int i = 0; i < ROUNDS; i++) {
                writer.write(programme);
            }
            writer.commit();
        }
        second = programme.window(0, sampleRateHz);
        classifier = model.equals(BUNDLED) ? OnnxGenreClassifier.bundled() : hashed(Path.of(model));
        requireMusic();
    }

    private OnnxGenreClassifier hashed(Path path) throws IOException {
        String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
        Path hashed = folder.resolve("model.onnx");
        try {
            Files.writeString(hashed, bytes.replace(NO_HASH, new FrontEnd().hash()), StandardCharsets.ISO_8859_1);
            return OnnxGenreClassifier.fromModel(hashed);
        } finally {
            Files.deleteIfExists(hashed);
        }
    }

    /** What is taken for noise never gets to the network. */
    private void requireMusic() throws IOException {
        GenreEstimate estimate = classifyTrack();
        if (estimate.whyUnsure().isPresent()) {
            throw new IllegalStateException(
                    "the track must be music, but " + estimate.whyUnsure().get());
        }
    }

    /** Removes the track. */
    @TearDown
    public void remove() throws IOException {
        classifier.close();
        Files.delete(track);
        Files.delete(folder);
    }

    /** A whole track. */
    @Benchmark
    public GenreEstimate classifyTrack() throws IOException {
        try (AudioReader reader = AudioFiles.open(track)) {
            return classifier.classify(reader);
        }
    }

    /** The mel frames of one second. */
    @Benchmark
    public long melSecond() {
        MelSpectrogram mel = new MelSpectrogram(sampleRateHz, ChannelLayout.STEREO, powers -> {});
        mel.process(second);
        return mel.frames();
    }
}
