package app.loudcraft.internal.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeekPointsTest {

    private static final int RATE_HZ = 8_000;
    private static final int BLOCK = 4_096;

    /** Up to 2,560 s the points stand 10 s apart, then 20, and so on. */
    @ParameterizedTest
    @CsvSource({"1, 10, 1", "25, 10, 3", "2559, 10, 256", "2562, 20, 129", "5119, 20, 256", "100000, 640, 157"})
    void pointsStandEvenlyHoweverLongTheStream(int seconds, int distanceSeconds, int expected) {
        SeekPoints points = new SeekPoints(RATE_HZ);
        long end = (long) seconds * RATE_HZ;
        for (long at = 0; at < end; at += BLOCK) {
            points.pass(at, 3 * at, (int) Math.min(BLOCK, end - at));
        }
        ByteBuffer table = ByteBuffer.allocate(SeekPoints.BYTES);
        points.put(table);
        table.flip();

        assertThat(table.remaining()).isEqualTo(256 * 18);
        for (int i = 0; i < 256; i++) {
            long frame = table.getLong();
            long offset = table.getLong();
            int length = table.getShort();
            if (i < expected) {
                long due = (long) i * distanceSeconds * RATE_HZ;
                assertThat(frame).as("point %d", i).isEqualTo(due / BLOCK * BLOCK);
                assertThat(offset).isEqualTo(3 * frame);
                assertThat(length).isEqualTo((int) Math.min(BLOCK, end - frame));
            } else {
                assertThat(frame).as("point %d", i).isEqualTo(-1);
                assertThat(offset).isZero();
                assertThat(length).isZero();
            }
        }
    }
}
