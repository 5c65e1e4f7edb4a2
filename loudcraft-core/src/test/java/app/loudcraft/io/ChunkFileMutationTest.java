package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every bit of small AIFF, RIFX and Wave64 files turned, every byte set to the ends of its range, every shorter length. */
class ChunkFileMutationTest {

    // A reader's own buffer is 64 KiB; what a damaged size field claims would be megabytes.
    private static final long MOST_BYTES_ALLOCATED = 1 << 20;

    private static final List<byte[]> FILES = List.of(
            AiffBytes.pcm16(2, 1, 2, 3, 4, 5, 6),
            AiffBytes.aiff()
                    .chunk("ANNO", new byte[] {65, 66, 67})
                    .ssnd(2, 4, new byte[20])
                    .chunk("NAME", new byte[] {68, 69})
                    .comm(3, 2, 20, 44_100)
                    .chunk("(c) ", new byte[] {70})
                    .bytes(),
            AiffBytes.aifc()
                    .chunk("FVER", new byte[4])
                    .comm("fl32", 1, 4, 32, 96_000)
                    .ssnd(new byte[16])
                    .bytes(),
            AiffBytes.aifc()
                    .formSize(0)
                    .comm("sowt", 1, 0, 24, 96_000)
                    .ssndOfSize(0, new byte[10])
                    .bytes(),
            AiffBytes.aiff()
                    .chunk("CHAN", new byte[] {0, 121, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0})
                    .comm(3, 2, 16, 44_100)
                    .ssnd(new byte[12])
                    .chunk("CHAN", new byte[12 + 60])
                    .bytes(),
            RifxBytes.rifx()
                    .chunk("iXML", new byte[3])
                    .fmt(1, 2, 48_000, 16)
                    .chunk("data", new byte[8])
                    .chunk("id3 ", new byte[5])
                    .bytes(),
            RifxBytes.rifx().extensible(3, 1, 32, 4).chunk("data", new byte[8]).bytes(),
            Wave64Bytes.wave64()
                    .chunk("bext", new byte[9])
                    .fmt(1, 1, 44_100, 24)
                    .chunk("data", new byte[9])
                    .chunk("levl", new byte[3])
                    .bytes(),
            Wave64Bytes.wave64()
                    .size(-1)
                    .fmt(3, 1, 48_000, 64)
                    .chunk("data", Long.MAX_VALUE, new byte[20])
                    .bytes());

    @Test
    void damagedFileIsReadOrRefusedAndNothingElse() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int read = 0;
        int all = 0;
        for (byte[] whole : FILES) {
            // The first reading also loads classes, which is no fault of the file.
            assertThat(isRead(whole, false, "whole")).isTrue();
            for (int i = 0; i < 11 * whole.length; i++) {
                byte[] file = damaged(whole, i % whole.length, i / whole.length);
                for (boolean stream : new boolean[] {false, true}) {
                    String what = "byte " + i % whole.length + ", damage " + i / whole.length;
                    long before = thread.getCurrentThreadAllocatedBytes();
                    read += isRead(file, stream, what) ? 1 : 0;
                    all++;
                    assertThat(thread.getCurrentThreadAllocatedBytes() - before)
                            .as(what)
                            .isLessThan(MOST_BYTES_ALLOCATED);
                }
            }
        }
        // Both ways are taken often, or the test would prove nothing.
        assertThat(read).isBetween(all / 10, all * 9 / 10);
    }

    private static boolean isRead(byte[] file, boolean stream, String what) {
        try (AudioReader reader = stream ? Reading.stream(file) : Reading.file(file)) {
            AudioBlock block = AudioBlock.allocate(reader.spec().channels(), 16);
            while (reader.read(block) > 0) {
                // To the end.
            }
            return true;
        } catch (AudioFormatException refused) {
            return false;
        } catch (IOException | RuntimeException | Error escaped) {
            return fail(what, escaped);
        }
    }

    /** One byte with one of its bits turned, or all set, or all clear; or the file up to that byte. */
    private static byte[] damaged(byte[] whole, int at, int damage) {
        byte[] file = whole.clone();
        switch (damage) {
            case 8 -> file[at] = -1;
            case 9 -> file[at] = 0;
            case 10 -> file = Arrays.copyOf(file, at);
            default -> file[at] ^= (byte) (1 << damage);
        }
        return file;
    }
}
