package app.loudcraft.onnx;

import java.io.IOException;

/**
 * Says that ONNX Runtime cannot run on this platform, or that its native library could not be loaded.
 *
 * <p>Nothing is wrong with model or audio: whoever catches this can go on without a genre.
 */
public final class OnnxUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    OnnxUnavailableException(Throwable cause) {
        super(
                "ONNX Runtime cannot be loaded on " + System.getProperty("os.name") + " ("
                        + System.getProperty("os.arch") + "): " + rootOf(cause),
                cause);
    }

    private static String rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
