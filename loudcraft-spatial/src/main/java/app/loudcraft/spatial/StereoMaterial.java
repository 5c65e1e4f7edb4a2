package app.loudcraft.spatial;

/** What a stereo signal is, by how its channels relate. */
public enum StereoMaterial {
    /** Neither channel has anything. */
    SILENCE("silence"),
    /** Both channels are the same: the side is 90 dB or more under the mid. */
    DUAL_MONO("dual mono"),
    /** Correlation above 0.98. */
    NEAR_MONO("nearly mono"),
    /** Correlation from 0.2 to 0.98. */
    STEREO("stereo"),
    /** Correlation from -0.2 to 0.2. */
    WIDE("wide already"),
    /** Correlation below -0.2: the channels cancel each other in mono. */
    ANTIPHASE("out of phase"),
    /** One channel is more than 18 dB louder than the other. */
    ONE_SIDED("one-sided");

    private static final double DUAL_MONO_POWER = 1e-9;
    private static final double NEAR_MONO_CORRELATION = 0.98;
    private static final double WIDE_CORRELATION = 0.2;
    private static final double ANTIPHASE_CORRELATION = -0.2;
    private static final double ONE_SIDED_POWER = 63.09573444801933; // 18 dB

    private final String description;

    StereoMaterial(String description) {
        this.description = description;
    }

    /** In words, such as "dual mono". */
    public String description() {
        return description;
    }

    /** What has these energies of mid, side and their product. */
    static StereoMaterial of(StereoEnergy energy) {
        double left = energy.left();
        double right = energy.right();
        if (!(left + right > 0.0)) {
            return SILENCE;
        }
        if (energy.side() <= DUAL_MONO_POWER * energy.mid()) {
            return DUAL_MONO;
        }
        if (left > ONE_SIDED_POWER * right || right > ONE_SIDED_POWER * left) {
            return ONE_SIDED;
        }
        double correlation = energy.correlation();
        if (correlation < ANTIPHASE_CORRELATION) {
            return ANTIPHASE;
        }
        if (correlation < WIDE_CORRELATION) {
            return WIDE;
        }
        return correlation > NEAR_MONO_CORRELATION ? NEAR_MONO : STEREO;
    }
}
