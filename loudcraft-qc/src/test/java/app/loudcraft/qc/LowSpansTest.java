package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.qc.LowSpans.Span;
import org.junit.jupiter.api.Test;

class LowSpansTest {

    private static LowSpans windows(LowSpans spans, double... figures) {
        for (int i = 0; i < figures.length; i++) {
            spans.window(i / 10.0, i / 10.0 + 0.4, figures[i]);
        }
        spans.close();
        return spans;
    }

    @Test
    void mergesWindowsThatTouch() {
        LowSpans spans = windows(new LowSpans(0.0, 0.0), 1, -0.1, 1, 1, 1, -0.3, 1, 1, 1, 1, 1, 1, -0.2);
        assertThat(spans.spans()).containsExactly(new Span(0.1, 0.9, -0.3), new Span(1.2, 1.6, -0.2));
        assertThat(spans.totalSeconds()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void dropsWhatIsTooShort() {
        LowSpans spans = windows(new LowSpans(0.0, 0.6), -1, 1, 1, 1, 1, 1, -1, -1, -1);
        assertThat(spans.spans()).singleElement().satisfies(span -> {
            assertThat(span.startSeconds()).isEqualTo(0.6);
            assertThat(span.seconds()).isCloseTo(0.6, within(1e-12));
        });
    }

    @Test
    void countsMoreSpansThanItKeeps() {
        LowSpans spans = new LowSpans(0.0, 0.0);
        for (int i = 0; i < 5_000; i++) {
            spans.window(i, i + 0.5, -1.0);
        }
        spans.close();
        assertThat(spans.spans()).hasSize(1_000);
        assertThat(spans.totalSeconds()).isEqualTo(2_500.0);
    }
}
