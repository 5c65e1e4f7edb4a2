package app.loudcraft.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Deletes the claimed files of processes that are no more. */
public final class Leftovers {

    /** Deletes what belongs to a claimed file, before that goes itself. */
    @FunctionalInterface
    public interface Belongings {

        /** Nothing does. */
        Belongings NONE = file -> {};

        /**
         * @throws IOException if something cannot be deleted; then the claimed file stays too
         */
        void delete(Path file) throws IOException;
    }

    private Leftovers() {}

    /**
     * Deletes the claimed files in a folder that nobody holds locked. Those of this process stay, and those of which nobody
     * can tell. Never fails: what cannot be listed, opened or deleted stays. Cost: a listing of the folder.
     */
    public static void sweep(Path folder, ClaimedName names, Belongings belongings) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, file -> isOfOthers(file, names))) {
            for (Path file : files) {
                sweep(file, belongings);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // What is left here is for those who can read the folder.
        }
    }

    /** To open a file of this process and close it again would take the lock from it. */
    private static boolean isOfOthers(Path file, ClaimedName names) {
        String name = file.getFileName().toString();
        return names.matches(name) && !names.isOwn(name);
    }

    private static void sweep(Path file, Belongings belongings) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // A shared lock is enough to meet that of an owner, and needs no right to write.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock(ClaimedFile.LOCKED_BYTE, 1, true)) {
            if (lock != null) {
                belongings.delete(file);
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException | UnsupportedOperationException unknown) {
            // Nobody can tell, so it stays.
        }
    }
}
