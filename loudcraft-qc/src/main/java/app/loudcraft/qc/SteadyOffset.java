package app.loudcraft.qc;

import java.util.List;

/**
 * Follows the mean of one channel over 400 ms, for an offset that is really there.
 *
 * <p>A mean that is no larger than chance makes it of sound with deep rumble is no offset; and an offset that comes and
 * goes shows in single stretches: three in a row over 0.01 and over a quarter of their RMS.
 */
final class SteadyOffset {

    private static final int PIECES = 40;
    private static final int IN_A_ROW = 3;
    private static final double LEAST = 0.01;
    private static final double LEAST_SHARE = 0.25;
    private static final double ERRORS = 4.0;

    private final int pieceFrames;
    private final Places places;
    private int pieces;
    private double sum;
    private double energy;
    private long stretches;
    private long offsetInARow;
    private double meanSum;
    private double meanSquareSum;

    /**
     * @param pieceFrames frames of a piece of 10 ms
     */
    SteadyOffset(int pieceFrames) {
        this.pieceFrames = pieceFrames;
        this.places = new Places((long) pieceFrames * PIECES);
    }

    /** Adds the next 10 ms. */
    void add(double pieceSum, double pieceEnergy) {
        sum += pieceSum;
        energy += pieceEnergy;
        if (++pieces == PIECES) {
            endStretch();
            pieces = 0;
            sum = 0.0;
            energy = 0.0;
        }
    }

    private void endStretch() {
        double frames = (double) PIECES * pieceFrames;
        double mean = sum / frames;
        stretches++;
        meanSum += mean;
        meanSquareSum += mean * mean;
        boolean offset = Math.abs(mean) > Math.max(LEAST, LEAST_SHARE * Math.sqrt(energy / frames));
        offsetInARow = offset ? offsetInARow + 1 : 0;
        if (offsetInARow >= IN_A_ROW) {
            long end = stretches * PIECES * pieceFrames;
            places.add(end - (long) IN_A_ROW * PIECES * pieceFrames, end, Math.abs(mean));
        }
    }

    /** Whether the mean of the whole is more than chance; false under 1.2 s. */
    boolean isSteady() {
        if (stretches < IN_A_ROW) {
            return false;
        }
        double mean = meanSum / stretches;
        double variance = Math.max(0.0, meanSquareSum / stretches - mean * mean);
        return Math.abs(mean) > ERRORS * Math.sqrt(variance / stretches);
    }

    /** Where an offset stays; measured is its magnitude. */
    List<Place> places() {
        return places.list();
    }
}
