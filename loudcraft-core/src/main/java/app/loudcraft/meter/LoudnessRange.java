package app.loudcraft.meter;

import app.loudcraft.internal.loudness.Lufs;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Loudness range: the spread between the 10th and the 95th percentile of the gated short-term loudness (EBU Tech 3342,
 * v4).
 *
 * @param rangeLu high minus low; 0 where everything was gated, empty without a whole window of 3 s
 * @param lowLufs the 10th percentile; minus infinity where everything was gated
 * @param highLufs the 95th percentile; minus infinity where everything was gated
 */
record LoudnessRange(OptionalDouble rangeLu, OptionalDouble lowLufs, OptionalDouble highLufs) {

    // Tech 3342: -70 LUFS, and -20 LU below the mean of what passes the first gate
    private static final double ABSOLUTE_GATE = Lufs.toMeanSquare(-70.0);
    private static final double RELATIVE_GATE = 0.01;
    private static final int LOW_PERCENT = 10;
    private static final int HIGH_PERCENT = 95;

    /** The range of short-term windows, given by their mean squares; the array is sorted in place. */
    static LoudnessRange of(double[] windows) {
        if (windows.length == 0) {
            return new LoudnessRange(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        Arrays.sort(windows);
        int first = 0;
        while (first < windows.length && !(windows[first] > ABSOLUTE_GATE)) {
            first++;
        }
        if (first == windows.length) {
            OptionalDouble silence = OptionalDouble.of(Double.NEGATIVE_INFINITY);
            return new LoudnessRange(OptionalDouble.of(0.0), silence, silence);
        }
        double sum = 0.0;
        for (int i = first; i < windows.length; i++) {
            sum += windows[i];
        }
        double gate = RELATIVE_GATE * (sum / (windows.length - first));
        while (windows[first] < gate) {
            first++;
        }
        double low = Lufs.fromMeanSquare(windows[percentile(first, windows.length, LOW_PERCENT)]);
        double high = Lufs.fromMeanSquare(windows[percentile(first, windows.length, HIGH_PERCENT)]);
        return new LoudnessRange(OptionalDouble.of(high - low), OptionalDouble.of(low), OptionalDouble.of(high));
    }

    // Tech 3342, MATLAB listing: round((n - 1) * p / 100 + 1), 1-based, half up
    private static int percentile(int from, int to, int percent) {
        return from + (int) (((to - from - 1L) * percent + 50) / 100);
    }
}
