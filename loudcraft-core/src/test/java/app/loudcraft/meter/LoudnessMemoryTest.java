package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoudnessMemoryTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int STEPS_A_DAY = 24 * 3600 * 10;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void processingAllocatesNothingBetweenTwoChunksOfHistory(int channels) {
        LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.unspecified(channels));
        AudioBlock block = Signals.pink(1, 48_000, ChannelLayout.unspecified(channels), 128, -20.0)
                .block();
        for (int i = 0; i < 1_000; i++) {
            meter.process(block);
            meter.momentaryLufs();
        }
        long least = Long.MAX_VALUE;
        // the JVM itself may allocate while it recompiles; a meter that allocates does so in every round
        for (int round = 0; round < 5 && least > 0; round++) {
            long before = allocatedBytes();
            // 27 s; the first chunk of history lasts 409 s
            for (int i = 0; i < 10_000; i++) {
                meter.process(block);
                meter.momentaryLufs();
                meter.shortTermLufs();
            }
            least = Math.min(least, allocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void aDayOfHistoryTakesEightBytesForEvery100Ms() {
        long before = allocatedBytes();
        StepHistory history = new StepHistory();
        for (int i = 0; i < STEPS_A_DAY; i++) {
            history.add(i, i);
        }
        // the last chunk is not full, the list of chunks is doubled eight times, and one run has a chunk for its place
        assertThat(allocatedBytes() - before).isBetween(8L * STEPS_A_DAY, 8L * STEPS_A_DAY + 150_000);
        double[] singles = history.view(history.size(), history.runs()).meanSquares(new HopGrid(48_000), 1);
        assertThat(singles).hasSize(STEPS_A_DAY);
        for (int i = 0; i < STEPS_A_DAY; i++) {
            assertThat(singles[i] == i / 4800.0).as("step %d", i).isTrue();
        }
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
