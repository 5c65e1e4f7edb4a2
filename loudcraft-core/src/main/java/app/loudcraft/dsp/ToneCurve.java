package app.loudcraft.dsp;

import app.loudcraft.audio.AudioSpec;
import java.util.List;

/**
 * Gain over frequency: a smooth curve through points, level beyond the first and the last.
 *
 * <p>Between points it is a monotone cubic in the logarithm of the frequency: it overshoots no point, and is smooth
 * (its slope is continuous, and zero at the first and the last point and wherever the points turn round). Source: F. N.
 * Fritsch and R. E. Carlson, Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17 (1980), with the slopes
 * of F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984).
 *
 * <p>Immutable and thread-safe. {@link #gainDb} costs a search among the points and at most five logarithms.
 *
 * @param points 1 to 200 points, their frequencies ascending; unmodifiable
 */
public record ToneCurve(List<Point> points) {

    /** 0 dB everywhere. */
    public static final ToneCurve FLAT = new ToneCurve(List.of(new Point(1_000.0, 0.0)));

    private static final int MAX_POINTS = 200;
    private static final double MIN_FREQUENCY_HZ = 1.0;
    static final double MAX_FREQUENCY_HZ = AudioSpec.MAX_SAMPLE_RATE_HZ / 2.0;
    private static final double MAX_GAIN_DB = 36.0;

    /**
     * A point that the curve passes through.
     *
     * @param frequencyHz where, [1, 192000]
     * @param gainDb how much there, [-36, 36]
     */
    public record Point(double frequencyHz, double gainDb) {

        /**
         * @throws IllegalArgumentException if a value is outside its range
         */
        public Point {
            Ranges.check("frequencyHz", frequencyHz, MIN_FREQUENCY_HZ, MAX_FREQUENCY_HZ, "Hz");
            // adding zero makes -0 and 0 the same gain, and so equal curves equal
            gainDb = 0.0 + Ranges.check("gainDb", gainDb, -MAX_GAIN_DB, MAX_GAIN_DB, "dB");
        }
    }

    /**
     * @throws IllegalArgumentException if there are no points or more than 200, or their frequencies do not ascend
     */
    public ToneCurve {
        points = List.copyOf(points);
        if (points.isEmpty() || points.size() > MAX_POINTS) {
            throw new IllegalArgumentException("points must be 1 to " + MAX_POINTS + ", but were " + points.size());
        }
        for (int k = 1; k < points.size(); k++) {
            double before = points.get(k - 1).frequencyHz();
            if (!(points.get(k).frequencyHz() > before)) {
                throw new IllegalArgumentException("frequencyHz of point " + k + " must be above " + before
                        + " Hz, but was " + points.get(k).frequencyHz());
            }
        }
    }

    /** A curve through these points. */
    public static ToneCurve of(Point... points) {
        return new ToneCurve(List.of(points));
    }

    /** True if the curve is 0 dB everywhere. */
    public boolean isFlat() {
        return points.stream().allMatch(point -> point.gainDb() == 0.0);
    }

    /**
     * The gain at a frequency, in dB.
     *
     * @param hz the frequency, from 0 on
     * @throws IllegalArgumentException if it is negative or NaN
     */
    public double gainDb(double hz) {
        Ranges.check("hz", hz, 0.0, Double.POSITIVE_INFINITY, "Hz");
        int last = points.size() - 1;
        if (hz <= points.get(0).frequencyHz()) {
            return points.get(0).gainDb();
        }
        if (hz >= points.get(last).frequencyHz()) {
            return points.get(last).gainDb();
        }
        int low = 0;
        int high = last;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (points.get(middle).frequencyHz() <= hz) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double width = width(low);
        double t = StrictMath.log(hz / points.get(low).frequencyHz()) / width;
        double from = points.get(low).gainDb();
        double rise = points.get(high).gainDb() - from;
        double leaving = slope(low) * width;
        double arriving = slope(high) * width;
        // Hermite's cubic of rise, leaving and arriving slope
        return from
                + t * (leaving + t * (3.0 * rise - 2.0 * leaving - arriving + t * (leaving + arriving - 2.0 * rise)));
    }

    /** The slope at point {@code k}, in dB per neper of frequency: the weighted harmonic mean of those on its sides. */
    private double slope(int k) {
        if (k == 0 || k == points.size() - 1) {
            return 0.0;
        }
        double widthBefore = width(k - 1);
        double widthAfter = width(k);
        double before = (points.get(k).gainDb() - points.get(k - 1).gainDb()) / widthBefore;
        double after = (points.get(k + 1).gainDb() - points.get(k).gainDb()) / widthAfter;
        if (before * after <= 0.0) {
            return 0.0;
        }
        double weightBefore = 2.0 * widthAfter + widthBefore;
        double weightAfter = widthAfter + 2.0 * widthBefore;
        return (weightBefore + weightAfter) / (weightBefore / before + weightAfter / after);
    }

    private double width(int k) {
        return StrictMath.log(points.get(k + 1).frequencyHz() / points.get(k).frequencyHz());
    }

    /**
     * This curve with all gains multiplied by {@code factor}: 0.5 halves it, -1 is its opposite.
     *
     * @throws IllegalArgumentException if a gain leaves [-36, 36] dB or is NaN
     */
    public ToneCurve scaled(double factor) {
        return new ToneCurve(points.stream()
                .map(point -> new Point(point.frequencyHz(), point.gainDb() * factor))
                .toList());
    }
}
