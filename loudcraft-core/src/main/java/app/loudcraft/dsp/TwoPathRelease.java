package app.loudcraft.dsp;

/**
 * Lets a gain recover: quickly after a single peak, slowly after a long loud passage.
 *
 * <p>Works on the gain reduction in dB. The fast path follows a rise at once
 * and falls exponentially; the slow path rises with 400 ms and falls slower, and holds 70 % of itself against the fast
 * one. The result is never less reduction than is asked for. Below {@link #REST_DB} the reduction is taken as none, so
 * that a gain returns to exactly 1. Cost: a few operations a frame, one exponential while recovering, one logarithm
 * whenever the asked gain changes.
 */
final class TwoPathRelease {

    private static final double REST_DB = 1e-6;

    // With 200 ms, bursts of 10 ms every half second would charge the slow path enough to keep 0.5 dB for 400 ms.
    private static final double SLOW_ATTACK_MS = 400.0;
    private static final double SLOW_SHARE = 0.7;

    private final double fastDecay;
    private final double slowAttack;
    private final double slowRelease;
    private double askedGain;
    private double asked;
    private double fast;
    private double slow;

    TwoPathRelease(int sampleRateHz, double fastReleaseMs, double slowReleaseMs) {
        this.fastDecay = decay(sampleRateHz, fastReleaseMs);
        this.slowAttack = 1.0 - decay(sampleRateHz, SLOW_ATTACK_MS);
        this.slowRelease = 1.0 - decay(sampleRateHz, slowReleaseMs);
        reset();
    }

    /** What is left of a difference after one frame, when 1/e of it is left after {@code ms}. */
    private static double decay(int sampleRateHz, double ms) {
        return StrictMath.exp(-1000.0 / (ms * sampleRateHz));
    }

    /** The gain for this frame, at most {@code gain}, which is in (0, 1]. */
    double next(double gain) {
        if (gain != askedGain) {
            askedGain = gain;
            asked = gain == 1.0 ? 0.0 : -FastDecibels.fromPower(gain * gain);
        }
        if (isAtRest()) {
            return 1.0;
        }
        fast = asked >= fast ? asked : asked + (fast - asked) * fastDecay;
        slow += (asked - slow) * (asked > slow ? slowAttack : slowRelease);
        if (asked == 0.0) {
            fast = fast < REST_DB ? 0.0 : fast;
            slow = slow < REST_DB ? 0.0 : slow;
        }
        double held = SLOW_SHARE * slow > fast ? SLOW_SHARE * slow : fast;
        if (held <= asked) {
            return gain;
        }
        double recovering = FastDecibels.toAmplitude(-held);
        return recovering < gain ? recovering : gain;
    }

    /** Whether nothing is being recovered from. */
    boolean isAtRest() {
        return asked == 0.0 && fast == 0.0 && slow == 0.0;
    }

    void reset() {
        askedGain = 1.0;
        asked = 0.0;
        fast = 0.0;
        slow = 0.0;
    }
}
