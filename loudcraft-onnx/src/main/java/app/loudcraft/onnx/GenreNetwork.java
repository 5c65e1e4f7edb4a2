package app.loudcraft.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * An ONNX network with the inputs {@code mel} and {@code features} and the output {@code logits}, in one session.
 *
 * <p>May be run by several threads at once; must not be run once it is closed.
 */
final class GenreNetwork implements AutoCloseable {

    private static final String MEL = "mel";
    private static final String FEATURES = "features";
    private static final String LOGITS = "logits";
    private static final long ANY = -1;
    private static final int TRIAL_WINDOWS = 2;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String file;
    private final int featureCount;

    private GenreNetwork(OrtEnvironment environment, OrtSession session, String file, int featureCount) {
        this.environment = environment;
        this.session = session;
        this.file = file;
        this.featureCount = featureCount;
    }

    /**
     * @param model the whole ONNX file
     * @param file what to call it in messages
     * @param threads that one run may use, at least 1
     * @throws GenreModelException if it is not an ONNX model, or has other inputs and outputs
     * @throws OnnxUnavailableException if ONNX Runtime cannot be loaded here
     */
    static GenreNetwork open(byte[] model, String file, int featureCount, int threads)
            throws GenreModelException, OnnxUnavailableException {
        OrtEnvironment environment = environment();
        OrtSession session;
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setDeterministicCompute(true);
            // Threads that wait must not take the processor from the rest of the mastering.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            session = environment.createSession(model, options);
        } catch (OrtException refused) {
            throw new GenreModelException(
                    file, "must be an ONNX model that loads, but: " + refused.getMessage(), refused);
        }
        GenreNetwork network = new GenreNetwork(environment, session, file, featureCount);
        try {
            network.requireShapes();
        } catch (GenreModelException | RuntimeException wrong) {
            network.close();
            throw wrong;
        }
        return network;
    }

    private static OrtEnvironment environment() throws OnnxUnavailableException {
        try {
            return NativeLibrary.loadWith(
                    () -> OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "loudcraft"));
        } catch (LinkageError | IllegalStateException | IOException missing) {
            throw new OnnxUnavailableException(missing);
        }
    }

    private void requireShapes() throws GenreModelException {
        try {
            if (session.getNumInputs() != 2 || session.getNumOutputs() != 1) {
                throw new GenreModelException(
                        file,
                        "the inputs must be [mel, features] and the output [logits], but are " + session.getInputNames()
                                + " and " + session.getOutputNames());
            }
            requireShape(session.getInputInfo(), MEL, ANY, MelBands.COUNT, MelWindow.FRAMES);
            requireShape(session.getInputInfo(), FEATURES, ANY, featureCount);
            requireShape(session.getOutputInfo(), LOGITS, ANY, ANY);
        } catch (OrtException unreadable) {
            throw new GenreModelException(file, "the inputs and outputs must be readable", unreadable);
        }
    }

    /** The sizes that a model leaves open fit any. */
    private void requireShape(Map<String, NodeInfo> nodes, String name, long... shape) throws GenreModelException {
        NodeInfo node = nodes.get(name);
        if (node == null) {
            throw new GenreModelException(file, "there must be '" + name + "', but there are " + nodes.keySet());
        }
        boolean fits = node.getInfo() instanceof TensorInfo info
                && info.type == OnnxJavaType.FLOAT
                && fits(info.getShape(), shape);
        if (!fits) {
            throw new GenreModelException(
                    file,
                    "'" + name + "' must be a float tensor of " + Arrays.toString(shape) + ", -1 being any, but is "
                            + node.getInfo());
        }
    }

    private static boolean fits(long[] sizes, long[] shape) {
        boolean fits = sizes.length == shape.length && sizes[0] == ANY;
        for (int i = 1; fits && i < shape.length; i++) {
            fits = sizes[i] == shape[i] || sizes[i] == ANY || shape[i] == ANY;
        }
        return fits;
    }

    /** What the model says about itself. */
    Map<String, String> metadata() throws GenreModelException {
        try {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException unreadable) {
            throw new GenreModelException(file, "the metadata must be readable", unreadable);
        }
    }

    /**
     * Asks once, about nothing, whether the answer has the promised shape.
     *
     * @throws GenreModelException if it has not, or is not finite
     */
    void tryOut(int genres) throws GenreModelException {
        GenreInput nothing = new GenreInput(
                TRIAL_WINDOWS,
                new float[TRIAL_WINDOWS * MelWindow.SIZE],
                new float[TRIAL_WINDOWS * featureCount],
                true);
        float[][] logits = run(nothing);
        for (float[] row : logits) {
            if (logits.length != TRIAL_WINDOWS || row.length != genres) {
                throw new GenreModelException(
                        file,
                        "'logits' must be [" + TRIAL_WINDOWS + ", " + genres + "] for " + TRIAL_WINDOWS
                                + " windows and " + genres + " genres, but were [" + logits.length + ", " + row.length
                                + "]");
            }
            for (float logit : row) {
                if (!Float.isFinite(logit)) {
                    throw new GenreModelException(file, "'logits' must be finite, but were " + Arrays.toString(row));
                }
            }
        }
    }

    /**
     * The logits of each window.
     *
     * @throws GenreModelException if the network cannot be run
     */
    float[][] run(GenreInput input) throws GenreModelException {
        long windows = input.windows();
        try (OnnxTensor mel = OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.mel()), new long[] {
                    windows, MelBands.COUNT, MelWindow.FRAMES
                });
                OnnxTensor features = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(input.features()), new long[] {windows, featureCount});
                OrtSession.Result result = session.run(Map.of(MEL, mel, FEATURES, features))) {
            return (float[][]) result.get(0).getValue();
        } catch (OrtException failed) {
            throw new GenreModelException(file, "the network must run, but: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failed) {
            throw new IllegalStateException(file + ": the session must close", failed);
        }
    }
}
