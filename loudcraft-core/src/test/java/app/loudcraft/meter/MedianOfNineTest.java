package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedianOfNineTest {

    @Test
    void isTheFifthOfTheSorted() {
        // A network of comparisons that is right for all inputs of 0 and 1 is right for all (D. Knuth, TAOCP 3, 5.3.4).
        for (int bits = 0; bits < 1 << MedianOfNine.COUNT; bits++) {
            double[] x = new double[MedianOfNine.COUNT];
            for (int i = 0; i < x.length; i++) {
                x[i] = bits >> i & 1;
            }
            assertThat(MedianOfNine.of(x)).isEqualTo(fifth(x));
        }
    }

    @Test
    void isOneOfTheFiguresToTheBit() {
        Random random = new Random(1);
        for (int k = 0; k < 1_000; k++) {
            double[] x = random.doubles(MedianOfNine.COUNT).toArray();
            assertThat(MedianOfNine.of(x)).isEqualTo(fifth(x));
        }
    }

    private static double fifth(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        return sorted[MedianOfNine.COUNT / 2];
    }
}
