package app.loudcraft.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Lists the temporary files that renderings keep their intermediate audio in. */
public final class SpoolFiles {

    private static final Path HANDLES = Path.of("/proc/self/fd");

    private SpoolFiles() {}

    /** Whether those are seen that are in use and have no name any more, as on POSIX systems. */
    public static boolean openOnesAreSeen() {
        return Files.isDirectory(HANDLES);
    }

    /** Those that are there now: under a name, or, where the system tells, open. */
    public static Set<Path> list() throws IOException {
        Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> folder =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "loudcraft-*.spool")) {
            folder.forEach(files::add);
        }
        if (openOnesAreSeen()) {
            try (DirectoryStream<Path> handles = Files.newDirectoryStream(HANDLES)) {
                for (Path handle : handles) {
                    addOpen(handle, files);
                }
            }
        }
        return files;
    }

    private static void addOpen(Path handle, Set<Path> files) throws IOException {
        try {
            Path file = Files.readSymbolicLink(handle);
            if (file.toString().matches(".*/loudcraft-\\w+\\.spool( \\(deleted\\))?")) {
                files.add(file);
            }
        } catch (NoSuchFileException closed) {
            // It was that of the listing, or another thread's.
        }
    }
}
