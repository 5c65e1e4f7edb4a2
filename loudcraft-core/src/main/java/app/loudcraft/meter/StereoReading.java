package app.loudcraft.meter;

/**
 * How the two channels of a stereo programme relate. Immutable.
 *
 * <p>Correlation is {@code E[LR] / sqrt(E[L^2] E[R^2])}; 0 where one of the channels is silent.
 *
 * @param correlation over the whole programme, in [-1, 1]
 * @param lowestCorrelation 5th percentile of the correlation over 400 ms (every 100 ms, where either channel is above -60
 *     dBFS)
 * @param low below {@link #LOW_HZ}
 * @param middle from there to {@link #HIGH_HZ}
 * @param high above
 * @param balanceDb level of the right channel over that of the left one; infinite if one is silent
 * @param monoLossDb what the programme loses when its channels are averaged: {@code 10 log10(2 E[((L+R)/2)^2] / (E[L^2] +
 *     E[R^2]))}, 0 for the same in both, -3.01 for independent channels
 */
public record StereoReading(
        double correlation,
        double lowestCorrelation,
        StereoBand low,
        StereoBand middle,
        StereoBand high,
        double balanceDb,
        double monoLossDb) {

    /** Upper end of {@link #low()}: what a subwoofer plays. */
    public static final double LOW_HZ = 120.0;

    /** Lower end of {@link #high()}. */
    public static final double HIGH_HZ = 2_000.0;
}
