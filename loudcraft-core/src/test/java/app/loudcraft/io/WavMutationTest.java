package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WavMutationTest {

    private static final int MUTATIONS = 20_000;

    // A reader's own buffer is 64 KiB, an odd chunk in a stream may take some more; what a damaged size field claims
    // would be megabytes.
    private static final long MOST_BYTES_ALLOCATED = 1 << 20;

    private static final List<byte[]> SEEDS = List.of(
            WavBytes.pcm16(2, 1, 2, 3, 4, 5, 6),
            WavBytes.wav()
                    .extensible(1, 3, 48_000, 24, 20, 7)
                    .data(new byte[18])
                    .bytes(),
            WavBytes.wav()
                    .fmt(3, 1, 48_000, 32, 4, 18)
                    .chunk("fact", new byte[4])
                    .data(new byte[17])
                    .bytes(),
            WavBytes.wav()
                    .chunk("bext", new byte[9])
                    .fmt(1, 1, 44_100, 8)
                    .data(new byte[5])
                    .chunk("LIST", new byte[20])
                    .bytes(),
            WavBytes.wav()
                    .container("RF64")
                    .riffSize(-1)
                    .ds64(80, 8)
                    .fmt(1, 2, 48_000, 16)
                    .chunk("data", -1, new byte[8])
                    .chunk("iXML", new byte[6])
                    .bytes());

    @Test
    void damagedFileIsReadOrRefusedAndNothingElse() {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        // The first rounds also load classes, which is no fault of the file.
        for (int seed = 0; seed < MUTATIONS / 10; seed++) {
            isRead(seed, mutate(new Random(seed)));
        }
        int read = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] file = mutate(new Random(seed));
            long before = thread.getCurrentThreadAllocatedBytes();
            read += isRead(seed, file) ? 1 : 0;
            long allocated = thread.getCurrentThreadAllocatedBytes() - before;
            if (allocated > MOST_BYTES_ALLOCATED) {
                fail("seed " + seed + " took " + allocated + " bytes of memory");
            }
        }
        // Both ways are taken often, or the test would prove nothing.
        assertThat(read).isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    private static boolean isRead(int seed, byte[] file) {
        try (AudioReader reader = seed % 2 == 0 ? Reading.file(file) : Reading.stream(file)) {
            AudioBlock block = AudioBlock.allocate(reader.spec().channels(), 16);
            while (reader.read(block) > 0) {
                // To the end.
            }
            return true;
        } catch (AudioFormatException refused) {
            return false;
        } catch (IOException | RuntimeException | Error escaped) {
            return fail("seed " + seed, escaped);
        }
    }

    private static byte[] mutate(Random random) {
        byte[] file = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        int flips = random.nextInt(4);
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(file.length);
            file[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) (file[at] ^ 1 << random.nextInt(8));
                case 1 -> (byte) -1;
                default -> (byte) random.nextInt();
            };
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length + 1)) : file;
    }
}
