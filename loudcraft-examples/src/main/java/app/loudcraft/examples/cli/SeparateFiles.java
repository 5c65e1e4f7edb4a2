package app.loudcraft.examples.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** Keeps what is written from taking the place of what is read. */
final class SeparateFiles {

    private SeparateFiles() {}

    /**
     * @param written a file that will be replaced
     * @param what what {@code written} holds, such as {@code plan}
     * @param others files that must stay, or that will be written as well
     * @throws IOException if the written file is one of the others
     */
    static void require(Path written, String what, Collection<Path> others) throws IOException {
        for (Path other : others) {
            boolean same = Files.exists(written) && Files.exists(other)
                    ? Files.isSameFile(written, other)
                    : written.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize());
            if (same) {
                throw new FileSystemException(written.toString(), null, "the " + what + " needs a file of its own");
            }
        }
    }
}
