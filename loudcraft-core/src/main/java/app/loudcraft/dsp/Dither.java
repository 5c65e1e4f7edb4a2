package app.loudcraft.dsp;

/** What is added to samples before they are rounded to integers. */
public enum Dither {
    /** Nothing: samples are rounded as they are, and the error follows the signal as distortion. */
    NONE,
    /**
     * Noise of triangular density, the sum of two independent uniform variables of +-0.5 LSB: mean and power of the
     * error are then independent of the signal (Lipshitz, Wannamaker and Vanderkooy, "Quantization and Dither: A
     * Theoretical Survey", JAES 40(5), 1992).
     */
    TPDF
}
