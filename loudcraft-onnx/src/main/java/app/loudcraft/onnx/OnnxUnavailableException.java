package app.loudcraft.onnx;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Says that ONNX Runtime cannot run on this platform, or that its native library could not be loaded.
 *
 * <p>Nothing is wrong with model or audio: whoever catches this can go on without a genre.
 */
public final class OnnxUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    // The library is looked for once in a process; later errors only tell that a class could not be initialised.
    private static final AtomicReference<String> FIRST_REASON = new AtomicReference<>();

    OnnxUnavailableException(Throwable cause) {
        super(
                "ONNX Runtime cannot be loaded on " + System.getProperty("os.name") + " ("
                        + System.getProperty("os.arch") + "): " + firstReason(cause),
                cause);
    }

    private static String firstReason(Throwable cause) {
        FIRST_REASON.compareAndSet(null, rootOf(cause));
        return FIRST_REASON.get();
    }

    private static String rootOf(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root.getMessage() == null) {
            return root.getClass().getSimpleName();
        }
        // Their message is a path and no more.
        return root instanceof FileSystemException
                ? root.getClass().getSimpleName() + " " + root.getMessage()
                : root.getMessage();
    }
}
