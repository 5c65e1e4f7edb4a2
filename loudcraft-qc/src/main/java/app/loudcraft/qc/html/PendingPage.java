package app.loudcraft.qc.html;

import app.loudcraft.internal.files.AccessRights;
import app.loudcraft.internal.files.ClaimedFile;
import app.loudcraft.internal.files.ClaimedName;
import app.loudcraft.internal.files.Leftovers;
import app.loudcraft.internal.files.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Writes a page under another name beside its place, then moves it there in one step. */
final class PendingPage {

    private static final ClaimedName NAMES = new ClaimedName(".loudcraft.", ".part");

    private PendingPage() {}

    /**
     * Puts text at a place, whole or not at all; a file that was there is replaced.
     *
     * @throws IOException if there is no folder for it, or it cannot be written
     */
    static void write(Path page, String text) throws IOException {
        Path target = requireWritable(page);
        Leftovers.sweep(target.getParent(), NAMES, Leftovers.Belongings.NONE);
        try (ClaimedFile part = ClaimedFile.create(target.getParent(), NAMES, AccessRights.of(target))) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    part.channel().write(bytes);
                }
                part.force();
                Placement.put(part.path(), target);
            } finally {
                Files.deleteIfExists(part.path());
            }
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
