package app.loudcraft.dsp;

/**
 * What is added to samples before they are rounded to integers, and where in the spectrum the error goes.
 *
 * <p>The shaped forms subtract a weighted sum of the last total errors, dither included, from the next sample, so that
 * the noise of the dither is shaped too. All of them keep the noise independent of the signal. Noise is given here for 16
 * bits at 48 kHz, relative to a sine at full scale: over all frequencies; from 100 Hz to 20 kHz; and there A-weighted.
 *
 * <table>
 * <caption>Noise in dB</caption>
 * <tr><th>form</th><th>all</th><th>100 Hz to 20 kHz</th><th>A-weighted</th></tr>
 * <tr><td>{@link #TPDF}</td><td>-93.3</td><td>-94.1</td><td>-96.2</td></tr>
 * <tr><td>{@link #LIGHT}</td><td>-87.9</td><td>-90.2</td><td>-95.9</td></tr>
 * <tr><td>{@link #SHAPED}</td><td>-74.9</td><td>-84.1</td><td>-92.5</td></tr>
 * </table>
 *
 * <p>Shaping moves noise, it does not take any away: dither a signal with {@link #LIGHT} or {@link #SHAPED} once, as the last
 * step before it is stored, and not where it will be processed, resampled or encoded again. For 24 bits {@link #TPDF} is
 * quiet enough for anything.
 */
public enum Dither {
    /** Nothing: samples are rounded as they are, and the error follows the signal as distortion. */
    NONE,
    /**
     * Noise of triangular density, the sum of two independent uniform variables of +-0.5 LSB: mean and power of the
     * error are then independent of the signal (Lipshitz, Wannamaker and Vanderkooy, "Quantization and Dither: A
     * Theoretical Survey", JAES 40(5), 1992).
     */
    TPDF,
    /**
     * Triangular noise shaped by {@code 1 - 1.5 z^-1 + 0.5 z^-2}: falls to nothing towards 0 Hz, crosses that of {@link #TPDF} at
     * 0.18 of the sample rate (8.6 kHz at 48 kHz) and ends 9.5 dB above it. Mild enough for every rate.
     */
    LIGHT(1.5, -0.5),
    /**
     * Triangular noise shaped by the 9-tap filter that follows F-weighting, the ear's sensitivity to faint noise
     * (Wannamaker, "Psychoacoustically Optimal Noise Shaping", JAES 40(7/8), 1992): at 44.1 kHz 25 dB less where hearing is
     * keenest, about 3.2 kHz, and up to 27 dB more above 16 kHz.
     *
     * <p>The filter is one of 44.1 kHz and fixed, so that its curve scales with the sample rate. At 48 kHz all of it lies 9 % higher,
     * which still fits the ear. From 88.2 kHz on the noise lies above 20 kHz almost wholly: below, it is 6.5 to 17 dB less
     * than that of {@link #TPDF}, though the shape no longer follows the ear. Below 44.1 kHz the rise falls into what is
     * heard: take {@link #TPDF} there.
     *
     * <p>Samples deviate by 4 LSB in the mean and 34 LSB at most, which is 0.009 dB at full scale of 16 bits.
     */
    SHAPED(2.412, -3.370, 3.937, -4.174, 3.353, -2.205, 1.281, -0.569, 0.0847);

    private final double[] feedback;

    Dither(double... feedback) {
        this.feedback = feedback;
    }

    /** What the total errors of the last samples are weighted with, the last one first; empty without shaping. */
    double[] feedback() {
        return feedback.clone();
    }
}
