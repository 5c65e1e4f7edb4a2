package app.loudcraft.onnx;

/**
 * Sums a power density over 96 triangles that are equally wide on the mel scale, from 30 Hz to 10.5 kHz.
 *
 * <p>The scale is that of HTK, {@code 2595 log10(1 + f / 700)}. A triangle has the area 1 over Hz, so a band holds a mean
 * density and white noise is equally high in all. Each bin stands for the density from half a bin below to half a bin above
 * it, and is weighted with the area of the triangle there: with this the bands hardly depend on how fine the bins are.
 *
 * <p>A band that reaches over half the sample rate holds 0. Immutable; safe to share.
 */
final class MelBands {

    static final int COUNT = 96;
    static final double LOWEST_HZ = 30.0;
    static final double HIGHEST_HZ = 10_500.0;

    // Absurd samples, such as 1e30, stay finite through all that follows.
    private static final double MOST_DENSITY = 1e30;

    private final int[] first = new int[COUNT];
    private final double[][] weights = new double[COUNT][];
    private final int binsUsed;

    /**
     * @param binHz distance of bins; bin 0 lies at 0 Hz
     * @param nyquistHz half the sample rate
     */
    MelBands(double binHz, double nyquistHz) {
        int used = 1;
        for (int band = 0; band < COUNT; band++) {
            double low = edgeHz(band);
            double top = edgeHz(band + 1);
            double high = edgeHz(band + 2);
            int from = (int) StrictMath.floor(low / binHz + 0.5);
            int to = (int) StrictMath.floor(high / binHz + 0.5);
            first[band] = from;
            weights[band] = new double[high <= nyquistHz ? to - from + 1 : 0];
            for (int i = 0; i < weights[band].length; i++) {
                weights[band][i] = areaBelow((from + i + 0.5) * binHz, low, top, high)
                        - areaBelow((from + i - 0.5) * binHz, low, top, high);
            }
            used = weights[band].length > 0 ? from + weights[band].length : used;
        }
        binsUsed = used;
    }

    /** Lower foot of band {@code i}, the peak of the one below it, the upper foot of the next one below; i in [0, 97]. */
    static double edgeHz(int i) {
        double low = mel(LOWEST_HZ);
        double mel = low + i * (mel(HIGHEST_HZ) - low) / (COUNT + 1);
        return 700.0 * (StrictMath.pow(10.0, mel / 2595.0) - 1.0);
    }

    /** The peak of a band. */
    static double centreHz(int band) {
        return edgeHz(band + 1);
    }

    private static double mel(double hz) {
        return 2595.0 * StrictMath.log10(1.0 + hz / 700.0);
    }

    /** The share of the triangle's area that lies below {@code hz}. */
    private static double areaBelow(double hz, double low, double top, double high) {
        if (hz <= low) {
            return 0.0;
        }
        if (hz >= high) {
            return 1.0;
        }
        return hz <= top
                ? (hz - low) * (hz - low) / ((high - low) * (top - low))
                : 1.0 - (high - hz) * (high - hz) / ((high - low) * (high - top));
    }

    /** How many bins, from 0 on, the bands look at. */
    int binsUsed() {
        return binsUsed;
    }

    /** Writes the mean densities of the bands to {@code into[at...]}. */
    void sum(double[] densities, float[] into, int at) {
        for (int band = 0; band < COUNT; band++) {
            double[] w = weights[band];
            int from = first[band];
            double sum = 0.0;
            for (int i = 0; i < w.length; i++) {
                sum += w[i] * densities[from + i];
            }
            into[at + band] = (float) Math.min(sum, MOST_DENSITY);
        }
    }
}
