package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HopHistoryTest {

    private static final int KEPT = 7;
    private static final int FIGURES = 3;

    @Test
    void sumsAreThoseOfTheRowsHoweverOftenTheyHaveGoneRound() {
        HopHistory history = new HopHistory(KEPT, FIGURES);
        double[] all = Hops.noise(1, 100 * FIGURES);
        double[] sums = new double[FIGURES];
        for (int next = 1; next <= 100; next++) {
            append(history, all, next - 1);
            assertThat(history.next()).isEqualTo(next);
            for (int from = next - KEPT; from <= next; from++) {
                for (int to = from; to <= next; to++) {
                    history.sum(from, to, sums);
                    for (int figure = 0; figure < FIGURES; figure++) {
                        double expected = 0.0;
                        for (int hop = Math.max(0, from); hop < to; hop++) {
                            expected += all[hop * FIGURES + figure];
                        }
                        assertThat(sums[figure]).as("[%d, %d)", from, to).isCloseTo(expected, within(1e-14));
                    }
                }
            }
        }
    }

    @Test
    void aRowIsFoundByItsNumber() {
        HopHistory history = new HopHistory(KEPT, FIGURES);
        double[] all = Hops.noise(2, 20 * FIGURES);
        for (int hop = 0; hop < 20; hop++) {
            append(history, all, hop);
        }
        for (int hop = 13; hop < 20; hop++) {
            assertThat(history.row(hop))
                    .containsExactly(all[hop * FIGURES], all[hop * FIGURES + 1], all[hop * FIGURES + 2]);
        }
    }

    @Test
    void resetIsLikeANewOne() {
        HopHistory history = new HopHistory(KEPT, FIGURES);
        append(history, Hops.noise(3, FIGURES), 0);
        history.reset();
        double[] sums = Hops.noise(4, FIGURES);
        history.sum(0, KEPT, sums);
        assertThat(history.next()).isZero();
        assertThat(sums).containsOnly(0.0);
    }

    private static void append(HopHistory history, double[] all, int hop) {
        System.arraycopy(all, hop * FIGURES, history.newRow(), 0, FIGURES);
        history.advance();
    }
}
