package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.io.FuzzedAudio.Leaps;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A short run over what the fuzz tests start from, the same every time. */
class FuzzedAudioTest {

    private static final int MUTATIONS = 100;

    private final List<byte[]> seeds = AudioFilesFuzzTest.seeds().toList();

    @Test
    void whatFuzzingStartsFromIsReadAsFileAndAsStream() throws IOException {
        for (byte[] seed : seeds) {
            assertThat(Reading.samples(seed)).isNotEmpty();
            // Nothing but the order of AIFF's chunks may keep a stream from being read.
            if (seed[0] != 'F') {
                assertThat(Reading.all(Reading.stream(seed), 7).toInterleaved()).isEqualTo(Reading.samples(seed));
            }
        }
    }

    @Test
    void theFilesThatFuzzingStartsFromCanBeLeaptThrough() throws IOException {
        for (byte[] seed : seeds) {
            FuzzedAudio.check(seed, Reading::any, Leaps.EXACT);
        }
    }

    @Test
    void theSamplesOfDamagedFilesDoNotDependOnTheWayTheyAreRead() throws IOException {
        Random random = new Random(11);
        for (byte[] seed : seeds) {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] damaged = seed.clone();
                for (int changes = random.nextInt(3); changes >= 0; changes--) {
                    damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
                }
                FuzzedAudio.check(SealedFlac.of(damaged), Reading::any, Leaps.SAFE);
            }
        }
    }

    @Test
    void sealedFramesPassTheirChecksumsWhateverTheyHold() throws IOException {
        byte[] file = FlacBytes.mono16(1, 2, 3, 4);
        int last = file.length - 3;
        file[last] ^= 0x40;

        Faults.assertRefused(file, AudioFormatException.Kind.MALFORMED, 42, "CRC-16");
        assertThat(Reading.samples(SealedFlac.of(file))[3]).isEqualTo((4 ^ 0x40) * 0x1p-15f);
    }
}
