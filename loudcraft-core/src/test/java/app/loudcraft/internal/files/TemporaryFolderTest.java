package app.loudcraft.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {

    @TempDir
    Path parent;

    @Test
    void closingRemovesTheFolderWithItsFilesAndItsClaim() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.create(parent, "test")) {
            Files.createFile(folder.file("one"));
            Files.createFile(folder.file("two"));
            assertThat(parent).isDirectoryContaining("glob:**/loudcraft-test-*.claim");
        }
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftGoesWithTheNextFolderForTheSameUse() throws IOException {
        Path left = Files.createDirectory(parent.resolve("loudcraft-test-cafe"));
        Files.createFile(left.resolve("programme.wav"));
        Files.createFile(parent.resolve("loudcraft-test-cafe.claim"));
        // Killed between claim and folder
        Files.createFile(parent.resolve("loudcraft-test-beef.claim"));
        Files.createFile(parent.resolve("loudcraft-other-cafe.claim"));

        try (TemporaryFolder folder = TemporaryFolder.create(parent, "test")) {
            assertThat(folder.file("")).isEmptyDirectory();
            try (Stream<Path> files = Files.list(parent)) {
                assertThat(files).hasSize(3);
            }
        }
        try (Stream<Path> files = Files.list(parent)) {
            assertThat(files).containsExactly(parent.resolve("loudcraft-other-cafe.claim"));
        }
    }

    @Test
    void twoFoldersLiveSideBySide() throws IOException {
        try (TemporaryFolder one = TemporaryFolder.create(parent, "test");
                TemporaryFolder other = TemporaryFolder.create(parent, "test")) {
            assertThat(one.file("")).isDirectory().isNotEqualTo(other.file(""));
            assertThat(other.file("")).isDirectory();
        }
        assertThat(parent).isEmptyDirectory();
    }
}
