package app.loudcraft.internal.loudness;

import app.loudcraft.audio.Decibels;

/** Converts between a weighted mean square and loudness (ITU-R BS.1770-5, Annex 1, equation 2). */
public final class Lufs {

    // ITU-R BS.1770-5, Annex 1: cancels the gain of the K-weighting at 997 Hz.
    private static final double OFFSET_LU = -0.691;

    private Lufs() {}

    /** Loudness in LUFS of a weighted mean square, at least 0; 0 is minus infinity. */
    public static double fromMeanSquare(double meanSquare) {
        return OFFSET_LU + Decibels.fromPower(meanSquare);
    }

    /** The weighted mean square of a loudness in LUFS. */
    public static double toMeanSquare(double lufs) {
        return Decibels.toPower(lufs - OFFSET_LU);
    }
}
