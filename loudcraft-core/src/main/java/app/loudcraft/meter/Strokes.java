package app.loudcraft.meter;

/**
 * Tells strokes from what sustains: a stroke exceeds the median of the moments around it, a note does not.
 *
 * <p>Half of harmonic-percussive separation by median filtering (Fitzgerald, DAFx-10), on third-octave bands: the median
 * over time only. A step from one note to the next passes a median unchanged. Cost: about 1 ns a frame of audio.
 */
final class Strokes {

    private static final double LOWEST_HZ = 250.0;
    private static final double HIGHEST_HZ = 13_000.0;
    private static final int MOMENTS = MedianOfNine.COUNT;
    private static final double LEAST_RATIO = 2.0;

    private final BinBands bands;
    private final double[][] past;
    private final boolean[] loud = new boolean[MOMENTS];
    private final double[] current;
    private long moments;
    private double strokes;
    private double all;

    Strokes(double binHz, int bins) {
        int first = 0;
        while (FineBands.thirdCentreHz(first) < LOWEST_HZ) {
            first++;
        }
        int last = first;
        while (last + 1 < FineBands.THIRDS
                && FineBands.thirdCentreHz(last + 1) < Math.min(HIGHEST_HZ, 0.9 * binHz * bins)) {
            last++;
        }
        double[] edges = new double[last - first + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = FineBands.edgeHz((first + i) * FineBands.PER_THIRD);
        }
        this.bands = new BinBands(edges, binHz, bins);
        this.past = new double[bands.count()][MOMENTS];
        this.current = new double[bands.count()];
    }

    /** Takes the running sums of the next moment's bins. */
    void add(double[] running, boolean isLoud) {
        bands.sum(running, current);
        int at = (int) (moments % MOMENTS);
        for (int b = 0; b < current.length; b++) {
            past[b][at] = Math.max(0.0, current[b]);
        }
        loud[at] = isLoud;
        moments++;
        if (moments >= MOMENTS) {
            int centre = (int) ((moments - 1 - MOMENTS / 2) % MOMENTS);
            if (loud[centre]) {
                judge(centre);
            }
        }
    }

    private void judge(int centre) {
        for (double[] band : past) {
            double power = band[centre];
            double sustained = LEAST_RATIO * MedianOfNine.of(band);
            all += Math.sqrt(power);
            if (power > sustained) {
                strokes += Math.sqrt(power - sustained);
            }
        }
    }

    /** Share of the strokes in all, by amplitude. */
    double ratio() {
        return all > 0.0 ? Math.min(1.0, strokes / all) : 0.0;
    }
}
