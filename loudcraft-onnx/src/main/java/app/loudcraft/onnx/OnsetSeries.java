package app.loudcraft.onnx;

/**
 * How strongly something begins in each frame: rises of the mel bands in dB, lightly smoothed.
 *
 * @param all in the mean of all bands
 * @param low below about 350 Hz, where kick and bass are
 * @param mid from there to about 2.5 kHz
 * @param high above, where hi-hat and consonants are
 */
record OnsetSeries(double[] all, double[] low, double[] mid, double[] high) {

    static final int LOW_BANDS = 12;
    static final int HIGH_FROM = 48;

    static OnsetSeries of(MelWindow window) {
        double[] low = BandSeries.riseDb(window, 0, LOW_BANDS);
        double[] mid = BandSeries.riseDb(window, LOW_BANDS, HIGH_FROM);
        double[] high = BandSeries.riseDb(window, HIGH_FROM, MelBands.COUNT);
        double[] all = new double[low.length];
        for (int t = 0; t < all.length; t++) {
            all[t] = (LOW_BANDS * low[t] + (HIGH_FROM - LOW_BANDS) * mid[t] + (MelBands.COUNT - HIGH_FROM) * high[t])
                    / MelBands.COUNT;
        }
        return new OnsetSeries(smooth(all), smooth(low), smooth(mid), smooth(high));
    }

    private static double[] smooth(double[] x) {
        double[] y = new double[x.length];
        for (int t = 0; t < x.length; t++) {
            double before = x[Math.max(0, t - 1)];
            double after = x[Math.min(x.length - 1, t + 1)];
            y[t] = 0.25 * before + 0.5 * x[t] + 0.25 * after;
        }
        return y;
    }
}
