package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.dsp.ToneCurve.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ToneCurveTest {

    @Test
    void passesThroughItsPointsAndStaysLevelBeyondThem() {
        ToneCurve curve = ToneCurve.of(new Point(100, 3), new Point(1_000, -2), new Point(8_000, 1.5));
        for (Point point : curve.points()) {
            // 1e-12 dB: rounding of the cubic
            assertThat(curve.gainDb(point.frequencyHz())).isCloseTo(point.gainDb(), within(1e-12));
        }
        assertThat(curve.gainDb(0.0)).isEqualTo(3.0);
        assertThat(curve.gainDb(99.0)).isEqualTo(3.0);
        assertThat(curve.gainDb(192_000.0)).isEqualTo(1.5);
    }

    @Test
    void ofTwoPointsIsHalfWayAtTheirGeometricMean() {
        ToneCurve curve = ToneCurve.of(new Point(100, 0), new Point(10_000, 6));
        // 1e-12 dB: rounding; by symmetry of the cubic with level ends
        assertThat(curve.gainDb(1_000.0)).isCloseTo(3.0, within(1e-12));
        // 6 (3 t^2 - 2 t^3) at t = 1/4
        assertThat(curve.gainDb(100.0 * Math.pow(100.0, 0.25))).isCloseTo(0.9375, within(1e-12));
    }

    @Test
    void isAStraightLineInLogFrequencyWhereThePointsAre() {
        ToneCurve curve = ToneCurve.of(
                new Point(62.5, 0), new Point(125, 2), new Point(250, 4), new Point(500, 6), new Point(1_000, 8));
        for (double octaves = 0.0; octaves <= 2.0; octaves += 0.125) {
            // 1e-12 dB: rounding; equal slopes have themselves as harmonic mean
            assertThat(curve.gainDb(125.0 * Math.pow(2.0, octaves))).isCloseTo(2.0 + 2.0 * octaves, within(1e-12));
        }
    }

    @Test
    void neverLeavesTheRangeOfTheTwoPointsAround() {
        for (long seed = 1; seed <= 100; seed++) {
            ToneCurve curve = random(seed);
            for (int k = 0; k + 1 < curve.points().size(); k++) {
                Point a = curve.points().get(k);
                Point b = curve.points().get(k + 1);
                for (int i = 0; i <= 50; i++) {
                    double hz = a.frequencyHz() * Math.pow(b.frequencyHz() / a.frequencyHz(), i / 50.0);
                    // 1e-9 dB: rounding
                    assertThat(curve.gainDb(hz))
                            .as("seed %d, %f Hz", seed, hz)
                            .isBetween(
                                    Math.min(a.gainDb(), b.gainDb()) - 1e-9, Math.max(a.gainDb(), b.gainDb()) + 1e-9);
                }
            }
        }
    }

    @Test
    void slopeIsContinuous() {
        for (long seed = 1; seed <= 100; seed++) {
            ToneCurve curve = random(seed);
            for (Point point : curve.points()) {
                double at = point.frequencyHz();
                double h = 1e-6;
                double before = (curve.gainDb(at) - curve.gainDb(at * (1.0 - h))) / h;
                double after = (curve.gainDb(at * (1.0 + h)) - curve.gainDb(at)) / h;
                // dB per neper; what second derivatives of up to 1e4 make of steps of 1e-6
                assertThat(after).as("seed %d, %f Hz", seed, at).isCloseTo(before, within(0.05));
            }
        }
    }

    @Test
    void scaledScalesTheWholeCurve() {
        ToneCurve curve = random(5);
        for (double factor : new double[] {0.5, -1.0, 0.0}) {
            ToneCurve scaled = curve.scaled(factor);
            for (double hz = 20.0; hz < 20_000.0; hz *= 1.1) {
                // 1e-12 dB: rounding
                assertThat(scaled.gainDb(hz)).isCloseTo(factor * curve.gainDb(hz), within(1e-12));
            }
        }
        assertThatThrownBy(() -> ToneCurve.of(new Point(100, 20)).scaled(2.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gainDb must be in [-36.0, 36.0] dB, but was 40.0");
    }

    @Test
    void isAValue() {
        assertThat(ToneCurve.of(new Point(100, 1))).isEqualTo(new ToneCurve(List.of(new Point(100, 1))));
        assertThat(ToneCurve.FLAT.scaled(-1.0)).isEqualTo(ToneCurve.FLAT);
        List<Point> points = new ArrayList<>(List.of(new Point(100, 1)));
        ToneCurve curve = new ToneCurve(points);
        points.clear();
        assertThat(curve.points()).hasSize(1);
        assertThat(ToneCurve.FLAT.isFlat()).isTrue();
        assertThat(curve.isFlat()).isFalse();
        assertThat(curve.scaled(0.0).isFlat()).isTrue();
    }

    @Test
    void refusesWhatIsNoCurve() {
        assertThatThrownBy(() -> new ToneCurve(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be 1 to 200, but were 0");
        assertThatThrownBy(() -> ToneCurve.of(new Point(100, 1), new Point(100, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("frequencyHz of point 1 must be above 100.0 Hz, but was 100.0");
        assertThatThrownBy(() -> new Point(0.5, 0))
                .hasMessage("frequencyHz must be in [1.0, 192000.0] Hz, but was 0.5");
        assertThatThrownBy(() -> new Point(100, Double.NaN))
                .hasMessage("gainDb must be in [-36.0, 36.0] dB, but was NaN");
        assertThatThrownBy(() -> ToneCurve.FLAT.gainDb(-1.0))
                .hasMessage("hz must be in [0.0, Infinity] Hz, but was -1.0");
    }

    private static ToneCurve random(long seed) {
        Random random = new Random(seed);
        List<Point> points = new ArrayList<>();
        double hz = 20.0;
        while (hz < 20_000.0) {
            points.add(new Point(hz, 24.0 * random.nextDouble() - 12.0));
            hz *= 1.1 + random.nextDouble();
        }
        return new ToneCurve(points);
    }
}
