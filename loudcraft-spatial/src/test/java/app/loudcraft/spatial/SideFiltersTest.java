package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SideFiltersTest {

    private static final double CORNER_HZ = 120.0;

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 96_000, 192_000})
    void raiseTheSideWithinATenthOfADecibelOfTheCurve(int rate) {
        SideFilters filters = new SideFilters(CORNER_HZ, HopRaster.at(rate));
        int reach = filters.reachFrames();
        double[] side = new double[2 * reach + filters.segmentFrames()];
        side[2 * reach] = 1.0;
        filters.process(side, reach);
        for (double intensity : new double[] {0.25, 0.5, 0.75, 1.0}) {
            double[] response = new double[2 * reach + 1];
            response[reach] = 1.0;
            for (int i = 0; i < response.length; i++) {
                response[i] += intensity * (filters.linear()[i] + intensity * filters.square()[i]);
            }
            for (double hz = 200.0; hz < 0.49 * rate; hz *= 1.25) {
                assertThat(Response.of(response, hz, rate).gainDb())
                        .as("%.0f Hz at %s", hz, intensity)
                        .isCloseTo(intensity * WidthCurve.gainDb(hz), within(0.1));
            }
        }
    }

    @Test
    void whatFullBassMonoTakesOutIsNotRaised() {
        int rate = 48_000;
        SideFilters filters = new SideFilters(CORNER_HZ, HopRaster.at(rate));
        int reach = filters.reachFrames();
        double[] side = new double[2 * reach + filters.segmentFrames()];
        side[2 * reach] = 1.0;
        filters.process(side, reach);
        for (double hz : new double[] {10.0, 30.0, 60.0, 80.0}) {
            // the curve is 0 dB below 120 Hz anyway
            assertThat(Response.of(filters.linear(), hz, rate).amplitude()).isLessThan(1e-3);
            assertThat(Response.of(filters.square(), hz, rate).amplitude()).isLessThan(1e-3);
        }
    }

    @Test
    void segmentAfterSegmentIsAConvolution() {
        int rate = 22_050;
        SideFilters filters = new SideFilters(CORNER_HZ, HopRaster.at(rate));
        int reach = filters.reachFrames();
        int segment = filters.segmentFrames();
        double[] kernel = LinearPhaseKernel.of(hz -> BassMono.lowPass(hz, CORNER_HZ), 2 * reach + 1, rate);
        double[] x = Hops.noise(1, 2 * reach + 3 * segment);
        double[] bass = new double[3 * segment];
        for (int k = 0; k < 3; k++) {
            filters.process(x, reach + k * segment);
            System.arraycopy(filters.bass(), 0, bass, k * segment, segment);
        }
        Random random = new Random(2);
        for (int k = 0; k < 300; k++) {
            // the seams, and anywhere
            int at = k < 100 ? segment - 50 + k : random.nextInt(bass.length);
            double sum = 0.0;
            for (int i = 0; i < kernel.length; i++) {
                sum += kernel[i] * x[at + 2 * reach - i];
            }
            assertThat(bass[at]).as("frame %d", at).isCloseTo(sum, within(1e-13));
        }
    }

    @Test
    void aSideOfNothingStaysNothing() {
        SideFilters filters = new SideFilters(CORNER_HZ, HopRaster.at(48_000));
        double[] side = new double[2 * filters.reachFrames() + filters.segmentFrames()];
        filters.process(Hops.noise(1, side.length), filters.reachFrames());
        filters.process(side, filters.reachFrames());
        assertThat(Hops.peak(filters.bass())).isZero();
        assertThat(Hops.peak(filters.linear())).isZero();
        assertThat(Hops.peak(filters.square())).isZero();
    }

    @Test
    void silenceReachesAsFarAsItSays() {
        SideFilters filters = new SideFilters(CORNER_HZ, HopRaster.at(22_050));
        double[] x = Hops.noise(1, 2 * filters.reachFrames() + filters.segmentFrames());
        filters.process(x, filters.reachFrames());
        filters.silence(10, 20);
        for (double[] output : new double[][] {filters.bass(), filters.linear(), filters.square()}) {
            assertThat(output[9]).isNotZero();
            assertThat(output[10]).isZero();
            assertThat(output[19]).isZero();
            assertThat(output[20]).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 192_000})
    void aSegmentIsOfWholeHops(int rate) {
        HopRaster raster = HopRaster.at(rate);
        SideFilters filters = new SideFilters(CORNER_HZ, raster);
        assertThat(filters.segmentFrames()).isPositive();
        assertThat(filters.segmentFrames() % raster.hopFrames()).isZero();
    }

    /**
     * A side of much bass leaves no room for anything made; a faint side above it leaves the guard open. So what comes out
     * of the whole engine is the curve alone.
     */
    @ParameterizedTest
    @CsvSource({"48000, 25", "48000, 50", "44100, 100", "96000, 75"})
    void theWholeEngineRaisesTheSideByTheCurve(int rate, int percent) {
        int frames = 2 * rate;
        double[] mid = StereoSignals.pink(1, rate, frames);
        double[] side = StereoSignals.pink(2, rate, frames);
        double[] left = new double[frames];
        double[] right = new double[frames];
        for (int i = 0; i < frames; i++) {
            double s = 0.1 * side[i] + 0.065 * Math.sin(2.0 * Math.PI * 50.0 * i / rate);
            left[i] = mid[i] + s;
            right[i] = mid[i] - s;
        }
        AudioBuffer in = StereoSignals.stereo(left, right, rate);
        AudioBuffer out = Chain.of(
                        SpatialEngine.builder().intensityPercent(percent).build())
                .render(in);
        Spectrum before = new Spectrum(faded(Image.half(in, -1)), rate);
        Spectrum after = new Spectrum(faded(Image.half(out, -1)), rate);
        for (double hz = 200.0; hz < Math.min(20_000.0, 0.45 * rate); hz *= Math.pow(2.0, 1.0 / 6.0)) {
            double low = hz * Math.pow(2.0, -1.0 / 12.0), high = hz * Math.pow(2.0, 1.0 / 12.0);
            assertThat(10.0 * Math.log10(after.energy(low, high) / before.energy(low, high)))
                    .as("%.0f Hz", hz)
                    .isCloseTo(0.01 * percent * WidthCurve.gainDb(hz), within(0.1));
        }
    }

    /** Under a Hann window, so that the bass does not leak into what is above it. */
    private static double[] faded(double[] x) {
        double[] faded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            faded[i] = x[i] * (0.5 - 0.5 * Math.cos(2.0 * Math.PI * (i + 0.5) / x.length));
        }
        return faded;
    }
}
