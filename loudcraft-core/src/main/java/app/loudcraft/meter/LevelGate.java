package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;

/** Decides from which step of level on a moment is loud enough to be music. */
final class LevelGate {

    private LevelGate() {}

    /**
     * The first step that counts: not below the absolute gate, and not more than {@code relativeDb} below the mean power
     * of what is above that.
     *
     * @param counts moments of every step of a {@link LevelHistogram}
     */
    static int step(long[] counts, double absoluteDb, double relativeDb) {
        int first = LevelHistogram.step(absoluteDb);
        double sum = 0.0;
        long count = 0;
        for (int step = first; step < counts.length; step++) {
            sum += counts[step] * Decibels.toPower(LevelHistogram.LOWEST_DB + step + 0.5);
            count += counts[step];
        }
        return count == 0 ? first : Math.max(first, LevelHistogram.step(Decibels.fromPower(sum / count) - relativeDb));
    }
}
