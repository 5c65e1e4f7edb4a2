package app.loudcraft.dsp;

/**
 * Smooths a gain reduction in time: the smooth decoupled peak detector of Giannoulis, Massberg, Reiss, JAES 60(6) 2012,
 * placed after the gain computer.
 *
 * <p>The reduction is held by a release that follows rises at once, and then smoothed by the attack. In that cascade a
 * fall would take longer than the release alone, so the release's time constant is shortened until 63 % of a fall are
 * done after exactly {@code releaseMs}. Cost: two one-pole filters, about 3 ns a frame.
 */
final class GainBallistics {

    /** Gain reductions below this are none: a millionth of what a 24-bit sample can show. */
    private static final double NEGLIGIBLE_DB = 1e-9;

    private static final double ONE_OVER_E = 0.36787944117144233;

    private final double attackKeep;
    private final double releaseKeep;
    private double held;
    private double smoothed;
    private double maxDb;
    private double sumDb;
    private long steps;

    /** Ballistics that take {@code stepsPerSecond} values a second, be it one a frame or one in several. */
    GainBallistics(double attackMs, double releaseMs, double stepsPerSecond) {
        attackKeep = keep(attackMs, stepsPerSecond);
        releaseKeep = keep(cascadedReleaseMs(attackMs, releaseMs), stepsPerSecond);
    }

    private static double keep(double ms, double stepsPerSecond) {
        return ms == 0.0 ? 0.0 : StrictMath.exp(-1_000.0 / (ms * stepsPerSecond));
    }

    /** The release constant that, followed by the attack, leaves 1/e after {@code releaseMs}; by bisection. */
    static double cascadedReleaseMs(double attackMs, double releaseMs) {
        if (releaseMs <= attackMs) {
            return 0.0;
        }
        double tooShort = 0.0;
        double tooLong = releaseMs;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (tooShort + tooLong);
            if (remaining(middle, attackMs, releaseMs) < ONE_OVER_E) {
                tooShort = middle;
            } else {
                tooLong = middle;
            }
        }
        return tooLong;
    }

    /** What two one-poles in cascade, both charged to 1, still hold after {@code t}. */
    private static double remaining(double tau1, double tau2, double t) {
        if (Math.abs(tau1 - tau2) < 1e-6 * tau1) {
            return (1.0 + t / tau1) * StrictMath.exp(-t / tau1);
        }
        double first = tau1 == 0.0 ? 0.0 : tau1 * StrictMath.exp(-t / tau1);
        double second = tau2 == 0.0 ? 0.0 : tau2 * StrictMath.exp(-t / tau2);
        return (first - second) / (tau1 - tau2);
    }

    /** Smooths the first {@code frames} values, in dB and at least 0, in place. */
    void smooth(double[] reductionDb, int frames) {
        double release = releaseKeep;
        double attack = attackKeep;
        double hold = held;
        double out = smoothed;
        double max = maxDb;
        double sum = sumDb;
        for (int i = 0; i < frames; i++) {
            double target = reductionDb[i];
            hold = target >= hold ? target : target + release * (hold - target);
            out = hold + attack * (out - hold);
            double effective = out < NEGLIGIBLE_DB ? 0.0 : out;
            max = effective > max ? effective : max;
            sum += effective;
            reductionDb[i] = effective;
        }
        held = hold;
        smoothed = out;
        maxDb = max;
        sumDb = sum;
        steps += frames;
    }

    /**
     * Takes one value, in dB and at least 0, and returns where the reduction will be after one more of the same: the next
     * point of a line that has to be drawn before its frames are known.
     */
    double step(double targetDb) {
        held = targetDb >= held ? targetDb : targetDb + releaseKeep * (held - targetDb);
        smoothed = held + attackKeep * (smoothed - held);
        double nextHeld = targetDb + releaseKeep * (held - targetDb);
        double next = nextHeld + attackKeep * (smoothed - nextHeld);
        return next < NEGLIGIBLE_DB ? 0.0 : next;
    }

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals() {
        if (held < 1e-3 * NEGLIGIBLE_DB) {
            held = 0.0;
        }
        if (smoothed < 1e-3 * NEGLIGIBLE_DB) {
            smoothed = 0.0;
        }
    }

    /** The reduction after the last frame, in dB, at least 0. */
    double reductionDb() {
        return smoothed < NEGLIGIBLE_DB ? 0.0 : smoothed;
    }

    /** The largest reduction since {@link #reset}, in dB, at least 0. */
    double maxReductionDb() {
        return maxDb;
    }

    /** The mean reduction over all frames since {@link #reset}, in dB, at least 0. */
    double meanReductionDb() {
        return steps == 0 ? 0.0 : sumDb / steps;
    }

    void reset() {
        held = 0.0;
        smoothed = 0.0;
        maxDb = 0.0;
        sumDb = 0.0;
        steps = 0;
    }
}
