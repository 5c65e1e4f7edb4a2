package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.render.SpatialMoment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LatestMomentTest {

    private static final int WRITES = 300_000;

    @Test
    void isEmptyBeforeTheFirstMomentAndAfterReset() {
        LatestMoment latest = new LatestMoment(0.05);
        assertThat(latest.read()).isEmpty();
        latest.write(new float[MomentStore.FIGURES]);
        assertThat(latest.read()).isPresent();
        latest.reset();
        assertThat(latest.read()).isEmpty();
    }

    @Test
    void isTheLastOneThatWasWritten() {
        LatestMoment latest = new LatestMoment(0.5);
        for (int k = 0; k < 3; k++) {
            latest.write(new float[] {10.0f + k, 0.5f, 0.25f, 1.0f, -6.0f, Float.NEGATIVE_INFINITY, k});
        }
        assertThat(latest.read())
                .contains(new SpatialMoment(1.0, 12.0, 0.5, 0.25, 1.0, List.of(-6.0, Double.NEGATIVE_INFINITY, 2.0)));
    }

    @Test
    void aReaderNeverSeesHalfOfOneMomentAndHalfOfAnother() throws InterruptedException {
        LatestMoment latest = new LatestMoment(1.0);
        CountDownLatch ready = new CountDownLatch(1);
        Thread writer = new Thread(() -> {
            float[] moment = new float[MomentStore.FIGURES];
            ready.countDown();
            for (int k = 0; k < WRITES; k++) {
                Arrays.fill(moment, k);
                latest.write(moment);
            }
        });
        writer.start();
        ready.await();
        double before = -1.0;
        for (int read = 0; read < WRITES; read++) {
            Optional<SpatialMoment> moment = latest.read();
            if (moment.isPresent()) {
                before = assertWhole(moment.get(), before);
            }
        }
        writer.join();
        assertWhole(latest.read().orElseThrow(), WRITES - 1);
    }

    /** All figures are the number of the moment; moments never go back. */
    private static double assertWhole(SpatialMoment moment, double least) {
        double number = moment.seconds();
        boolean whole = number >= least
                && moment.intensityPercent() == number
                && moment.correlationBefore() == number
                && moment.correlationAfter() == number
                && moment.guardGain() == number
                && moment.widthDb().equals(List.of(number, number, number));
        assertThat(whole).as("%s after %s", moment, least).isTrue();
        return number;
    }
}
