package app.loudcraft.meter;

/**
 * Traces of a signal that was cut off. What was resampled afterwards keeps none of them.
 *
 * @param events flat tops: at least 3 samples in a row at full scale, or of one level within 3 dB of the peak, entered
 *     or left by a jump; slow sines have none
 * @param samples the samples in them
 * @param ceilingSamples samples within 0.00001 of the largest or of the smallest sample, 0 where the peak is less than 6
 *     dB over the RMS (test tones); 8 or more are suspicious
 */
public record Clipping(long events, long samples, long ceilingSamples) {}
