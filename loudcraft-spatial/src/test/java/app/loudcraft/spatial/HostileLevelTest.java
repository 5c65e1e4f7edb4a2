package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.render.SpatialMoment;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A stream that was once as loud as floats go is a stream like any other some seconds after. */
class HostileLevelTest {

    private static final int RATE = 22_050;

    /** The slow envelope of the transient keeper forgets 770 dB with a time constant of 50 ms: in 9 s. */
    private static final int FORGOTTEN_SECONDS = 11;

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void samplesAtTheEndOfTheRangeLeaveNoTrace(SpatialQuality quality) {
        AudioBuffer music = StereoSignals.correlated(0.9, RATE, FORGOTTEN_SECONDS + 2.0);
        AudioBuffer hit = music.copy();
        for (int i = RATE / 2; i < RATE; i++) {
            float most = i / 50 % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
            hit.channel(0)[i] = most;
            hit.channel(1)[i] = i % 3 == 0 ? -most : most;
        }
        SpatialEngine undisturbed = engine(quality);
        SpatialEngine disturbed = engine(quality);
        AudioBuffer expected = Chain.of(undisturbed).render(music);
        AudioBuffer out = Chain.of(disturbed).render(hit);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < out.frames(); i++) {
                assertThat(Math.abs(out.channel(c)[i])).as("frame %d", i).isLessThanOrEqualTo(Float.MAX_VALUE);
            }
            for (int i = FORGOTTEN_SECONDS * RATE; i < out.frames(); i++) {
                // recursive filters come back to within the last place of a double, which a float may round elsewhere
                assertThat(out.channel(c)[i]).as("frame %d", i).isCloseTo(expected.channel(c)[i], within(2e-8f));
            }
        }
        List<SpatialMoment> moments = disturbed.report().timeline().moments();
        int late = 20 * FORGOTTEN_SECONDS;
        for (int k = late; k < late + 20; k++) {
            SpatialMoment moment = moments.get(k);
            SpatialMoment other = undisturbed.report().timeline().moments().get(k);
            assertThat(moment.correlationAfter()).isCloseTo(other.correlationAfter(), within(1e-6));
            assertThat(moment.guardGain()).isCloseTo(other.guardGain(), within(1e-6));
            for (int band = 0; band < moment.widthDb().size(); band++) {
                assertThat(moment.widthDb().get(band)).isCloseTo(other.widthDb().get(band), within(1e-5));
            }
        }
    }

    private static SpatialEngine engine(SpatialQuality quality) {
        return SpatialEngine.builder().quality(quality).intensityPercent(100.0).build();
    }
}
