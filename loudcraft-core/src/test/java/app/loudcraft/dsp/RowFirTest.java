package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFirTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 13, 78})
    void filtersAsTheSumSaysWhateverTheRows(int count) {
        Random random = new Random(count);
        double[] taps = random.doubles(count, -1.0, 1.0).toArray();
        double[] x = random.doubles(300, -1.0, 1.0).toArray();
        RowFir fir = new RowFir(taps, 64);
        double[] row = new double[64];
        for (int at = 0; at < x.length; ) {
            int frames = Math.min(random.nextInt(65), x.length - at);
            System.arraycopy(x, at, row, 0, frames);
            fir.filter(row, frames, row);
            for (int i = 0; i < frames; i++) {
                double sum = 0.0;
                for (int k = 0; k < count && k <= at + i; k++) {
                    sum += taps[k] * x[at + i - k];
                }
                assertThat(row[i]).isCloseTo(sum, within(1e-13));
            }
            at += frames;
        }
        fir.reset();
        row[0] = 1.0;
        fir.filter(row, 1, row);
        assertThat(row[0]).isEqualTo(taps[0]);
    }
}
