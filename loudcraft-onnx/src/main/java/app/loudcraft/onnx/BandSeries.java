package app.loudcraft.onnx;

/** Series over the 256 frames of a window: means of bands. */
final class BandSeries {

    private BandSeries() {}

    /** The mean level of bands {@code [from, to)} in each frame, dB against the track. */
    static double[] levelDb(MelWindow window, int from, int to) {
        float[] series = new float[MelWindow.FRAMES];
        float[] values = window.values();
        for (int band = from; band < to; band++) {
            int row = band * MelWindow.FRAMES;
            for (int t = 0; t < series.length; t++) {
                series[t] += values[row + t];
            }
        }
        return scaled(series, MelWindow.UNIT_DB / (to - from));
    }

    /** The mean power of bands {@code [from, to)} in each frame, against that of the track. */
    static double[] power(MelWindow window, int from, int to) {
        float[] series = new float[MelWindow.FRAMES];
        float[] powers = window.powers();
        for (int band = from; band < to; band++) {
            int row = band * MelWindow.FRAMES;
            for (int t = 0; t < series.length; t++) {
                series[t] += powers[row + t];
            }
        }
        return scaled(series, 1.0 / (to - from));
    }

    /** How much bands {@code [from, to)} rise from frame to frame, the mean of rises in dB; 0 in frame 0. */
    static double[] riseDb(MelWindow window, int from, int to) {
        float[] series = new float[MelWindow.FRAMES];
        float[] values = window.values();
        for (int band = from; band < to; band++) {
            int row = band * MelWindow.FRAMES;
            for (int t = 1; t < series.length; t++) {
                series[t] += Math.max(0.0f, values[row + t] - values[row + t - 1]);
            }
        }
        return scaled(series, MelWindow.UNIT_DB / (to - from));
    }

    private static double[] scaled(float[] series, double factor) {
        double[] scaled = new double[series.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = factor * series[t];
        }
        return scaled;
    }
}
