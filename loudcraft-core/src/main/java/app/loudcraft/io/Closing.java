package app.loudcraft.io;

import java.io.Closeable;
import java.io.IOException;

/** Closes what a failure leaves open. */
final class Closing {

    private Closing() {}

    /** Closes a resource; what goes wrong with that is kept beside the failure that came first. */
    static void after(Throwable failure, Closeable resource) {
        try {
            resource.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
