package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleFormat;

/**
 * Counts the samples that a format cannot hold, and finds the largest. Floating point holds all of them; of integers it
 * judges the rounded sample, before any dither.
 */
final class FullScale {

    private final double lowest;
    private final double highest;
    private final double scale;
    private long clippedSamples;
    private float peak;

    FullScale(SampleFormat format) {
        scale = Math.scalb(1.0, format.bits() - 1);
        lowest = format.isFloatingPoint() ? Double.NEGATIVE_INFINITY : -scale;
        highest = format.isFloatingPoint() ? Double.POSITIVE_INFINITY : scale - 1.0;
    }

    void process(AudioBlock block) {
        for (int c = 0; c < block.channels(); c++) {
            float[] samples = block.channel(c);
            for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                double rounded = Math.rint(samples[i] * scale);
                if (rounded < lowest || rounded > highest) {
                    clippedSamples++;
                }
                peak = Math.max(peak, Math.abs(samples[i]));
            }
        }
    }

    /** How many samples so far are held at a limit where they are stored. */
    long clippedSamples() {
        return clippedSamples;
    }

    /** The largest sample so far, as it was before it was stored, in dBFS; negative infinity for silence. */
    double peakDbfs() {
        return Decibels.fromAmplitude(peak);
    }
}
