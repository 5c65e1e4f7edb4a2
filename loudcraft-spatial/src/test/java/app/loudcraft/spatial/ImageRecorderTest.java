package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialTimeline;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageRecorderTest {

    private static final int RATE = 48_000;
    private static final int MOMENT_FRAMES = 2_400;
    private static final int WINDOW_FRAMES = 19_200;
    private static final double SECONDS = 4.0;

    /**
     * How near the widths come: the bands are of first order, so that one whose gain moves is heard in its neighbours; and
     * live every other hop tells of two.
     */
    static Stream<Arguments> renderings() {
        List<Arguments> all = new ArrayList<>();
        for (int percent : new int[] {0, 60, 100}) {
            AudioBuffer mix = StereoSignals.correlated(0.8, RATE, SECONDS);
            AudioBuffer alternating = StereoSignals.alternating(RATE, SECONDS);
            all.add(Arguments.of(SpatialQuality.MASTERING, percent, "a mix", mix, 0.4));
            all.add(Arguments.of(SpatialQuality.MASTERING, percent, "alternating", alternating, 2.0));
            all.add(Arguments.of(SpatialQuality.REAL_TIME, percent, "a mix", mix, 2.0));
            all.add(Arguments.of(SpatialQuality.REAL_TIME, percent, "alternating", alternating, 4.0));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} at {1} %, {2}")
    @MethodSource("renderings")
    void everyMomentIsOfTheFourHundredMillisecondsThatEndWithIt(
            SpatialQuality quality, int percent, String name, AudioBuffer in, double widthDb) {
        SpatialEngine engine = engine(quality, percent);
        AudioBuffer out = Chain.of(engine).render(in);
        SpatialTimeline timeline = engine.report().timeline();
        int moments = in.frames() / MOMENT_FRAMES;
        assertThat(timeline.stepSeconds()).isCloseTo(0.05, within(1e-12));
        assertThat(timeline.bandEdgesHz()).containsExactly(250.0, 2_500.0);
        assertThat(timeline.moments()).hasSizeGreaterThanOrEqualTo(moments);
        double[][] midBands = bands(Image.half(out, 1));
        double[][] sideBands = bands(Image.half(out, -1));
        for (int k = 0; k < moments; k++) {
            SpatialMoment moment = timeline.moments().get(k);
            int end = (k + 1) * MOMENT_FRAMES;
            int from = Math.max(0, end - WINDOW_FRAMES);
            assertThat(moment.seconds()).isCloseTo(0.05 * k, within(1e-9));
            assertThat(moment.intensityPercent()).isCloseTo(percent, within(1e-4));
            assertThat(moment.guardGain()).isBetween(0.0, 1.0);
            // kept as floats; the output is rounded to floats
            assertThat(moment.correlationBefore())
                    .as("before, moment %d", k)
                    .isCloseTo(Image.correlation(in, from, end), within(1e-5));
            assertThat(moment.correlationAfter())
                    .as("after, moment %d", k)
                    .isCloseTo(Image.correlation(out, from, end), within(1e-5));
            for (int band = 0; band < 3 && end >= WINDOW_FRAMES; band++) {
                double expected =
                        10.0 * Math.log10(energy(sideBands[band], from, end) / energy(midBands[band], from, end));
                double width = moment.widthDb().get(band);
                assertThat(Math.max(width, -30.0))
                        .as("width of band %d, moment %d", band, k)
                        .isCloseTo(Math.max(expected, -30.0), within(widthDb));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qualities")
    void theLatestMomentIsTheLastOfTheTimeline(SpatialQuality quality) {
        SpatialEngine engine = engine(quality, 80);
        assertThat(engine.latest()).isEmpty();
        Chain.of(engine).render(StereoSignals.correlated(0.6, RATE, 2.0));
        List<SpatialMoment> moments = engine.report().timeline().moments();
        assertThat(engine.latest()).contains(moments.get(moments.size() - 1));
        engine.reset();
        assertThat(engine.latest()).isEmpty();
        assertThat(engine.report().timeline().moments()).isEmpty();
    }

    static Stream<SpatialQuality> qualities() {
        return Stream.of(SpatialQuality.values());
    }

    @Test
    void theGuardGainOfAMomentIsTheLowestOfItsHops() {
        ImageRecorder recorder = new ImageRecorder(HopRaster.at(RATE));
        HopFigures figures = new HopFigures();
        figures.mid = 1.0;
        for (int hop = 0; hop < 30; hop++) {
            figures.guard = hop == 3 ? 0.25 : hop == 19 ? 0.5 : 0.75;
            recorder.endHop(figures);
        }
        assertThat(recorder.timeline().moments())
                .extracting(SpatialMoment::guardGain)
                .containsExactly(0.25, 0.5, 0.75);
    }

    @Test
    void whereThereIsNoSideTheWidthIsMinusInfinity() {
        ImageRecorder recorder = new ImageRecorder(HopRaster.at(RATE));
        HopFigures figures = new HopFigures();
        figures.mid = 1.0;
        // the middle band has a side of a tenth of the mid's energy
        figures.bandMid[1] = 1.0;
        figures.bandSide[1] = 0.1;
        for (int hop = 0; hop < HopRaster.MOMENT_HOPS; hop++) {
            recorder.endHop(figures);
        }
        assertThat(recorder.latest().orElseThrow().widthDb())
                .containsExactly(Double.NEGATIVE_INFINITY, -10.0, Double.NEGATIVE_INFINITY);
    }

    private static SpatialEngine engine(SpatialQuality quality, int percent) {
        return SpatialEngine.builder()
                .quality(quality)
                .intensityPercent(percent)
                .build();
    }

    private static double energy(double[] x, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += x[i] * x[i];
        }
        return sum;
    }

    /** Below 250 Hz, up to 2.5 kHz and above, by differences of first-order low-passes. */
    private static double[][] bands(double[] x) {
        double[] low = lowPass(x, 250.0);
        double[] upTo = lowPass(x, 2_500.0);
        double[][] bands = {low, new double[x.length], new double[x.length]};
        for (int i = 0; i < x.length; i++) {
            bands[1][i] = upTo[i] - low[i];
            bands[2][i] = x[i] - upTo[i];
        }
        return bands;
    }

    private static double[] lowPass(double[] x, double hz) {
        double g = Math.tan(Math.PI * hz / RATE);
        double[] y = new double[x.length];
        double lastX = 0.0, lastY = 0.0;
        for (int i = 0; i < x.length; i++) {
            y[i] = (g * (x[i] + lastX) + (1.0 - g) * lastY) / (1.0 + g);
            lastX = x[i];
            lastY = y[i];
        }
        return y;
    }
}
