package app.loudcraft.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other processes hold is tested with other processes, in {@code KilledWriterTest}. */
class LeftoversTest {

    private static final ClaimedName NAMES = new ClaimedName(".mix.wav.", ".part");

    @TempDir
    Path folder;

    @Test
    void whatNobodyHoldsIsDeleted() throws IOException {
        Files.createFile(folder.resolve(".mix.wav.cafe.part"));
        Files.createFile(folder.resolve(".mix.wav.0123456789abcdef01234567.part"));

        sweep();

        assertThat(names()).isEmpty();
    }

    @Test
    void whatHasAnotherNameStays() throws IOException {
        List<String> others = List.of(".mix.wav.beef.cafe.part", ".mix.wave.cafe.part", "mix.wav", ".mix.wav.part");
        for (String other : others) {
            Files.createFile(folder.resolve(other));
        }

        sweep();

        assertThat(names()).containsExactlyInAnyOrderElementsOf(others);
    }

    @Test
    void whatIsNoFileStays() throws IOException {
        Path elsewhere = Files.createFile(folder.resolve("elsewhere"));
        Files.createDirectory(folder.resolve(".mix.wav.cafe.part"));
        Files.createSymbolicLink(folder.resolve(".mix.wav.beef.part"), elsewhere);

        sweep();

        assertThat(names()).containsExactlyInAnyOrder("elsewhere", ".mix.wav.cafe.part", ".mix.wav.beef.part");
    }

    @Test
    void whatThisProcessClaimsStays() throws IOException {
        try (ClaimedFile claimed = ClaimedFile.create(folder, NAMES, Optional.empty())) {
            sweep();
            assertThat(claimed.path()).exists();
        }
    }

    @Test
    void whatIsLockedInAnotherClassLoaderStays() throws IOException {
        Path part = folder.resolve(".mix.wav.cafe.part");
        try (FileChannel other = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock(ClaimedFile.LOCKED_BYTE, 1, false)).isNotNull();
            sweep();
            assertThat(part).exists();
        }
        sweep();
        assertThat(part).doesNotExist();
    }

    @Test
    void belongingsGoFirstAndWhereTheyCannotGoTheFileStays() throws IOException {
        Path part = Files.createFile(folder.resolve(".mix.wav.cafe.part"));
        List<Path> seen = new ArrayList<>();

        Leftovers.sweep(folder, NAMES, file -> {
            assertThat(file).exists();
            seen.add(file);
            throw new IOException("not now");
        });
        assertThat(part).exists();
        Leftovers.sweep(folder, NAMES, seen::add);

        assertThat(seen).containsExactly(part, part);
        assertThat(part).doesNotExist();
    }

    @Test
    void folderThatIsNotThereIsNoFailure() {
        Leftovers.sweep(folder.resolve("nowhere"), NAMES, Leftovers.Belongings.NONE);
    }

    private void sweep() {
        Leftovers.sweep(folder, NAMES, Leftovers.Belongings.NONE);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
