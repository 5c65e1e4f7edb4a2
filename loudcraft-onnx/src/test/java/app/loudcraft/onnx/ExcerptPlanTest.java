package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExcerptPlanTest {

    private static final int WINDOW = MelWindow.FRAMES;

    @Test
    void longTracksOfferTwoWindowsInEachOfFiveEqualSlots() {
        for (long frames : new long[] {1_430, 2_000, 2_900, 3_000, 10_336, 465_000, 1L << 36}) {
            ExcerptPlan plan = ExcerptPlan.of(frames);
            assertThat(plan.slots()).hasSize(ExcerptPlan.MOST_WINDOWS);
            long free = (long) (0.05 * frames);
            for (ExcerptPlan.Slot slot : plan.slots()) {
                assertThat(slot.first()).as("of %d frames", frames).isGreaterThanOrEqualTo(free);
                free = slot.first() + WINDOW;
                if (slot.second() >= 0) {
                    // A frame is two hops long, so the samples of the two windows do not overlap from two frames on.
                    assertThat(slot.second()).isGreaterThanOrEqualTo(free + 2);
                    free = slot.second() + WINDOW;
                }
            }
            assertThat(free).isLessThanOrEqualTo(frames - (long) (0.05 * frames));
        }
        assertThat(ExcerptPlan.of(10_336).slots()).allMatch(slot -> slot.second() > 0);
    }

    @Test
    void shortTracksAreOneStretchWithoutTheirFirstAndLastTwentieth() {
        ExcerptPlan plan = ExcerptPlan.of(775);
        assertThat(plan.slots()).isEmpty();
        assertThat(plan.from()).isEqualTo(38);
        assertThat(plan.to()).isEqualTo(737);
        assertThat(ExcerptPlan.startsIn(699)).containsExactly(0, 147, 295, 443);
    }

    @Test
    void whatIsHardlyAWindowIsHeardFromTheMiddleAndWhatIsLessAsAWhole() {
        assertThat(ExcerptPlan.of(270)).isEqualTo(new ExcerptPlan(List.of(), 7, 263));
        assertThat(ExcerptPlan.of(255)).isEqualTo(new ExcerptPlan(List.of(), 0, 255));
        assertThat(ExcerptPlan.of(0)).isEqualTo(new ExcerptPlan(List.of(), 0, 0));
        assertThat(ExcerptPlan.startsIn(256)).containsExactly(0);
        assertThat(ExcerptPlan.startsIn(1)).containsExactly(0);
    }

    @Test
    void windowsOfAStretchOverlapByHalfAtMost() {
        for (int frames = 256; frames <= 1_280; frames++) {
            int last = 0;
            for (int start : ExcerptPlan.startsIn(frames)) {
                assertThat(start == 0 || start - last >= WINDOW / 2).isTrue();
                assertThat(start + WINDOW).isLessThanOrEqualTo(frames);
                last = start;
            }
            assertThat(last + WINDOW).isLessThanOrEqualTo(frames);
        }
    }
}
