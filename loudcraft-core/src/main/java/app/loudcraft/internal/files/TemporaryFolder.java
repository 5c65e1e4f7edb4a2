package app.loudcraft.internal.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * A folder of its own among the temporary files, for programs and libraries that need names; removed with all files in it
 * when closed.
 *
 * <p>Beside it stands a claimed file, which is there before it and after it. A process that is killed leaves both behind,
 * until the next folder for the same use is created. Only its owner may look into it.
 */
public final class TemporaryFolder implements Closeable {

    private static final String ENDING = ".claim";

    private final ClaimedFile claim;
    private final Path path;

    private TemporaryFolder(ClaimedFile claim) {
        this.claim = claim;
        this.path = folderOf(claim.path());
    }

    /**
     * Creates a folder in {@code java.io.tmpdir}, and removes those for the same use that killed processes left there.
     *
     * @param use a word for its name
     * @throws IOException if no folder can be created there
     */
    public static TemporaryFolder create(String use) throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")), use);
    }

    static TemporaryFolder create(Path parent, String use) throws IOException {
        ClaimedName names = new ClaimedName("loudcraft-" + use + "-", ENDING);
        TemporaryFolder folder = new TemporaryFolder(ClaimedFile.create(parent, names, Optional.empty()));
        try {
            Files.createDirectory(folder.path, OwnerOnly.folder(parent));
            UserPrincipal owner = Files.getOwner(folder.path);
            Leftovers.sweep(parent, names, claim -> deleteOwn(folderOf(claim), owner));
            return folder;
        } catch (IOException failure) {
            folder.close();
            throw failure;
        }
    }

    /** What stands under such a name and belongs to others may be a trap. */
    private static void deleteOwn(Path folder, UserPrincipal owner) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
            throw new AccessDeniedException(folder.toString());
        }
        delete(folder);
    }

    private static Path folderOf(Path claim) {
        String name = claim.getFileName().toString();
        return claim.resolveSibling(name.substring(0, name.length() - ENDING.length()));
    }

    /** The place of a file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
        try {
            delete(path);
        } finally {
            claim.close();
        }
        Files.deleteIfExists(claim.path());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
