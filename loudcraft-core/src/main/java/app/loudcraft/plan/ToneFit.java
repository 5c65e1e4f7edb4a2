package app.loudcraft.plan;

import app.loudcraft.meter.SpectrumReading;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The smoothest correction that brings a spectrum into the band around a target: one gain an octave, straight between
 * them, so that nothing narrower than an octave is touched.
 *
 * <p>Target and programme are laid on each other by the median of their differences from 100 Hz to 8 kHz, which a fault at
 * one end of the spectrum does not move. Then the squares of what is left outside the tolerance are minimised: a convex
 * problem, solved by projected gradient. Since only what lies outside is penalised, going a share of the way leaves the
 * rest of the same way for the next time.
 */
final class ToneFit {

    /** Octaves from 31.5 Hz to 16 kHz. */
    static final int NODES = 10;

    private static final int FIRST_BAND = 2;
    private static final int BANDS_PER_NODE = 3;

    private static final double MEDIAN_FROM_HZ = 90.0;
    private static final double MEDIAN_TO_HZ = 9_000.0;

    private static final int ITERATIONS = 1_000;
    // Under 1 / (largest eigenvalue): a gain touches five bands by less than 1.
    private static final double STEP = 0.2;
    // Prefers the smaller gains where the band of the target leaves a choice.
    private static final double RIDGE = 0.005;

    private final double[] gainsDb = new double[NODES];
    private final double[] differencesDb = new double[SpectrumReading.BANDS];
    private final double[] tolerancesDb = new double[SpectrumReading.BANDS];
    private final double[] weights = new double[SpectrumReading.BANDS];
    private final double levelDb;

    /**
     * Solves the problem.
     *
     * @param programmeDb level of a band; negative infinity for a band that has nothing
     * @param weight how much a band counts, 0 or more
     * @param lowestDb lower bound of a node's gain
     * @param highestDb upper bound of a node's gain
     */
    ToneFit(
            IntToDoubleFunction programmeDb,
            ToneTarget target,
            IntToDoubleFunction weight,
            IntToDoubleFunction lowestDb,
            IntToDoubleFunction highestDb) {
        for (int band = 0; band < weights.length; band++) {
            double db = programmeDb.applyAsDouble(band);
            boolean heard = Double.isFinite(db);
            differencesDb[band] = heard ? db - target.levelDb(band) : 0.0;
            tolerancesDb[band] = target.toleranceDb(band);
            weights[band] = heard ? weight.applyAsDouble(band) : 0.0;
        }
        levelDb = medianDb();
        double[] slopes = new double[NODES];
        double[] lowest = new double[NODES];
        double[] highest = new double[NODES];
        Arrays.setAll(lowest, lowestDb);
        Arrays.setAll(highest, highestDb);
        for (int k = 0; k < ITERATIONS; k++) {
            findSlopes(slopes);
            for (int node = 0; node < NODES; node++) {
                double moved = gainsDb[node] - STEP * (slopes[node] + RIDGE * gainsDb[node]);
                gainsDb[node] = Math.max(lowest[node], Math.min(highest[node], moved));
            }
        }
    }

    /** Half the derivative of what is left to each gain. */
    private void findSlopes(double[] slopes) {
        Arrays.fill(slopes, 0.0);
        for (int band = 0; band < weights.length; band++) {
            double excess = weights[band] * excessDb(band);
            double position = position(band);
            int below = (int) position;
            double share = position - below;
            slopes[below] += (1.0 - share) * excess;
            if (share > 0.0) {
                slopes[below + 1] += share * excess;
            }
        }
    }

    /** Where a band lies between the nodes, [0, NODES - 1]. */
    private static double position(int band) {
        return Math.max(0.0, Math.min(NODES - 1.0, (band - FIRST_BAND) / (double) BANDS_PER_NODE));
    }

    private double medianDb() {
        double[] middle = IntStream.range(0, weights.length)
                .filter(band -> weights[band] > 0.0)
                .filter(band -> SpectrumReading.centreHz(band) > MEDIAN_FROM_HZ
                        && SpectrumReading.centreHz(band) < MEDIAN_TO_HZ)
                .mapToDouble(band -> differencesDb[band])
                .sorted()
                .toArray();
        int count = middle.length;
        return count == 0 ? 0.0 : 0.5 * (middle[(count - 1) / 2] + middle[count / 2]);
    }

    /** Centre of a node, Hz. */
    static double centreHz(int node) {
        return SpectrumReading.centreHz(band(node));
    }

    /** The band in whose centre a node lies. */
    static int band(int node) {
        return FIRST_BAND + BANDS_PER_NODE * node;
    }

    /** The whole correction at a node, dB. */
    double gainDb(int node) {
        return gainsDb[node];
    }

    /** The correction at a band, dB. */
    double gainAtBandDb(int band) {
        return atBand(gainsDb, band);
    }

    /** What a value for every node is at a band: straight between the nodes, level beyond them. */
    static double atBand(double[] nodes, int band) {
        double position = position(band);
        int below = (int) position;
        double share = position - below;
        return share == 0.0 ? nodes[below] : (1.0 - share) * nodes[below] + share * nodes[below + 1];
    }

    /** The band of a node's octave that lies farthest outside the tolerance before correction, or of its neighbours'. */
    int farthestBand(int node) {
        int own = farthestBand(node, 1);
        return outsideDb(own) > 0.0 ? own : farthestBand(node, BANDS_PER_NODE - 1);
    }

    private int farthestBand(int node, int reach) {
        int farthest = band(node);
        int last = Math.min(weights.length - 1, band(node) + reach);
        for (int band = Math.max(0, band(node) - reach); band <= last; band++) {
            if (weights[band] > 0.0 && outsideDb(band) > outsideDb(farthest)) {
                farthest = band;
            }
        }
        return farthest;
    }

    /** What would lie outside the tolerance with these gains, RMS over the bands of full weight, dB. */
    double leftDb(IntToDoubleFunction gainDb) {
        double sum = 0.0;
        int count = 0;
        for (int band = 0; band < weights.length; band++) {
            if (weights[band] == 1.0) {
                double outside = Math.abs(deviationDb(band) + gainDb.applyAsDouble(band)) - tolerancesDb[band];
                sum += outside > 0.0 ? outside * outside : 0.0;
                count++;
            }
        }
        return count == 0 ? 0.0 : Math.sqrt(sum / count);
    }

    private double outsideDb(int band) {
        return Math.abs(deviationDb(band)) - tolerancesDb[band];
    }

    /** How far the uncorrected programme is above the target (below: negative) in a band, dB. */
    double deviationDb(int band) {
        return differencesDb[band] - levelDb;
    }

    /** What lies outside the tolerance in a band, with the correction as it is; 0 inside. */
    private double excessDb(int band) {
        double deviation = deviationDb(band) + gainAtBandDb(band);
        double outside = Math.abs(deviation) - tolerancesDb[band];
        return outside > 0.0 ? Math.copySign(outside, deviation) : 0.0;
    }
}
