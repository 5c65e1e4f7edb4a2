package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GainReductionHistogramTest {

    // half a step of 0.01 dB
    private static final double HALF_STEP_DB = 0.005 + 1e-9;

    private final GainReductionHistogram histogram = new GainReductionHistogram();

    @Test
    void nothingAddedIsNoReduction() {
        assertThat(histogram.reading()).isEqualTo(GainReduction.NONE);
    }

    @Test
    void unityIsNoReduction() {
        add(1.0, 10_000);
        assertThat(histogram.reading()).isEqualTo(GainReduction.NONE);
    }

    @Test
    void constantReductionIsReadInEveryFigure() {
        add(Decibels.toAmplitude(-3.0), 16_000);
        GainReduction reading = histogram.reading();
        assertThat(reading.maxDb()).isCloseTo(3.0, within(1e-12));
        assertThat(reading.p95Db()).isEqualTo(3.0);
        assertThat(reading.meanDb()).isCloseTo(3.0, within(1e-12));
        assertThat(reading.activeShare()).isEqualTo(1.0);
    }

    @Test
    void figuresEqualThoseOfTheSortedReductions() {
        Random random = new Random(5);
        double[] reductionsDb = new double[4_000];
        for (int i = 0; i < reductionsDb.length; i++) {
            reductionsDb[i] = random.nextInt(3) == 0 ? 0.0 : 12.0 * random.nextDouble();
            add(Decibels.toAmplitude(-reductionsDb[i]), 16);
        }
        Arrays.sort(reductionsDb);
        GainReduction reading = histogram.reading();
        assertThat(reading.maxDb()).isCloseTo(reductionsDb[reductionsDb.length - 1], within(1e-9));
        assertThat(reading.p95Db()).isCloseTo(reductionsDb[(int) (0.95 * 4_000) - 1], within(HALF_STEP_DB));
        assertThat(reading.meanDb())
                .isCloseTo(Arrays.stream(reductionsDb).average().orElseThrow(), within(HALF_STEP_DB));
        long active = Arrays.stream(reductionsDb).filter(db -> db >= 0.005).count();
        // a reduction that lies on the border of the first step may fall on either side of it
        assertThat(reading.activeShare()).isCloseTo(active / 4_000.0, within(1.0 / 4_000));
    }

    @Test
    void ninetyFifthPercentileIgnoresAShortPeak() {
        add(1.0, 96_000);
        add(0.5, 4_000);
        assertThat(histogram.reading().p95Db()).isZero();
        assertThat(histogram.reading().maxDb()).isCloseTo(6.0206, within(1e-4));
        assertThat(histogram.reading().activeShare()).isCloseTo(0.04, within(1e-9));
    }

    @Test
    void deepestReductionIsFoundBetweenTheFramesThatAreCounted() {
        add(1.0, 5);
        add(0.25, 1);
        add(1.0, 100);
        assertThat(histogram.reading().maxDb()).isCloseTo(12.0412, within(1e-4));
    }

    @Test
    void reductionsBeyondTheLastStepCountAsTheLastStep() {
        add(1e-30, 160);
        assertThat(histogram.reading().p95Db()).isEqualTo(60.0);
        assertThat(histogram.reading().maxDb()).isCloseTo(600.0, within(1e-9));
    }

    @Test
    void gainOfZeroIsCountedAndStaysANumber() {
        add(0.0, 160);
        assertThat(histogram.reading().p95Db()).isEqualTo(60.0);
        assertThat(histogram.reading().maxDb()).isFinite();
    }

    @Test
    void resetForgetsEverything() {
        add(0.5, 100);
        histogram.reset();
        assertThat(histogram.reading()).isEqualTo(GainReduction.NONE);
    }

    private void add(double gain, int frames) {
        for (int i = 0; i < frames; i++) {
            histogram.add(gain);
        }
    }
}
