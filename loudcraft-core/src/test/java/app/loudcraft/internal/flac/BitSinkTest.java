package app.loudcraft.internal.flac;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitSinkTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bitsStandOneBehindTheOther(long seed) {
        Random random = new Random(seed);
        BitSink sink = new BitSink();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    int zeros = random.nextInt(90);
                    sink.putUnary(zeros);
                    expected.append("0".repeat(zeros)).append('1');
                }
                case 1 -> putRice(sink, expected, random);
                default -> {
                    int width = random.nextInt(65);
                    long value = random.nextLong();
                    sink.put(value, width);
                    expected.append(bits(value, width));
                }
            }
        }
        sink.align();
        expected.append("0".repeat(-expected.length() & 7));

        assertThat(sink.length()).isEqualTo(expected.length() / 8);
        assertThat(text(sink)).isEqualTo(expected.toString());
    }

    private static void putRice(BitSink sink, StringBuilder expected, Random random) {
        int parameter = random.nextInt(31);
        int[] numbers = new int[8];
        long total = 0;
        for (int i = 2; i < 7; i++) {
            numbers[i] =
                    (int) ((long) random.nextInt() >> Math.min(31, 24 - Math.min(24, parameter) + random.nextInt(9)));
            long folded = numbers[i] >= 0 ? 2L * numbers[i] : -2L * numbers[i] - 1;
            total += (folded >> parameter) + 1 + parameter;
            expected.append("0".repeat((int) (folded >> parameter))).append('1').append(bits(folded, parameter));
        }
        sink.putRice(numbers, 2, 7, parameter, total);
    }

    @Test
    void clearedSinkBeginsAnew() {
        BitSink sink = new BitSink();
        sink.put(-1, 61);
        sink.clear();
        sink.put(5, 3);
        sink.align();

        assertThat(text(sink)).isEqualTo("10100000");
    }

    private static String bits(long value, int width) {
        StringBuilder bits = new StringBuilder();
        for (int i = width - 1; i >= 0; i--) {
            bits.append(value >>> i & 1);
        }
        return bits.toString();
    }

    private static String text(BitSink sink) {
        String binary = new BigInteger(1, java.util.Arrays.copyOf(sink.bytes(), sink.length())).toString(2);
        return "0".repeat(8 * sink.length() - binary.length()) + binary;
    }
}
