package app.loudcraft.spatial;

/**
 * The seventh stage: holds the synthetic side back after a stroke, which would otherwise be heard with an echo.
 *
 * <p>A stroke is where the mid above 400 Hz over 1 ms is more than 3 dB above that over 50 ms; the gain then falls by 1.5
 * times the excess, at most 9 dB, stays down for 40 ms and moves with a time constant of 10 ms. Decisions are made every
 * quarter of a millisecond, at fixed places of the stream.
 */
final class TransientKeeper {

    private static final double FAST_SECONDS = 1e-3;
    private static final double SLOW_SECONDS = 50e-3;
    private static final double STEP_SECONDS = 0.25e-3;
    private static final double HOLD_SECONDS = 40e-3;
    private static final double SMOOTHING_SECONDS = 10e-3;
    private static final double THRESHOLD_DB = 3.0;
    private static final double THRESHOLD_POWER = StrictMath.pow(10.0, THRESHOLD_DB / 10.0);
    private static final double SLOPE = 1.5;
    private static final double MOST_DB = 9.0;
    private static final double NEPERS_PER_DB = StrictMath.log(10.0) / 20.0;
    private static final double FLUSH_BELOW = 1e-60;

    private final int hopFrames;
    private final int stepFrames;
    private final int holdSteps;
    private final double fastShare;
    private final double slowShare;
    private final double smoothingShare;

    private double power;
    private int powerFrames;
    private double fast;
    private double slow;
    private double heldDb;
    private int holdLeft;
    private double wanted;
    private double gainFrom;
    private double gainTo;
    private double deepest;

    TransientKeeper(HopRaster raster) {
        int rate = raster.sampleRateHz();
        hopFrames = raster.hopFrames();
        stepFrames = Math.max(1, (int) Math.round(STEP_SECONDS * rate));
        double stepSeconds = (double) stepFrames / rate;
        holdSteps = (int) Math.round(HOLD_SECONDS / stepSeconds);
        fastShare = share(FAST_SECONDS, stepSeconds);
        slowShare = share(SLOW_SECONDS, stepSeconds);
        smoothingShare = share(SMOOTHING_SECONDS, stepSeconds);
        reset();
    }

    private static double share(double timeConstant, double step) {
        return -StrictMath.expm1(-step / timeConstant);
    }

    /** Writes the gains of the frames {@code [from, to)} of a hop. */
    void process(double[] above, double[] gain, int from, int to) {
        int at = from;
        while (at < to) {
            int stepAt = at / stepFrames * stepFrames;
            int end = Math.min(to, stepAt + stepFrames);
            follow(above, at, end);
            line(gain, at, end, stepAt);
            at = end;
            if (end == stepAt + stepFrames || end == hopFrames) {
                decide();
            }
        }
    }

    private void follow(double[] above, int from, int to) {
        double sum = power;
        for (int i = from; i < to; i++) {
            sum += above[i] * above[i];
        }
        power = sum;
        powerFrames += to - from;
    }

    private void line(double[] gain, int from, int to, int stepAt) {
        double slope = (gainTo - gainFrom) / stepFrames;
        for (int i = from; i < to; i++) {
            gain[i] = gainFrom + slope * (i - stepAt + 1);
        }
    }

    private void decide() {
        double mean = power / powerFrames;
        fast += fastShare * (mean - fast);
        slow += slowShare * (mean - slow);
        power = 0.0;
        powerFrames = 0;
        double duckDb = fast > THRESHOLD_POWER * slow ? duckDb() : 0.0;
        if (duckDb >= heldDb && duckDb > 0.0) {
            hold(duckDb);
            holdLeft = holdSteps;
        } else if (holdLeft > 0 && --holdLeft == 0) {
            hold(duckDb);
            holdLeft = duckDb > 0.0 ? holdSteps : 0;
        }
        gainFrom = gainTo;
        gainTo += smoothingShare * (wanted - gainTo);
        // steady again, so that a gain at rest is exactly 1
        gainTo = Math.abs(gainTo - wanted) < 1e-9 ? wanted : gainTo;
        deepest = Math.min(deepest, gainTo);
    }

    private double duckDb() {
        double ratioDb = slow > 0.0 ? 10.0 * StrictMath.log10(fast / slow) : Double.MAX_VALUE;
        return Math.min(MOST_DB, SLOPE * (ratioDb - THRESHOLD_DB));
    }

    private void hold(double duckDb) {
        if (duckDb != heldDb) {
            heldDb = duckDb;
            // StrictMath.pow allocates
            wanted = StrictMath.exp(-duckDb * NEPERS_PER_DB);
        }
    }

    /** The smallest gain since {@link #reset}. */
    double deepestGain() {
        return deepest;
    }

    void flush() {
        fast = fast < FLUSH_BELOW ? 0.0 : fast;
        slow = slow < FLUSH_BELOW ? 0.0 : slow;
    }

    void reset() {
        power = 0.0;
        powerFrames = 0;
        fast = 0.0;
        slow = 0.0;
        heldDb = 0.0;
        holdLeft = 0;
        wanted = 1.0;
        gainFrom = 1.0;
        gainTo = 1.0;
        deepest = 1.0;
    }
}
