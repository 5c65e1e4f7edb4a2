package app.loudcraft.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import app.loudcraft.onnx.FrontEnd;
import app.loudcraft.onnx.OnnxGenreClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The network of the bundled genre model alone: the five windows of a track, in one thread, with the options that the
 * classifier sets. What it says of them does not matter, so they hold random numbers.
 *
 * <pre>{@code
 * java -jar benchmarks/target/benchmarks.jar GenreNetworkBenchmark -prof gc
 * }</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class GenreNetworkBenchmark {

    private static final int WINDOWS = 5;

    private OrtEnvironment environment;
    private OrtSession session;
    private float[] mel;
    private float[] features;

    /** Loads the model. */
    @Setup
    public void prepare() throws IOException, OrtException {
        environment = OrtEnvironment.getEnvironment();
        try (InputStream model = OnnxGenreClassifier.class.getResourceAsStream("genre.onnx");
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model.readAllBytes(), options);
        }
        mel = random(WINDOWS * FrontEnd.BANDS * FrontEnd.FRAMES);
        features = random(WINDOWS * new FrontEnd().featureNames().size());
    }

    private static float[] random(int count) {
        SplittableRandom random = new SplittableRandom(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble() - 0.5);
        }
        return values;
    }

    /** Frees the session. */
    @TearDown
    public void close() throws OrtException {
        session.close();
    }

    /** The logits of five windows. */
    @Benchmark
    public Object fiveWindows() throws OrtException {
        long[] melShape = {WINDOWS, FrontEnd.BANDS, FrontEnd.FRAMES};
        long[] featureShape = {WINDOWS, features.length / WINDOWS};
        try (OnnxTensor melTensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(mel), melShape);
                OnnxTensor featureTensor =
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(features), featureShape);
                OrtSession.Result result = session.run(Map.of("mel", melTensor, "features", featureTensor))) {
            return result.get(0).getValue();
        }
    }
}
