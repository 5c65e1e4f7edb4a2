package app.loudcraft.testkit;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Lists the temporary files that renderings keep their intermediate audio in. */
public final class SpoolFiles {

    private SpoolFiles() {}

    /** Those that are there now. */
    public static Set<Path> list() throws IOException {
        Set<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> folder =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "loudcraft-*.spool")) {
            folder.forEach(files::add);
        }
        return files;
    }
}
