package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelayLineTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 272})
    void returnsWhatCameInThatManyFramesAgoAndZeroBefore(int frames) {
        DelayLine delay = new DelayLine(frames);
        for (int i = 1; i <= 1_000; i++) {
            assertThat(delay.next(i)).isEqualTo(Math.max(0, i - frames));
        }
    }

    @Test
    void resetForgetsEverything() {
        DelayLine delay = new DelayLine(3);
        delay.next(1f);
        delay.next(2f);
        delay.reset();
        assertThat(delay.next(3f)).isZero();
        assertThat(delay.next(4f)).isZero();
        assertThat(delay.next(5f)).isZero();
        assertThat(delay.next(6f)).isEqualTo(3f);
    }

    @Test
    void noDelayIsRefused() {
        assertThatThrownBy(() -> new DelayLine(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frames must be at least 1, but was 0");
    }
}
