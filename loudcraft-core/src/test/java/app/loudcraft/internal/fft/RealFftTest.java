package app.loudcraft.internal.fft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealFftTest {

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 64, 256})
    void forwardIsTheDiscreteFourierTransformByItsDefinition(int size) {
        double[] x = noise(size, 1);
        double[] spectrum = x.clone();
        new RealFft(size).forward(spectrum);
        for (int k = 0; k <= size / 2; k++) {
            double re = 0.0;
            double im = 0.0;
            for (int n = 0; n < size; n++) {
                re += x[n] * StrictMath.cos(2.0 * Math.PI * k * n / size);
                im -= x[n] * StrictMath.sin(2.0 * Math.PI * k * n / size);
            }
            boolean real = k == 0 || k == size / 2;
            assertThat(spectrum[k == size / 2 ? 1 : 2 * k]).isCloseTo(re, within(1e-12 * size));
            assertThat(real ? 0.0 : spectrum[2 * k + 1]).isCloseTo(im, within(1e-12 * size));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 1024, 32_768, 262_144})
    void inverseUndoesForward(int size) {
        double[] x = noise(size, 2);
        double[] y = x.clone();
        RealFft fft = new RealFft(size);
        fft.forward(y);
        fft.inverse(y);
        for (int i = 0; i < size; i++) {
            assertThat(y[i]).isCloseTo(x[i], within(1e-13));
        }
    }

    @Test
    void multiplyingSpectraConvolvesInACircle() {
        int size = 32;
        double[] a = noise(size, 3);
        double[] b = noise(size, 4);
        double[] product = a.clone();
        double[] other = b.clone();
        RealFft fft = new RealFft(size);
        fft.forward(product);
        fft.forward(other);
        fft.multiply(product, other);
        fft.inverse(product);
        for (int n = 0; n < size; n++) {
            double sum = 0.0;
            for (int k = 0; k < size; k++) {
                sum += a[k] * b[(n - k + size) % size];
            }
            assertThat(product[n]).isCloseTo(sum, within(1e-13));
        }
    }

    @Test
    void startsNoThreadsAndAllocatesNothing() {
        double[] x = noise(65_536, 5);
        RealFft fft = new RealFft(x.length);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int before = threads.getThreadCount();
        long id = Thread.currentThread().getId();
        long allocated = 0;
        for (int round = 0; round < 20; round++) {
            long start = threads.getThreadAllocatedBytes(id);
            for (int i = 0; i < 10; i++) {
                fft.forward(x);
                fft.inverse(x);
            }
            allocated = threads.getThreadAllocatedBytes(id) - start;
        }
        assertThat(allocated).isZero();
        assertThat(threads.getThreadCount()).isEqualTo(before);
    }

    @Test
    void refusesASizeThatIsNoPowerOfTwo() {
        assertThatThrownBy(() -> new RealFft(1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("size must be a power of two from 4 on, but was 1000");
    }

    private static double[] noise(int size, long seed) {
        return new Random(seed).doubles(size, -1.0, 1.0).toArray();
    }
}
