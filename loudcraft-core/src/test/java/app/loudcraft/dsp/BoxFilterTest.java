package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxFilterTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 141, 256})
    void sumsTheLastValuesExactly(int length) {
        Random random = new Random(length);
        long rest = 1L << 36;
        long[] values = random.longs(5_000, 0, rest + 1).toArray();
        BoxFilter box = new BoxFilter(length, rest);
        for (int i = 0; i < values.length; i++) {
            long expected = 0;
            for (int j = i - length + 1; j <= i; j++) {
                expected += j < 0 ? rest : values[j];
            }
            assertThat(box.next(values[i])).isEqualTo(expected);
        }
    }

    @Test
    void constantComesOutExactAfterAMillionOtherValues() {
        BoxFilter box = new BoxFilter(100, 0);
        new Random(1).longs(1_000_000, 0, 1L << 36).forEach(box::next);
        long sum = 0;
        for (int i = 0; i < 100; i++) {
            sum = box.next(1L << 36);
        }
        assertThat(sum).isEqualTo(100L << 36);
    }

    @Test
    void resetIsAsGoodAsNew() {
        BoxFilter box = new BoxFilter(3, 10);
        box.next(1);
        box.next(2);
        box.reset();
        assertThat(box.next(10)).isEqualTo(30);
        assertThat(box.next(4)).isEqualTo(24);
    }

    @Test
    void emptyBoxAndOverflowAreRefused() {
        assertThatThrownBy(() -> new BoxFilter(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must be at least 1, but was 0");
        assertThatThrownBy(() -> new BoxFilter(4, Long.MAX_VALUE / 2)).isInstanceOf(ArithmeticException.class);
    }
}
