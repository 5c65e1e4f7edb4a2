package app.loudcraft.dsp;

/**
 * The low-pass filter between two sample rates: a sinc under a Kaiser window, as a function of continuous time.
 *
 * <p>It passes what lies below 20 kHz, or below 90.7 % of half the lower rate where that is less, and stops everything from
 * half the lower rate on by 140 dB. Length and window follow Kaiser's rules (Oppenheim and Schafer, "Discrete-Time Signal
 * Processing", section 7.5.3); times are in frames of the rate converted from.
 */
final class RateFilter {

    private static final double PASS_HZ = 20_000.0;

    // What 20 kHz is of 22.05 kHz: lower rates get the filter of 44.1 kHz, scaled.
    private static final double PASS_SHARE = PASS_HZ / 22_050.0;

    // Kaiser's rules fall short by up to 2 dB at the edge of the stop band: this keeps 140 dB.
    private static final double ATTENUATION_DB = 142.0;
    private static final double KAISER_BETA = 0.1102 * (ATTENUATION_DB - 8.7);

    private final double bandwidth;
    private final int halfTaps;

    RateFilter(int fromHz, int toHz) {
        double stopHz = 0.5 * Math.min(fromHz, toHz);
        double passHz = Math.min(PASS_HZ, PASS_SHARE * stopHz);
        double transition = 2.0 * Math.PI * (stopHz - passHz) / fromHz;
        double taps = (ATTENUATION_DB - 8.0) / (2.285 * transition);
        // Loops take four taps at a time.
        this.halfTaps = 2 * (int) Math.ceil(taps / 4.0);
        this.bandwidth = (stopHz + passHz) / fromHz;
    }

    /** Frames that an output frame is made of, before and after it alike. */
    int halfTaps() {
        return halfTaps;
    }

    /** Number of taps for an output frame, a multiple of 4. */
    int taps() {
        return 2 * halfTaps;
    }

    /** The cut-off frequency as a part of half the rate converted from, (0, 1]. */
    double bandwidth() {
        return bandwidth;
    }

    /**
     * The taps for an output frame that lies {@code fraction} of a frame after an input frame, [0, 1): tap {@code k} belongs to
     * the input frame {@code k - halfTaps + 1} places after that one. Their sum is 1, so that a constant stays what it is.
     */
    double[] tapsAt(double fraction) {
        double[] taps = rawTapsAt(fraction);
        if (fraction == 0.0) {
            // At the very end of the window; its mirror image would be one tap before the first.
            taps[taps.length - 1] = 0.0;
        }
        return normalized(taps);
    }

    /**
     * The same as a smooth function of the fraction, which may lie a little outside [0, 1): what interpolation needs. There the
     * window goes on where it would end.
     */
    double[] smoothTapsAt(double fraction) {
        return normalized(rawTapsAt(fraction));
    }

    private double[] rawTapsAt(double fraction) {
        double[] taps = new double[2 * halfTaps];
        for (int k = 0; k < taps.length; k++) {
            double t = k - halfTaps + 1 - fraction;
            double edge = t / halfTaps;
            double window = WindowedSinc.besselI0OfSquare(KAISER_BETA * KAISER_BETA * (1.0 - edge * edge));
            taps[k] = WindowedSinc.sinc(bandwidth * t) * window;
        }
        return taps;
    }

    private static double[] normalized(double[] taps) {
        double sum = 0.0;
        for (double tap : taps) {
            sum += tap;
        }
        for (int k = 0; k < taps.length; k++) {
            taps[k] /= sum;
        }
        return taps;
    }
}
