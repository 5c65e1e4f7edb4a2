package app.loudcraft.meter;

/**
 * How two channels relate within a range of frequencies.
 *
 * @param correlation in [-1, 1]; 1 where there is nothing to hear
 * @param widthDb level of the side signal over that of the mid signal; negative infinity for mono and for nothing,
 *     positive infinity where the channels cancel in mono
 */
public record StereoBand(double correlation, double widthDb) {}
