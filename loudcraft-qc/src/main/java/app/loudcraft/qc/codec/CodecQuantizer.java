package app.loudcraft.qc.codec;

import java.util.Arrays;

/**
 * Rounds a spectrum as coarsely as a bit rate forces a codec to, and tells the error.
 *
 * <p>Every band, half a Bark wide, gets an error that follows its level; how much is found by Newton's method, so that the bits
 * that the rounded lines take are those there are. A band takes {@code lines / 2 * log2(1 + signal / error)} bits, the
 * rate of a Gaussian source. The error is a real one, of rounding, not noise: a band whose error may be as strong as
 * itself is dropped. Deterministic. One thread at a time.
 */
final class CodecQuantizer {

    private static final double BARKS_PER_BAND = 0.5;
    private static final double LN_2 = 0.6931471805599453;
    private static final int MOST_STEPS = 60;
    // Of the logarithm of an error: 4e-6 dB.
    private static final double EXACT = 1e-6;
    private static final double LOWEST_LOG = -80.0 * LN_2;
    private static final double HIGHEST_LOG = 40.0 * LN_2;
    private static final double SILENT_POWER = 1e-14;

    // What AAC adds before it cuts off (ISO/IEC 14496-3, informative encoder), instead of a half.
    private static final double ROUNDING = 0.4054;

    private final int[] edges;
    private final double bitsPerBlock;
    private final double noiseExponent;
    private final double[] powers;
    private final double[] shapes;
    private final double[] distances;

    CodecQuantizer(CodecModel model, int lines, int sampleRateHz) {
        double lineHz = 0.5 * sampleRateHz / lines;
        this.edges = edges(lines, lineHz, model.cutoffHz());
        this.bitsPerBlock = model.bitsPerSecond() * lines / sampleRateHz;
        this.noiseExponent = model.noiseExponent();
        this.powers = new double[edges.length - 1];
        this.shapes = new double[edges.length - 1];
        this.distances = new double[edges.length - 1];
    }

    private static int[] edges(int lines, double lineHz, double cutoffHz) {
        int end = (int) Math.min(lines, Math.round(cutoffHz / lineHz));
        int[] edges = new int[lines + 1];
        int count = 1;
        for (int k = 1; k < end; k++) {
            double first = bark(edges[count - 1] * lineHz);
            if (bark(k * lineHz) - first >= BARKS_PER_BAND && k - edges[count - 1] >= 4) {
                edges[count++] = k;
            }
        }
        edges[count++] = end;
        return Arrays.copyOf(edges, count);
    }

    /** Traunmueller, JASA 88 (1990), without its corrections at the ends. */
    private static double bark(double hz) {
        return 26.81 * hz / (1_960.0 + hz) - 0.53;
    }

    /** Puts the error that the codec makes of a spectrum in its place. */
    void toError(double[] spectrum) {
        for (int b = 0; b < powers.length; b++) {
            double energy = 0.0;
            for (int k = edges[b]; k < edges[b + 1]; k++) {
                energy += spectrum[k] * spectrum[k];
            }
            powers[b] = energy / (edges[b + 1] - edges[b]);
            shapes[b] = powers[b] > SILENT_POWER ? StrictMath.pow(powers[b], noiseExponent) : 0.0;
        }
        double factor = factor();
        for (int b = 0; b < powers.length; b++) {
            round(spectrum, edges[b], edges[b + 1], factor * shapes[b], powers[b]);
        }
        for (int k = edges[powers.length]; k < spectrum.length; k++) {
            spectrum[k] = -spectrum[k];
        }
    }

    /**
     * The factor of the errors that takes all bits there are, by Newton's method in its logarithm. The bits fall as it
     * grows, ever less steeply, so that no step from where they are too many goes too far.
     */
    private double factor() {
        double nearest = Double.POSITIVE_INFINITY;
        int lines = 0;
        for (int b = 0; b < powers.length; b++) {
            if (shapes[b] > 0.0) {
                distances[b] = StrictMath.log(powers[b] / shapes[b]);
                nearest = Math.min(nearest, distances[b]);
                lines += edges[b + 1] - edges[b];
            }
        }
        if (lines == 0) {
            return 1.0;
        }
        double wanted = bitsPerBlock * LN_2;
        // Here every line takes more than its share.
        double log = nearest - 2.0 * wanted / lines - 1.0;
        double step = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOST_STEPS && Math.abs(step) > EXACT; i++) {
            step = step(log, wanted);
            log += step;
        }
        return StrictMath.exp(Math.max(LOWEST_LOG, Math.min(HIGHEST_LOG, log)));
    }

    /** A step towards the root of {@code sum lines / 2 * ln(1 + e^(distance - log)) - wanted}. */
    private double step(double log, double wanted) {
        double nats = 0.0;
        double slope = 0.0;
        for (int b = 0; b < powers.length; b++) {
            if (shapes[b] > 0.0) {
                double halfLines = 0.5 * (edges[b + 1] - edges[b]);
                double x = distances[b] - log;
                double small = StrictMath.exp(-Math.abs(x));
                nats += halfLines * (Math.max(0.0, x) + StrictMath.log1p(small));
                slope += halfLines * (x > 0.0 ? 1.0 : small) / (1.0 + small);
            }
        }
        return (nats - wanted) / slope;
    }

    private static void round(double[] spectrum, int from, int to, double error, double power) {
        if (error >= power) {
            for (int k = from; k < to; k++) {
                spectrum[k] = -spectrum[k];
            }
            return;
        }
        double step = Math.sqrt(12.0 * error);
        double perStep = 1.0 / step;
        for (int k = from; k < to; k++) {
            double magnitude = Math.abs(spectrum[k]);
            double rounded = step * (long) (magnitude * perStep + ROUNDING);
            spectrum[k] = spectrum[k] < 0.0 ? magnitude - rounded : rounded - magnitude;
        }
    }
}
