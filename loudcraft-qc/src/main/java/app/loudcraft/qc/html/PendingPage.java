package app.loudcraft.qc.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a page under another name beside its place, then moves it there in one step. */
final class PendingPage {

    private PendingPage() {}

    /**
     * Puts text at a place, whole or not at all; a file that was there is replaced.
     *
     * @throws IOException if there is no folder for it, or it cannot be written
     */
    static void write(Path page, String text) throws IOException {
        Path target = requireWritable(page);
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path part = target.resolveSibling(".loudcraft." + random + ".part");
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Where the page will stand, if it can; known before any work is done. */
    static Path requireWritable(Path page) throws IOException {
        Path target = Files.exists(page) ? page.toRealPath() : page.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(page.toString(), null, "this is no regular file, so it cannot be replaced");
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(page.toString(), null, "there is no folder " + folder);
        }
        return target;
    }
}
