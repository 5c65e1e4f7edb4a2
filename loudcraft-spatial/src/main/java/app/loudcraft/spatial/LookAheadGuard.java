package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The guard of the eighth stage for files, which knows what comes. First each of three bands of the widening gets the gain
 * that its windows bear; then what is left of the widening gets the gain that the windows of the whole bear. So a band that
 * is too wide already does not hold back the others, and the floor holds for what really comes out.
 *
 * <p>Windows in which less than 100 ms have any sound at all are not judged unless they hold a sound from its beginning to
 * its end: at the edges of a file they would judge fragments, and echoes of nothing.
 */
final class LookAheadGuard {

    /** Hops by which rows come out later. */
    static final int DELAY_HOPS = 2 * LookAheadGain.LOOK_AHEAD_HOPS;

    private static final int BANDS = CorrelationGuard.BANDS;
    private static final int FIGURES = CorrelationGuard.FIGURES;
    private static final int LEAST_SOUNDING_HOPS = 20;
    private static final int WINDOW = HopRaster.WINDOW_HOPS;
    private static final int KEPT = DELAY_HOPS + WINDOW + 1;

    // Figures of a hop, for the bands: those of all bands, whether there is sound in the input, the energy of the
    // input's
    // side, and the gains of the bands at the end of the hop, once they are known.
    private static final int BAND_SOUND = BANDS * FIGURES;
    private static final int BAND_INPUT_SIDE = BAND_SOUND + 1;
    private static final int BAND_GAIN = BAND_INPUT_SIDE + 1;

    // And for the whole.
    private static final int WHOLE_SIDE = FIGURES;
    private static final int WHOLE_SOUND = FIGURES + 1;

    private final HopRaster raster;
    private final CorrelationGuard limits;
    private final BandSplit midSplit;
    private final BandSplit sideSplit;
    private final BandSplit wideSplit;
    private final HopHistory bandHops = new HopHistory(KEPT, BAND_GAIN + BANDS);
    private final HopHistory wholeHops = new HopHistory(WINDOW + 1, WHOLE_SOUND + 1);
    private final double[] bandWindow = new double[BAND_SOUND + 1];
    private final double[] wholeWindow = new double[WHOLE_SOUND + 1];
    private final LookAheadGain[] bandGains = new LookAheadGain[BANDS];
    private final LookAheadGain wholeGain = new LookAheadGain();
    private final double[] bandTo = new double[BANDS];
    private final RowDelay[] bandRows = new RowDelay[BANDS];
    private final RowDelay midRows;
    private final RowDelay sideRows;
    private final RowDelay gatedRows;

    private final double[] bandRow;
    private final double[] gainRow;
    private final double[] midRow;
    private final double[] sideRow;
    private final double[] gated;
    private final double[] out;
    private double wholeTo;

    LookAheadGuard(double floor, HopRaster raster) {
        this.raster = raster;
        limits = new CorrelationGuard(floor);
        midSplit = new BandSplit(raster);
        sideSplit = new BandSplit(raster);
        wideSplit = new BandSplit(raster);
        int frames = raster.hopFrames();
        int hops = LookAheadGain.LOOK_AHEAD_HOPS;
        for (int band = 0; band < BANDS; band++) {
            bandGains[band] = new LookAheadGain();
            bandRows[band] = new RowDelay(hops, frames);
        }
        midRows = new RowDelay(hops, frames);
        sideRows = new RowDelay(hops, frames);
        gatedRows = new RowDelay(hops, frames);
        bandRow = new double[frames];
        gainRow = new double[frames];
        midRow = new double[frames];
        sideRow = new double[frames];
        gated = new double[frames];
        out = new double[frames];
        reset();
    }

    /**
     * Takes a hop and gives what the guard lets through of the one that lies {@link #DELAY_HOPS} before it.
     *
     * @param mid the mid
     * @param side the side, its bass taken out
     * @param widening what is to be added to it
     * @param inputSide energy of the side before its bass was taken out
     * @param sound whether there is any sound in the input
     * @return the widening let through; valid until the next call
     */
    double[] process(double[] mid, double[] side, double[] widening, double inputSide, boolean sound) {
        measureBands(mid, side, widening, inputSide, sound);
        gateBands();
        midRows.exchange(mid, 0, midRow);
        sideRows.exchange(side, 0, sideRow);
        measureWhole();
        gateWhole();
        return out;
    }

    private void measureBands(double[] mid, double[] side, double[] widening, double inputSide, boolean sound) {
        midSplit.process(mid);
        sideSplit.process(side);
        wideSplit.process(widening);
        double[] row = bandHops.newRow();
        for (int band = 0; band < BANDS; band++) {
            CorrelationGuard.sum(
                    midSplit.band(band), sideSplit.band(band), wideSplit.band(band), mid.length, row, band * FIGURES);
        }
        row[BAND_SOUND] = sound ? 1.0 : 0.0;
        row[BAND_INPUT_SIDE] = inputSide;
        bandHops.advance();
        bandHops.sum(bandHops.next() - WINDOW, bandHops.next(), bandWindow);
    }

    /** Makes {@link #gated} of the bands of the hop whose windows are all known. */
    private void gateBands() {
        boolean judged = judged(bandHops, BAND_SOUND, bandWindow[BAND_SOUND]);
        double energy = 0.0;
        for (int band = 0; band < BANDS; band++) {
            energy += bandWindow[band * FIGURES] + bandWindow[band * FIGURES + 1];
        }
        Arrays.fill(gated, 0.0);
        for (int band = 0; band < BANDS; band++) {
            double from = bandTo[band];
            bandTo[band] = bandGains[band].next(judged ? limits.bandShare(bandWindow, band * FIGURES, energy) : 1.0);
            bandHops.row(judgedHop())[BAND_GAIN + band] = bandTo[band];
            raster.line(from, bandTo[band], gainRow, 0, gainRow.length);
            bandRows[band].exchange(wideSplit.band(band), 0, bandRow);
            RealTimePath.addScaled(bandRow, gainRow, gated, 0, gated.length);
        }
    }

    /** The hop whose windows are all known; before the stream has come so far, a row that nobody has filled. */
    private long judgedHop() {
        return Math.floorMod(bandHops.next() - 1 - LookAheadGain.LOOK_AHEAD_HOPS, KEPT);
    }

    private void measureWhole() {
        double[] bands = bandHops.row(judgedHop());
        double[] row = wholeHops.newRow();
        CorrelationGuard.sum(midRow, sideRow, gated, gated.length, row, 0);
        row[WHOLE_SIDE] = bands[BAND_INPUT_SIDE];
        row[WHOLE_SOUND] = bands[BAND_SOUND];
        wholeHops.advance();
        wholeHops.sum(wholeHops.next() - WINDOW, wholeHops.next(), wholeWindow);
    }

    private void gateWhole() {
        boolean judged = judged(wholeHops, WHOLE_SOUND, wholeWindow[WHOLE_SOUND]);
        double from = wholeTo;
        wholeTo = wholeGain.next(judged ? limits.wholeShare(wholeWindow, wholeWindow[WHOLE_SIDE]) : 1.0);
        raster.line(from, wholeTo, gainRow, 0, gainRow.length);
        gatedRows.exchange(gated, 0, out);
        for (int i = 0; i < out.length; i++) {
            out[i] *= gainRow[i];
        }
    }

    private static boolean judged(HopHistory hops, int sound, double soundingHops) {
        if (soundingHops >= LEAST_SOUNDING_HOPS || soundingHops == 0.0) {
            return soundingHops > 0.0;
        }
        long first = hops.next() - WINDOW;
        return (first < 0 || hops.row(first)[sound] == 0.0) && hops.row(hops.next() - 1)[sound] == 0.0;
    }

    /** What there is to say of the hop that comes out, with the gains at its end. */
    void describe(HopFigures figures) {
        double[] row = bandHops.row(bandHops.next() - 1 - DELAY_HOPS);
        double asked = 0.0;
        double through = 0.0;
        for (int band = 0; band < BANDS; band++) {
            double gain = row[BAND_GAIN + band] * wholeTo;
            int at = band * FIGURES;
            figures.bandMid[band] = row[at];
            figures.bandSide[band] = row[at + 1] + gain * (2.0 * row[at + 2] + gain * row[at + 3]);
            asked += row[at + 3];
            through += gain * gain * row[at + 3];
        }
        figures.guard = asked > 0.0 ? Math.min(1.0, Math.sqrt(through / asked)) : 1.0;
    }

    void reset() {
        midSplit.reset();
        sideSplit.reset();
        wideSplit.reset();
        bandHops.reset();
        wholeHops.reset();
        wholeGain.reset();
        for (int band = 0; band < BANDS; band++) {
            bandGains[band].reset();
            bandRows[band].reset();
        }
        midRows.reset();
        sideRows.reset();
        gatedRows.reset();
        Arrays.fill(bandTo, 1.0);
        wholeTo = 1.0;
    }
}
