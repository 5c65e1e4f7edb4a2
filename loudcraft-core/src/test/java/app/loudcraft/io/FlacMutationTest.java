package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.FlacCoding.Residual;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlacMutationTest {

    // A frame of 65535 samples in 8 channels is 2 MiB; readers of small files take no more than that and their buffers.
    private static final long MOST_BYTES_ALLOCATED = 3 << 20;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyDamagedByteIsFoundOrHarmless(boolean repairChecksums) {
        byte[] file = file();
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        isRead(file, 0);
        int read = 0;
        int tries = 0;
        for (int at = 0; at < file.length; at++) {
            for (int change : new int[] {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF, 0x55}) {
                byte[] damaged = file.clone();
                damaged[at] ^= (byte) change;
                if (repairChecksums) {
                    repair(damaged);
                }
                long before = thread.getCurrentThreadAllocatedBytes();
                read += isRead(damaged, at) ? 1 : 0;
                long allocated = thread.getCurrentThreadAllocatedBytes() - before;
                if (allocated > MOST_BYTES_ALLOCATED) {
                    fail("byte " + at + " with " + change + " took " + allocated + " bytes of memory");
                }
                tries++;
            }
        }
        // Tags, pictures and padding may be anything; so may most of the audio where the checksums are right again.
        assertThat(read).isBetween(tries / 20, tries * 9 / 10);
    }

    @Test
    void everyShortenedFileIsRefused() {
        byte[] file = file();
        for (int length = 0; length < file.length; length++) {
            assertThat(isRead(Arrays.copyOf(file, length), length)).isFalse();
        }
    }

    private static boolean isRead(byte[] file, int at) {
        try (AudioReader reader = at % 2 == 0 ? Reading.file(file) : Reading.stream(file)) {
            AudioBlock block = AudioBlock.allocate(reader.spec().channels(), 64);
            if (at % 3 == 0) {
                reader.skip(70);
            }
            while (reader.read(block) > 0) {
                // To the end.
            }
            return true;
        } catch (AudioFormatException refused) {
            return false;
        } catch (IOException | RuntimeException | Error escaped) {
            return fail("byte " + at, escaped);
        }
    }

    private static byte[] file() {
        int[][] first = {FlacReaderTest.walk(1, 16), FlacReaderTest.walk(2, 16)};
        byte[] table = new byte[18];
        table[7] = 100;
        table[15] = 120;
        byte[] comment = "\2\0\0\0me\1\0\0\0\7\0\0\0TITLE=x".getBytes(StandardCharsets.ISO_8859_1);
        return new FlacBytes(48_000, 2, 16)
                .block(3, table)
                .block(4, comment)
                .block(6, new byte[40])
                .frame(FlacBytes.LEFT_SIDE, first, FlacCoding.fixed(2, Residual.rice(7, 6)), FlacCoding.verbatim())
                .frame(
                        first,
                        FlacCoding.linear(12, 10, Residual.rice2(7), 1900, -900),
                        FlacCoding.fixed(0, Residual.rice(Residual.ESCAPE)))
                .frame(new int[2][30], FlacCoding.constant())
                .bytes();
    }

    /** Makes the checksums of the frames right, as far as their places are still known, and that of the audio unknown. */
    private static void repair(byte[] file) {
        Arrays.fill(file, 26, 42, (byte) 0);
        byte[] good = file();
        int[] starts = FlacMutationTest.frameStarts(good);
        for (int f = 0; f + 1 < starts.length; f++) {
            int crc8At = starts[f] + 6;
            file[crc8At] = (byte) FlacBytes.slowCrc(Arrays.copyOfRange(file, starts[f], crc8At), 8, 0x07);
            int crc16At = starts[f + 1] - 2;
            int crc16 = FlacBytes.slowCrc(Arrays.copyOfRange(file, starts[f], crc16At), 16, 0x8005);
            file[crc16At] = (byte) (crc16 >> 8);
            file[crc16At + 1] = (byte) crc16;
        }
    }

    private static int[] frameStarts(byte[] file) {
        int[] starts = new int[4];
        int count = 0;
        for (int i = 42; i < file.length - 1 && count < 3; i++) {
            if (file[i] == -1 && (file[i + 1] & 0xFF) == 0xF8 && file[i + 4] == count) {
                starts[count++] = i;
            }
        }
        starts[3] = file.length;
        return starts;
    }
}
