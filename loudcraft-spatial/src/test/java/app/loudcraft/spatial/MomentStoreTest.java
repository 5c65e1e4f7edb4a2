package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.render.SpatialMoment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentStoreTest {

    private static final double STEP = 0.05;

    /** 16,384 moments of 50 ms are 13.65 minutes. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 1",
        "100, 1",
        "16383, 1",
        "16384, 2",
        "16385, 2",
        "20001, 2",
        "32767, 2",
        "32768, 4",
        "50003, 4",
        "131072, 16"
    })
    void keepsTheLowestCorrelationsAndTheGreatestWidthsHoweverLongItLasts(int count, int perMoment) {
        float[][] added = randomMoments(count);
        MomentStore store = new MomentStore();
        for (float[] moment : added) {
            store.add(moment);
        }
        List<SpatialMoment> moments = store.moments(STEP * perMoment);
        assertThat(store.perMoment()).isEqualTo(perMoment);
        assertThat(moments).hasSize((count + perMoment - 1) / perMoment);
        for (int k = 0; k < moments.size(); k++) {
            SpatialMoment moment = moments.get(k);
            int from = k * perMoment, to = Math.min(count, from + perMoment);
            assertThat(moment.seconds()).isCloseTo(STEP * from, within(1e-9));
            assertThat(moment.intensityPercent()).isEqualTo(greatest(added, MomentStore.INTENSITY, from, to));
            assertThat(moment.correlationBefore()).isEqualTo(least(added, MomentStore.BEFORE, from, to));
            assertThat(moment.correlationAfter()).isEqualTo(least(added, MomentStore.AFTER, from, to));
            assertThat(moment.guardGain()).isEqualTo(least(added, MomentStore.GUARD, from, to));
            for (int band = 0; band < MomentStore.BANDS; band++) {
                assertThat(moment.widthDb().get(band)).isEqualTo(greatest(added, MomentStore.WIDTH + band, from, to));
            }
        }
    }

    @Test
    void resetBeginsAnew() {
        MomentStore store = new MomentStore();
        for (float[] moment : randomMoments(20_001)) {
            store.add(moment);
        }
        store.reset();
        assertThat(store.moments(STEP)).isEmpty();
        assertThat(store.perMoment()).isEqualTo(1);
        float[] moment = {50.0f, 0.5f, 0.25f, 1.0f, -6.0f, -7.0f, Float.NEGATIVE_INFINITY};
        store.add(moment);
        assertThat(store.moments(STEP))
                .containsExactly(
                        new SpatialMoment(0.0, 50.0, 0.5, 0.25, 1.0, List.of(-6.0, -7.0, Double.NEGATIVE_INFINITY)));
    }

    private static float[][] randomMoments(int count) {
        Random random = new Random(count);
        float[][] moments = new float[count][MomentStore.FIGURES];
        for (float[] moment : moments) {
            for (int figure = 0; figure < moment.length; figure++) {
                moment[figure] = random.nextFloat();
            }
        }
        return moments;
    }

    private static double least(float[][] moments, int figure, int from, int to) {
        float least = moments[from][figure];
        for (int i = from; i < to; i++) {
            least = Math.min(least, moments[i][figure]);
        }
        return least;
    }

    private static double greatest(float[][] moments, int figure, int from, int to) {
        float greatest = moments[from][figure];
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, moments[i][figure]);
        }
        return greatest;
    }
}
