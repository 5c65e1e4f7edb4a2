package app.loudcraft.meter;

import java.util.Arrays;

/**
 * A growing list of the energies of every 100 ms, and the mean squares of the windows over them.
 *
 * <p>Kept in chunks of 4096 values (32 kB, 6.8 minutes) that are never copied: adding allocates once in 4096 times.
 */
final class EnergyHistory {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final HopGrid grid;
    private double[][] chunks = {new double[CHUNK]};
    private int size;

    EnergyHistory(HopGrid grid) {
        this.grid = grid;
    }

    void add(double energy) {
        int chunk = size >>> CHUNK_BITS;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunks.length);
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new double[CHUNK];
        }
        chunks[chunk][size & (CHUNK - 1)] = energy;
        size++;
    }

    int size() {
        return size;
    }

    /** Forgets all energies but keeps the memory. */
    void clear() {
        size = 0;
    }

    /**
     * The mean square of every window of {@code steps} times 100 ms, one for each 100 ms; empty if none is complete.
     *
     * <p>Sums run from the oldest energy to the newest, as in {@link SlidingWindows}, so both have the same bits.
     */
    double[] meanSquares(int steps) {
        double[] meanSquares = new double[Math.max(0, size - steps + 1)];
        for (int i = 0; i < meanSquares.length; i++) {
            double sum = 0.0;
            for (int j = i; j < i + steps; j++) {
                sum += chunks[j >>> CHUNK_BITS][j & (CHUNK - 1)];
            }
            long firstHop = (long) i * HopGrid.HOPS_PER_STEP;
            meanSquares[i] = sum / grid.frames(firstHop, firstHop + (long) steps * HopGrid.HOPS_PER_STEP);
        }
        return meanSquares;
    }
}
