package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StereoProfilerTest {

    private static final int RATE = 48_000;
    private static final double SECONDS = 4.0;
    private static final int HOP = HopRaster.at(RATE).hopFrames();

    static Stream<Arguments> materials() {
        double[] silence = new double[RATE];
        return Stream.of(
                Arguments.of("dual mono", StereoSignals.correlated(1.0, RATE, SECONDS), StereoMaterial.DUAL_MONO),
                Arguments.of("a mix", StereoSignals.correlated(0.803, RATE, SECONDS), StereoMaterial.STEREO),
                Arguments.of("a wider mix", StereoSignals.correlated(0.5, RATE, SECONDS), StereoMaterial.STEREO),
                Arguments.of("uncorrelated", StereoSignals.correlated(0.014, RATE, SECONDS), StereoMaterial.WIDE),
                Arguments.of("anti-phase", StereoSignals.correlated(-0.501, RATE, SECONDS), StereoMaterial.ANTIPHASE),
                Arguments.of("left only", StereoSignals.leftOnly(RATE, SECONDS), StereoMaterial.ONE_SIDED),
                Arguments.of("alternating", StereoSignals.alternating(RATE, SECONDS), StereoMaterial.STEREO),
                Arguments.of("nearly mono", StereoSignals.correlated(0.99, RATE, SECONDS), StereoMaterial.NEAR_MONO),
                Arguments.of("silence", StereoSignals.stereo(silence, silence, RATE), StereoMaterial.SILENCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("materials")
    void tellsWhatTheMaterialIs(String name, AudioBuffer in, StereoMaterial material) {
        StereoProfiler profiler = new StereoProfiler(HopRaster.WINDOW_HOPS);
        listen(profiler, Image.half(in, 1), Image.half(in, -1));
        assertThat(StereoMaterial.of(profiler.energy())).isEqualTo(material);
    }

    @Test
    void listeningChangesNothing() {
        double[] mid = Hops.noise(1, HOP);
        double[] side = Hops.noise(2, HOP);
        double[] midBefore = mid.clone();
        double[] sideBefore = side.clone();
        new StereoProfiler(1).measure(mid, side, HOP);
        assertThat(mid).isEqualTo(midBefore);
        assertThat(side).isEqualTo(sideBefore);
    }

    @Test
    void theEnergiesOfAHopAreSumsOfSquaresAndOfProducts() {
        StereoProfiler profiler = new StereoProfiler(3);
        profiler.measure(new double[] {9.0, 9.0}, new double[] {9.0, 9.0}, 2);
        profiler.measure(new double[] {1.0, -2.0, 100.0}, new double[] {3.0, 0.5, 100.0}, 2);
        assertThat(profiler.next()).isEqualTo(2);
        HopFigures figures = new HopFigures();
        profiler.describe(1, figures);
        assertThat(figures.mid).isEqualTo(5.0);
        assertThat(figures.inSide).isEqualTo(9.25).isEqualTo(profiler.side(1));
        assertThat(figures.inBoth).isEqualTo(2.0);
        assertThat(profiler.sounds(1)).isTrue();
        assertThat(profiler.sounds(-1)).isFalse();
        assertThat(profiler.side(-1)).isZero();
    }

    @Test
    void dualMonoTakesAllThatIsMade() {
        assertThat(room(0.0)).isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.125, 0.25, 0.375, 0.45})
    void theRoomShrinksInAStraightLineWithTheSide(double sideOverMid) {
        // the amplitude is a root, rounded once
        assertThat(room(sideOverMid)).isCloseTo((0.5 - sideOverMid) / 0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5000001, 0.7, 1.0, 30.0})
    void whereTheSideHasHalfOfTheMidsEnergyThereIsNoRoom(double sideOverMid) {
        assertThat(room(sideOverMid)).isZero();
    }

    @Test
    void silenceAndSideAloneHaveNoRoom() {
        StereoProfiler profiler = new StereoProfiler(2);
        profiler.measure(new double[HOP], new double[HOP], HOP);
        profiler.measure(new double[HOP], Hops.noise(1, HOP), HOP);
        assertThat(profiler.room(0, 1)).isZero();
        assertThat(profiler.room(0, 2)).isZero();
    }

    @Test
    void theRoomIsThatOfTheHopsAskedFor() {
        StereoProfiler profiler = new StereoProfiler(4);
        double[] x = Hops.noise(3, HOP);
        double[] silence = new double[HOP];
        profiler.measure(x, x, HOP);
        profiler.measure(x, silence, HOP);
        profiler.measure(x, silence, HOP);
        profiler.measure(x, x, HOP);
        assertThat(profiler.room(0, 1)).isZero();
        assertThat(profiler.room(1, 3)).isEqualTo(1.0);
        // a third of the mid's energy is side: (1/2 - 1/3) / (1/2)
        assertThat(profiler.room(0, 3)).isCloseTo(1.0 / 3.0, within(1e-12));
        assertThat(profiler.sideless(0, 2)).isFalse();
        assertThat(profiler.sideless(1, 3)).isTrue();
        assertThat(profiler.sideless(2, 4)).isFalse();
    }

    @Test
    void resetForgetsEverything() {
        StereoProfiler profiler = new StereoProfiler(2);
        profiler.measure(Hops.noise(1, HOP), Hops.noise(2, HOP), HOP);
        profiler.reset();
        assertThat(StereoMaterial.of(profiler.energy())).isEqualTo(StereoMaterial.SILENCE);
        assertThat(profiler.next()).isZero();
        assertThat(profiler.sideless(-2, 0)).isTrue();
    }

    @Test
    void roomsAreThoseOfTheHopsHoweverOftenTheirRowsHaveGoneRound() {
        int kept = 7;
        StereoProfiler profiler = new StereoProfiler(kept);
        double[] mids = Hops.noise(1, 60);
        double[] sides = Hops.noise(2, 60);
        for (int next = 1; next <= 60; next++) {
            profiler.measure(new double[] {mids[next - 1]}, new double[] {0.5 * sides[next - 1]}, 1);
            for (int from = next - kept; from < next; from++) {
                double mid = 0.0, side = 0.0;
                for (int hop = Math.max(0, from); hop < next; hop++) {
                    mid += mids[hop] * mids[hop];
                    side += 0.25 * sides[hop] * sides[hop];
                }
                assertThat(profiler.room(from, next))
                        .as("[%d, %d)", from, next)
                        .isCloseTo(Math.max(0.0, 1.0 - 2.0 * side / mid), within(1e-12));
            }
        }
    }

    private static double room(double sideOverMid) {
        StereoProfiler profiler = new StereoProfiler(4);
        double[] mid = Hops.noise(7, 4 * HOP);
        double[] side = new double[mid.length];
        for (int i = 0; i < side.length; i++) {
            side[i] = Math.sqrt(sideOverMid) * mid[i];
        }
        listen(profiler, mid, side);
        return profiler.room(0, 4);
    }

    private static void listen(StereoProfiler profiler, double[] mid, double[] side) {
        double[] midRow = new double[HOP];
        double[] sideRow = new double[HOP];
        for (int at = 0; at + HOP <= mid.length; at += HOP) {
            System.arraycopy(mid, at, midRow, 0, HOP);
            System.arraycopy(side, at, sideRow, 0, HOP);
            profiler.measure(midRow, sideRow, HOP);
        }
    }
}
