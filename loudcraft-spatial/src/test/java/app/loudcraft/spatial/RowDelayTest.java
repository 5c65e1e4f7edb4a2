package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowDelayTest {

    private static final int HOP = 5;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void rowsComeBackAsManyHopsLaterAndSilenceBefore(int hops) {
        RowDelay delay = new RowDelay(hops, HOP);
        double[] x = Hops.noise(1, 40 * HOP);
        for (int round = 0; round < 2; round++) {
            for (int hop = 0; hop < 40; hop++) {
                double[] late = new double[HOP];
                delay.exchange(x, hop * HOP, late);
                int from = (hop - hops) * HOP;
                assertThat(late).isEqualTo(from < 0 ? new double[HOP] : Arrays.copyOfRange(x, from, from + HOP));
            }
            delay.reset();
        }
    }
}
