package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7, 9, 11, 17})
    void isTheMiddleOneOfTheSorted(int count) {
        int length = 101;
        Random random = new Random(count);
        float[] x = new float[count * length];
        for (int i = 0; i < x.length; i++) {
            // Coarse, so that many are equal.
            x[i] = random.nextInt(20);
        }
        int[] from = new int[count];
        for (int row = 0; row < count; row++) {
            from[row] = row * length;
        }
        float[] medians = new float[length];
        new MedianRows(count, length).median(x, from, medians, 0);
        for (int place = 0; place < length; place++) {
            float[] values = new float[count];
            for (int row = 0; row < count; row++) {
                values[row] = x[row * length + place];
            }
            Arrays.sort(values);
            assertThat(medians[place]).isEqualTo(values[count / 2]);
        }
    }
}
