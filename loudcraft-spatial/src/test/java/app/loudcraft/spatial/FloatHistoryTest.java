package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatHistoryTest {

    @ParameterizedTest
    @CsvSource({"0, 240", "1, 1", "1440, 240", "5000, 240", "100, 9000"})
    void everyDelayUpToThePastIsExact(int pastFrames, int mostFrames) {
        FloatHistory history = new FloatHistory(pastFrames, mostFrames);
        double[] x = Hops.noise(1, 40_000);
        double[] in = new double[mostFrames + 10];
        float[] out = new float[mostFrames + 10];
        Random random = new Random(2);
        int at = 0;
        while (at < x.length) {
            int frames = Math.min(x.length - at, 1 + random.nextInt(mostFrames));
            int from = random.nextInt(10);
            System.arraycopy(x, at, in, from, frames);
            history.append(in, from, from + frames);
            for (int delay : new int[] {0, pastFrames, random.nextInt(pastFrames + 1)}) {
                history.delayed(delay, out, from, from + frames);
                // both ends of the row; before the stream is silence
                assertThat(out[from]).isEqualTo(before(x, at - delay));
                assertThat(out[from + frames - 1]).isEqualTo(before(x, at + frames - 1 - delay));
            }
            at += frames;
        }
    }

    private static float before(double[] x, int frame) {
        return frame < 0 ? 0.0f : (float) (FloatHistory.SCALE * x[frame]);
    }

    @Test
    void resetIsSilence() {
        FloatHistory history = new FloatHistory(100, 50);
        history.append(Hops.noise(1, 50), 0, 50);
        history.reset();
        history.append(new double[50], 0, 50);
        float[] row = {1.0f, 1.0f};
        history.delayed(100, row, 0, 2);
        assertThat(row).containsOnly(0.0f);
        history.delayed(30, row, 0, 2);
        assertThat(row).containsOnly(0.0f);
    }
}
