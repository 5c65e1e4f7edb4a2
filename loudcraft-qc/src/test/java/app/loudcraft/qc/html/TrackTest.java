package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrackTest {

    private static Track track(double... values) {
        return new Track(0.2, 0.1, values.length, i -> values[i]);
    }

    @Test
    void shortTracksStayAsTheyAre() {
        Track track = track(1.0, 2.0, 3.0).thinnedToHighest(3);
        assertThat(track.size()).isEqualTo(3);
        assertThat(track.value(2)).isEqualTo(3.0);
        assertThat(track.startSeconds()).isEqualTo(0.2);
    }

    @Test
    void thinningKeepsWhatMatters() {
        Track track = track(1.0, 5.0, Double.NaN, 2.0, Double.NaN, Double.NaN, 7.0);
        Track highest = track.thinnedToHighest(4);
        assertThat(highest.size()).isEqualTo(4);
        assertThat(highest.value(0)).isEqualTo(5.0);
        assertThat(highest.value(1)).isEqualTo(2.0);
        assertThat(highest.value(2)).isNaN();
        assertThat(highest.value(3)).isEqualTo(7.0);
        assertThat(track.thinnedToLowest(4).value(0)).isEqualTo(1.0);
    }

    @Test
    void figuresThatWereTakenTogetherStandInTheirMiddle() {
        Track thinned = track(1.0, 2.0, 3.0, 4.0).thinnedToHighest(2);
        // 0.2 and 0.3, then 0.4 and 0.5; rounding only
        assertThat(thinned.seconds(0)).isCloseTo(0.25, within(1e-12));
        assertThat(thinned.seconds(1)).isCloseTo(0.45, within(1e-12));
        assertThat(thinned.stepSeconds()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void emptyTracksHaveNoExtremes() {
        assertThat(track().highest()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(track(Double.NaN).lowest()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(track().thinnedToHighest(10).size()).isZero();
    }
}
