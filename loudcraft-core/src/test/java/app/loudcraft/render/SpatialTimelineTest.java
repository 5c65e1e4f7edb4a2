package app.loudcraft.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpatialTimelineTest {

    private static SpatialMoment moment(double seconds, double before, double after, double guard) {
        return new SpatialMoment(seconds, 40.0, before, after, guard, List.of(-12.0));
    }

    private static SpatialTimeline timeline(List<SpatialMoment> moments) {
        return new SpatialTimeline(0.05, List.of(), moments);
    }

    @Test
    void lowestAndMeanAreThoseOfAllMoments() {
        SpatialTimeline timeline = timeline(
                List.of(moment(0.0, 1.0, 0.9, 1.0), moment(0.05, -0.5, -0.6, 0.25), moment(0.1, 0.4, 0.3, 0.5)));

        // Means of three figures: no more than rounding apart.
        assertThat(timeline.lowestCorrelationBefore()).hasValue(-0.5);
        assertThat(timeline.meanCorrelationBefore().orElseThrow()).isCloseTo(0.3, within(1e-15));
        assertThat(timeline.lowestCorrelationAfter()).hasValue(-0.6);
        assertThat(timeline.meanCorrelationAfter().orElseThrow()).isCloseTo(0.2, within(1e-15));
        assertThat(timeline.lowestGuardGain()).hasValue(0.25);
        assertThat(timeline.meanGuardGain().orElseThrow()).isCloseTo(1.75 / 3.0, within(1e-15));
    }

    @Test
    void figuresThatAreUnknownAreLeftOut() {
        SpatialTimeline timeline =
                timeline(List.of(moment(0.0, Double.NaN, 0.5, Double.NaN), moment(0.05, 0.8, Double.NaN, 0.5)));

        assertThat(timeline.meanCorrelationBefore()).hasValue(0.8);
        assertThat(timeline.lowestCorrelationAfter()).hasValue(0.5);
        assertThat(timeline.lowestGuardGain()).hasValue(0.5);
    }

    @Test
    void withoutMomentsThereAreNoFigures() {
        SpatialTimeline timeline = timeline(List.of());

        assertThat(timeline.lowestCorrelationBefore()).isEmpty();
        assertThat(timeline.meanCorrelationAfter()).isEmpty();
        assertThat(timeline.lowestGuardGain()).isEmpty();
    }

    @Test
    void whatBeginsAtTheEndOrLaterIsNoPartOfTheStream() {
        List<SpatialMoment> moments = IntStream.range(0, 8)
                .mapToObj(i -> moment(0.25 * i, 0.5, 0.5, 1.0))
                .toList();
        SpatialReport report = new SpatialReport("engine", "stereo", List.of(), timeline(moments));

        assertThat(report.before(1.0).timeline().moments()).isEqualTo(moments.subList(0, 4));
        assertThat(report.before(1.01).timeline().moments()).isEqualTo(moments.subList(0, 5));
        assertThat(report.before(100.0)).isEqualTo(report);
    }

    @Test
    void aMomentWithAnotherNumberOfBandsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpatialTimeline(0.05, List.of(250.0), List.of(moment(0.0, 1.0, 1.0, 1.0))))
                .withMessage("moments must have 2 bands, but one has 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new SpatialTimeline(Double.NaN, List.of(), List.of()));
    }
}
