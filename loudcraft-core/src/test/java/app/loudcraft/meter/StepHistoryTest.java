package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepHistoryTest {

    private static final HopGrid GRID = new HopGrid(11_025);

    private record Step(long number, double value) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void windowsAndMaximaAreThoseOfTheStepsThatAreThere(long seed) {
        Random random = new Random(seed);
        List<Step> steps = steps(random);
        StepHistory history = new StepHistory();
        steps.forEach(step -> history.add(step.number, step.value));
        // what comes later does not change a view
        StepHistory.View view = history.view(history.size(), history.runs());
        history.add(steps.get(steps.size() - 1).number + 1, 99.0);
        history.add(1_000_000, 99.0);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(view.step(i)).isEqualTo(steps.get(i).number);
            assertThat(view.value(i)).isEqualTo(steps.get(i).value);
        }
        for (int length : new int[] {1, 4, 30}) {
            assertWindows(steps, view, length);
        }
        for (int i = 0; i < 500; i++) {
            long from = random.nextInt(1_500) - 10;
            int count = random.nextInt(60);
            double largest = steps.stream()
                    .filter(step -> step.number >= from && step.number < from + count)
                    .mapToDouble(Step::value)
                    .max()
                    .orElse(-1.0);
            assertThat(view.largest(from, count)).isEqualTo(largest);
        }
    }

    private static void assertWindows(List<Step> steps, StepHistory.View view, int length) {
        List<Long> firsts = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int i = 0; i + length <= steps.size(); i++) {
            long first = steps.get(i).number;
            if (steps.get(i + length - 1).number == first + length - 1) {
                double sum = 0.0;
                for (int j = i; j < i + length; j++) {
                    sum += steps.get(j).value;
                }
                firsts.add(first);
                means.add(sum / GRID.frames(first * HopGrid.HOPS_PER_STEP, (first + length) * HopGrid.HOPS_PER_STEP));
            }
        }
        LoudnessTimeline timeline = new LoudnessTimeline(GRID, view, length);
        assertThat(view.meanSquares(GRID, length))
                .containsExactly(means.stream().mapToDouble(mean -> mean).toArray());
        assertThat(timeline.size()).isEqualTo(firsts.size());
        for (int i = 0; i < firsts.size(); i++) {
            assertThat(timeline.firstStep(i)).isEqualTo(firsts.get(i));
        }
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> timeline.startFrame(firsts.size()));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> timeline.endFrame(-1));
    }

    /** A thousand steps, of which runs of 1 to 60 follow each other with gaps between them. */
    private static List<Step> steps(Random random) {
        List<Step> steps = new ArrayList<>();
        long number = random.nextInt(3);
        while (steps.size() < 1_000) {
            int run = 1 + random.nextInt(random.nextBoolean() ? 3 : 60);
            for (int i = 0; i < run; i++) {
                steps.add(new Step(number++, random.nextDouble()));
            }
            number += 1 + random.nextInt(5);
        }
        return steps;
    }
}
