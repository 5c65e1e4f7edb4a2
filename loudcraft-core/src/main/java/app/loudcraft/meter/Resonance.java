package app.loudcraft.meter;

/**
 * A tone that stands out of its surroundings for nearly all of a programme: a ringing room mode, a resonant filter.
 *
 * @param frequencyHz where
 * @param excessDb level of its 1/24 octave over the median of those in the octave around it, in the mean
 * @param share share of the loud frames in which it stands out, in [0, 1]
 */
public record Resonance(double frequencyHz, double excessDb, double share) {}
