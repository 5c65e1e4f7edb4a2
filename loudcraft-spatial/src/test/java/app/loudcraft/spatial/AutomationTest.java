package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.ProcessSpec;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The intensity moves while the engine runs. */
class AutomationTest {

    private static final int RATE = 48_000;
    private static final int BLOCK = 480;

    static Stream<Arguments> qualitiesAndRates() {
        return Stream.of(SpatialQuality.values())
                .flatMap(
                        quality -> Stream.of(44_100, 48_000, 96_000, 192_000).map(rate -> Arguments.of(quality, rate)));
    }

    @ParameterizedTest
    @MethodSource("qualitiesAndRates")
    void thereAndBackAgainLeavesNoClickAndThenEveryBitAsItWas(SpatialQuality quality, int rate) {
        AudioBuffer in = lowTone(rate);
        int latency = engine(quality, 0.0, rate).latencyFrames();
        AudioBuffer out = run(quality, in, frame -> frame < rate ? 0 : frame < 2 * rate ? 100 : 0, BLOCK);
        double steepest = steepest(in, 0, in.frames());
        assertThat(steepest(out, latency, in.frames() - latency)).isLessThanOrEqualTo(3.0 * steepest);
        assertThat(differs(in, out, latency, 0, rate - 1)).isFalse();
        assertThat(differs(in, out, latency, rate + rate / 4, 2 * rate)).isTrue();
        // a hop until it is noticed and ten for the way
        int settled = 2 * rate + 11 * HopRaster.at(rate).hopFrames();
        assertThat(differs(in, out, latency, settled, in.frames() - latency)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void manyMovesLeaveNoClick(SpatialQuality quality) {
        AudioBuffer in = lowTone(RATE);
        int latency = engine(quality, 0.0, RATE).latencyFrames();
        AudioBuffer out = run(quality, in, frame -> frame / BLOCK * 37 % 101, BLOCK);
        assertThat(steepest(out, latency, in.frames() - latency))
                .isLessThanOrEqualTo(3.0 * steepest(in, 0, in.frames()));
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void whatComesOutDoesNotDependOnTheBlocks(SpatialQuality quality) {
        AudioBuffer in = StereoSignals.correlated(0.75, RATE, 6.0);
        IntUnaryOperator moves = frame -> frame < 2 * RATE ? 100 : 30;
        AudioBuffer whole = run(quality, in, moves, RATE);
        for (int block : new int[] {1, 7, 64, 1_000, 1_024, 4_096}) {
            AudioBuffer cut = run(quality, in, moves, block);
            for (int c = 0; c < 2; c++) {
                assertThat(cut.channel(c)).as("blocks of %d", block).isEqualTo(whole.channel(c));
            }
        }
    }

    /** A tone in the middle and one to the left, so slow that a click would stand out. */
    private static AudioBuffer lowTone(int rate) {
        double[] left = new double[5 * rate];
        double[] right = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            double centre = 0.2 * Math.sin(2.0 * Math.PI * 440.0 * i / rate);
            left[i] = centre + 0.1 * Math.sin(2.0 * Math.PI * 100.0 * i / rate);
            right[i] = centre;
        }
        return StereoSignals.stereo(left, right, rate);
    }

    private static SpatialEngine engine(SpatialQuality quality, double percent, int rate) {
        SpatialEngine engine = SpatialEngine.builder()
                .quality(quality)
                .intensityPercent(percent)
                .build();
        engine.prepare(new ProcessSpec(rate, 2, rate));
        return engine;
    }

    /** Runs the input through, with the intensity set anew before each second that begins. */
    private static AudioBuffer run(SpatialQuality quality, AudioBuffer in, IntUnaryOperator percent, int blockFrames) {
        SpatialEngine engine = engine(quality, percent.applyAsInt(0), in.sampleRateHz());
        AudioBuffer out = in.copy();
        AudioBlock block = out.block();
        int at = 0;
        while (at < out.frames()) {
            // whole seconds begin a block, whatever its size, so that all settings come at the same frame
            int untilSecond = in.sampleRateHz() - at % in.sampleRateHz();
            int frames = Math.min(Math.min(blockFrames, untilSecond), out.frames() - at);
            engine.intensityPercent(percent.applyAsInt(at));
            engine.process(block.window(at, frames));
            at += frames;
        }
        return out;
    }

    private static double steepest(AudioBuffer x, int from, int frames) {
        double steepest = 0.0;
        for (int c = 0; c < 2; c++) {
            for (int i = from + 1; i < from + frames; i++) {
                steepest = Math.max(steepest, Math.abs((double) x.channel(c)[i] - x.channel(c)[i - 1]));
            }
        }
        return steepest;
    }

    private static boolean differs(AudioBuffer in, AudioBuffer out, int latency, int from, int to) {
        for (int c = 0; c < 2; c++) {
            for (int i = from; i < to; i++) {
                if (in.channel(c)[i] != out.channel(c)[i + latency]) {
                    return true;
                }
            }
        }
        return false;
    }
}
