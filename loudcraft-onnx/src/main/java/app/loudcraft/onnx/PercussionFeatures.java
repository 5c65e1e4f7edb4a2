package app.loudcraft.onnx;

import java.util.List;

/**
 * How percussive the sound is, after Fitzgerald (2010): what stands out of the median over frequency is a stroke, what stands
 * out of the median over time is a tone.
 *
 * <p>On 32 bands of three mel bands each, in dB; a median over time spans 11 frames (0.26 s), one over frequency 7 bands.
 */
final class PercussionFeatures implements FeatureGroup {

    private static final int BANDS = 32;
    private static final int MEL_BANDS = MelBands.COUNT / BANDS;
    private static final int TIME_REACH = 5;
    private static final int BAND_REACH = 3;
    private static final int PADDED = MelWindow.FRAMES + 2 * TIME_REACH;
    private static final double LIMIT_DB = 12.0;
    private static final int[] ZONES = {0, 8, 20, BANDS};

    @Override
    public List<String> names() {
        return List.of(
                "percussive_low",
                "percussive_low_share",
                "percussive_mid",
                "percussive_mid_share",
                "percussive_high",
                "percussive_high_share");
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        // Each band with its first and last frame repeated, so that a median over time has enough on either side.
        float[] levels = new float[BANDS * PADDED];
        for (int band = 0; band < BANDS; band++) {
            double[] series = BandSeries.levelDb(window, band * MEL_BANDS, (band + 1) * MEL_BANDS);
            for (int i = 0; i < PADDED; i++) {
                int t = Math.max(0, Math.min(series.length - 1, i - TIME_REACH));
                levels[band * PADDED + i] = (float) series[t];
            }
        }
        float[] tones = new float[BANDS * MelWindow.FRAMES];
        float[] strokes = new float[BANDS * MelWindow.FRAMES];
        MedianRows overTime = new MedianRows(2 * TIME_REACH + 1, MelWindow.FRAMES);
        MedianRows overBands = new MedianRows(2 * BAND_REACH + 1, MelWindow.FRAMES);
        int[] times = new int[2 * TIME_REACH + 1];
        int[] bands = new int[2 * BAND_REACH + 1];
        for (int band = 0; band < BANDS; band++) {
            for (int i = 0; i < times.length; i++) {
                times[i] = band * PADDED + i;
            }
            for (int i = 0; i < bands.length; i++) {
                int near = Math.max(0, Math.min(BANDS - 1, band + i - BAND_REACH));
                bands[i] = near * PADDED + TIME_REACH;
            }
            overTime.median(levels, times, tones, band * MelWindow.FRAMES);
            overBands.median(levels, bands, strokes, band * MelWindow.FRAMES);
        }
        for (int zone = 0; zone + 1 < ZONES.length; zone++) {
            compare(strokes, tones, ZONES[zone], ZONES[zone + 1], into, at + 2 * zone);
        }
    }

    /** The mean excess of strokes over tones in dB, and the share of places where there is one. */
    private static void compare(float[] strokes, float[] tones, int fromBand, int toBand, float[] into, int at) {
        double sum = 0.0;
        int more = 0;
        int count = (toBand - fromBand) * MelWindow.FRAMES;
        for (int i = fromBand * MelWindow.FRAMES; i < toBand * MelWindow.FRAMES; i++) {
            double excess = strokes[i] - tones[i];
            sum += Math.max(-LIMIT_DB, Math.min(LIMIT_DB, excess));
            more += excess > 0.0 ? 1 : 0;
        }
        into[at] = (float) (sum / count);
        into[at + 1] = (float) more / count;
    }
}
