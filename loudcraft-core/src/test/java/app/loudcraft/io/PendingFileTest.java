package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingFileTest {

    private static final byte[] OLD = {1, 2, 3};
    private static final byte[] NEW = {4, 5, 6, 7};

    @TempDir
    Path folder;

    @Test
    void beginningSweepsWhatAKilledProcessLeftOfTheSameTargetOnly() throws IOException {
        Files.createFile(folder.resolve(".a.wav.cafe.part"));
        Files.createFile(folder.resolve(".a.wav.cafe.cafe.part"));
        Files.createFile(folder.resolve(".b.wav.cafe.part"));

        write(folder.resolve("a.wav"), NEW);

        assertThat(names()).containsExactlyInAnyOrder("a.wav", ".a.wav.cafe.cafe.part", ".b.wav.cafe.part");
    }

    @Test
    void twoWritersOfOneTargetDoNotDisturbEachOther() throws IOException {
        Path target = folder.resolve("a.wav");
        try (PendingFile first = PendingFile.at(target);
                PendingFile second = PendingFile.at(target)) {
            first.write(ByteBuffer.wrap(OLD));
            second.write(ByteBuffer.wrap(NEW));
            first.commit();
            assertThat(target).hasBinaryContent(OLD);
            second.commit();
        }
        assertThat(target).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("a.wav");
    }

    @Test
    void completedFileIsReadThroughViewsAndCanStillBeChanged() throws IOException {
        try (PendingFile file = PendingFile.at(folder.resolve("a.wav"))) {
            file.write(ByteBuffer.wrap(NEW));
            file.complete();
            SeekableByteChannel one = file.reading();
            SeekableByteChannel other = file.reading();
            assertThat(read(one, 2)).containsExactly(4, 5);
            assertThat(read(other.position(1), 3)).containsExactly(5, 6, 7);
            assertThat(read(one, 2)).containsExactly(6, 7);
            assertThat(one.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(one.size()).isEqualTo(4);
            one.close();
            assertThatThrownBy(() -> read(one, 1)).isInstanceOf(ClosedChannelException.class);
            assertThat(read(other.position(0), 1)).containsExactly(4);
            file.rewriteStart(ByteBuffer.wrap(new byte[] {9}));
            file.commit();
        }
        assertThat(folder.resolve("a.wav")).hasBinaryContent(new byte[] {9, 5, 6, 7});
    }

    @Test
    void replacingKeepsThePermissions() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        for (String permissions : List.of("---------", "rw-------", "rw-rw-rw-", "r--r-----", "rwxr-x--x")) {
            Path target = Files.write(folder.resolve(permissions), OLD);
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
            try (PendingFile file = PendingFile.at(target)) {
                file.write(ByteBuffer.wrap(NEW));
                for (Path each : List.of(target, part())) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo(permissions);
                }
                file.commit();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                    .isEqualTo(permissions);
            assertThat(Files.size(target)).isEqualTo(NEW.length);
        }
    }

    @Test
    void newFileHasThePermissionsOfAnyNewFile() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path plain = Files.createFile(folder.resolve("plain"));
        write(folder.resolve("a.wav"), NEW);
        assertThat(Files.getPosixFilePermissions(folder.resolve("a.wav")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void nameIsNotCutInTheMiddleOfACharacter() throws IOException {
        // 39 characters, then one that Java counts as two
        Path target = folder.resolve("a".repeat(39) + new String(Character.toChars(0x1F3B5)) + ".wav");

        write(target, NEW);

        assertThat(target).hasBinaryContent(NEW);
    }

    @Test
    void interruptBeforeAWriteDiscardsAndAfterCompletionDoesNotHinder() throws IOException {
        Path target = Files.write(folder.resolve("a.wav"), OLD);
        PendingFile stopped = PendingFile.at(target);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stopped.write(ByteBuffer.wrap(NEW))).isInstanceOf(IOException.class);
        stopped.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(target).hasBinaryContent(OLD);
        assertThat(names()).containsExactly("a.wav");

        try (PendingFile finished = PendingFile.at(target)) {
            finished.write(ByteBuffer.wrap(NEW));
            finished.complete();
            Thread.currentThread().interrupt();
            finished.commit();
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(target).hasBinaryContent(NEW);
        assertThat(names()).containsExactly("a.wav");
    }

    private static void write(Path target, byte[] bytes) throws IOException {
        try (PendingFile file = PendingFile.at(target)) {
            file.write(ByteBuffer.wrap(bytes));
            file.commit();
        }
    }

    private static byte[] read(SeekableByteChannel channel, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        assertThat(channel.read(bytes)).isEqualTo(count);
        return bytes.array();
    }

    private Path part() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .findAny()
                    .orElseThrow();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
