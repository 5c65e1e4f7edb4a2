package app.loudcraft.qc;

import java.util.Comparator;

/**
 * A stretch of one channel in which the signal is over a ceiling again and again.
 *
 * @param channel 0-based
 * @param startFrame its first frame over the ceiling
 * @param endFrame first frame after its last one
 * @param peak the largest magnitude in it, linear
 */
record Excursion(int channel, long startFrame, long endFrame, double peak) {

    /** Highest first, and of the same height the first in time. */
    static final Comparator<Excursion> HIGHEST_FIRST = Comparator.comparingDouble(Excursion::peak)
            .reversed()
            .thenComparingLong(Excursion::startFrame)
            .thenComparingInt(Excursion::channel);
}
