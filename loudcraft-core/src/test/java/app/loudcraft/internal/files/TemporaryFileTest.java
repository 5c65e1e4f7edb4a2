package app.loudcraft.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.testkit.FullDisk;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFileTest {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenAtAPlaceIsReadThere() throws IOException {
        try (TemporaryFile file = TemporaryFile.create(".test")) {
            file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0);
            file.write(ByteBuffer.wrap(new byte[] {4, 5}), 3);
            ByteBuffer read = ByteBuffer.allocate(3);
            file.read(read, 2);
            assertThat(read.array()).containsExactly(3, 4, 5);
            assertThatThrownBy(() -> file.read(ByteBuffer.allocate(2), 4))
                    .isInstanceOf(EOFException.class)
                    .hasMessageContaining(System.getProperty("java.io.tmpdir"));
        }
    }

    @Test
    void fullDiskIsToldWithTheFolder() throws IOException {
        try (TemporaryFile file = new TemporaryFile(folder, FullDisk.failingWrites(folder.resolve("spool"), 10))) {
            file.write(ByteBuffer.allocate(10), 0);
            assertThatThrownBy(() -> file.write(ByteBuffer.allocate(1), 10))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a temporary file in " + folder + " cannot be written: No space left on device");
        }
    }

    @Test
    void folderThatIsNotThereIsTold() {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("nowhere").toString());
        try {
            assertThatThrownBy(() -> TemporaryFile.create(".test"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no temporary file can be created in " + folder.resolve("nowhere"));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }
}
