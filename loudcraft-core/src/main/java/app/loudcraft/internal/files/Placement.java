package app.loudcraft.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts a finished file in its place in one step, and for good. */
public final class Placement {

    private Placement() {}

    /**
     * Gives a file its name, replacing what had it, and forces that to the disk. Its bytes are forced by the caller, before.
     *
     * @throws IOException if it cannot be moved; then nothing has happened
     */
    public static void put(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        force(target.toAbsolutePath().getParent());
    }

    /** Interrupted or not: what has moved has moved. */
    private static void force(Path folder) {
        boolean interrupted = Thread.interrupted();
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException | UnsupportedOperationException notHere) {
            // Some systems open no folders, and keep their names in order by themselves.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
