package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Finds the frequency at which a spectrum ends as if cut off, as lossy coders and resamplers leave it.
 *
 * <p>After D'Alessandro and Shi (2009): what lies below the edge falls by at least {@link #LEAST_DROP_DB} within 300 Hz,
 * nothing above it comes near again, and what lies below it is within 80 dB of the range from 1 to 4 kHz. Coders whose
 * windows overlap softly take up to 1 kHz for that (AAC); such a step counts where the spectrum is far flatter on both
 * sides, as that of no instrument or filter of a mixer is. Levels are medians over 50 Hz, which single tones do not move.
 */
final class BrickWall {

    private static final double CELL_HZ = 50.0;
    private static final int CELLS_BELOW = 8;
    private static final int GAP_CELLS = 6;
    private static final double LEAST_DROP_DB = 25.0;
    private static final double MOST_BELOW_MIDDLE_DB = 80.0;
    private static final double EDGE_DROP_DB = 6.0;
    private static final int DENSE_CELLS = 20;
    private static final double LOWEST_HZ = 3_000.0;

    private static final int WIDE_GAP_CELLS = 20;
    private static final double WIDE_FROM_HZ = 12_000.0;
    private static final double LEAST_BEND_DB = 14.0;

    // Closer to half the rate there is the filter of every converter.
    private static final double HIGHEST_SHARE_OF_NYQUIST = 0.95;

    private BrickWall() {}

    /** The edge in a spectrum of powers; empty where there is none. */
    static OptionalDouble find(double[] powers, double binHz) {
        double[] cells = cells(powers, binHz);
        double middleDb = level(cells, (int) (1_000.0 / CELL_HZ), (int) (4_000.0 / CELL_HZ));
        double[] highest = highestFrom(cells);
        int last = (int) (HIGHEST_SHARE_OF_NYQUIST * powers.length * binHz / CELL_HZ);
        for (int edge = cells.length - GAP_CELLS - 1; edge * CELL_HZ >= LOWEST_HZ; edge--) {
            double aboveDb = highest[edge + GAP_CELLS];
            double belowDb = level(cells, edge - CELLS_BELOW, edge);
            if (edge > last || belowDb < middleDb - MOST_BELOW_MIDDLE_DB) {
                continue;
            }
            if (belowDb - aboveDb >= LEAST_DROP_DB && isDense(cells, edge, belowDb)) {
                return OptionalDouble.of(edgeHz(powers, binHz, cells, edge, GAP_CELLS));
            }
            if (isWideStep(cells, highest, edge, belowDb)) {
                return OptionalDouble.of(edgeHz(powers, binHz, cells, edge, WIDE_GAP_CELLS));
            }
        }
        return OptionalDouble.empty();
    }

    /** Whether it falls within 1 kHz, by far more than within 1 kHz below and above. */
    private static boolean isWideStep(double[] cells, double[] highest, int edge, double belowDb) {
        int behind = edge + WIDE_GAP_CELLS;
        if (edge * CELL_HZ < WIDE_FROM_HZ || behind + WIDE_GAP_CELLS + CELLS_BELOW > cells.length) {
            return false;
        }
        double behindDb = highest[behind];
        double stepDb = belowDb - behindDb;
        double beforeDb = level(cells, edge - WIDE_GAP_CELLS - CELLS_BELOW, edge - WIDE_GAP_CELLS) - belowDb;
        double afterDb = behindDb - level(cells, behind + WIDE_GAP_CELLS, behind + WIDE_GAP_CELLS + CELLS_BELOW);
        return stepDb >= LEAST_DROP_DB && stepDb - Math.max(beforeDb, afterDb) >= LEAST_BEND_DB;
    }

    /** False for the foot of a single tone, which falls to its lower side as well. */
    private static boolean isDense(double[] cells, int edge, double belowDb) {
        return level(cells, edge - 2 * DENSE_CELLS, edge - DENSE_CELLS) >= belowDb - LEAST_DROP_DB;
    }

    /** Where the power has fallen by 6 dB, as the cut-off of a linear-phase filter is defined. */
    private static double edgeHz(double[] powers, double binHz, double[] cells, int edge, int gapCells) {
        double plateauDb = level(cells, edge - GAP_CELLS - CELLS_BELOW, edge - GAP_CELLS);
        double limit = Decibels.toPower(plateauDb - EDGE_DROP_DB);
        int k = (int) ((edge + gapCells) * CELL_HZ / binHz);
        while (k > 2 && powers[k - 1] + powers[k] + powers[k - 2] < 3.0 * limit) {
            k--;
        }
        return (k - 0.5) * binHz;
    }

    /** The highest level of each cell and all above it. */
    private static double[] highestFrom(double[] cells) {
        double[] highest = cells.clone();
        for (int i = cells.length - 2; i >= 0; i--) {
            highest[i] = Math.max(highest[i], highest[i + 1]);
        }
        return highest;
    }

    private static double[] cells(double[] powers, double binHz) {
        double[] cells = new double[(int) (powers.length * binHz / CELL_HZ)];
        for (int i = 0; i < cells.length; i++) {
            int from = (int) (i * CELL_HZ / binHz);
            int to = Math.min(powers.length, Math.max(from + 1, (int) ((i + 1) * CELL_HZ / binHz)));
            double[] bins = Arrays.copyOfRange(powers, from, to);
            Arrays.sort(bins);
            cells[i] = Decibels.fromPower(bins[bins.length / 2]);
        }
        return cells;
    }

    /** Median level of cells. */
    private static double level(double[] cells, int from, int to) {
        double[] part = Arrays.copyOfRange(cells, Math.min(from, cells.length - 1), Math.min(to, cells.length));
        Arrays.sort(part);
        return part[part.length / 2];
    }
}
