package app.loudcraft.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the sound is made of: level and movement of 16 coarse bands, 20 cepstral coefficients, and how far peaks stand out
 * of valleys.
 */
final class TimbreFeatures implements FeatureGroup {

    private static final int COARSE = 16;
    private static final int COARSE_BANDS = MelBands.COUNT / COARSE;
    private static final int CEPSTRA = 20;
    private static final int CONTRASTS = 6;
    private static final int CONTRAST_BANDS = MelBands.COUNT / CONTRASTS;
    // So many of the 16 bands make the peak, and as many the valley.
    private static final int EXTREMES = 3;

    private final float[][] cosines = new float[CEPSTRA][MelBands.COUNT];

    TimbreFeatures() {
        double scale = Math.sqrt(2.0 / MelBands.COUNT);
        for (int c = 0; c < CEPSTRA; c++) {
            for (int band = 0; band < MelBands.COUNT; band++) {
                cosines[c][band] = (float)
                        (scale * MelWindow.UNIT_DB * StrictMath.cos(Math.PI * (c + 1) * (band + 0.5) / MelBands.COUNT));
            }
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < COARSE; i++) {
            names.add(String.format(Locale.ROOT, "band_%02d_mean", i));
            names.add(String.format(Locale.ROOT, "band_%02d_std", i));
        }
        for (int c = 1; c <= CEPSTRA; c++) {
            names.add(String.format(Locale.ROOT, "mfcc_%02d_mean", c));
            names.add(String.format(Locale.ROOT, "mfcc_%02d_std", c));
            names.add(String.format(Locale.ROOT, "mfcc_%02d_delta_std", c));
        }
        for (int i = 0; i < CONTRASTS; i++) {
            names.add("contrast_" + i);
        }
        return names;
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        int next = at;
        for (int i = 0; i < COARSE; i++) {
            Spread spread = Spread.of(BandSeries.levelDb(window, i * COARSE_BANDS, (i + 1) * COARSE_BANDS));
            into[next++] = (float) spread.mean();
            into[next++] = (float) spread.deviation();
        }
        double[] delta = new double[MelWindow.FRAMES - 2];
        for (int c = 0; c < CEPSTRA; c++) {
            double[] cepstrum = cepstrum(window, cosines[c]);
            for (int t = 0; t < delta.length; t++) {
                delta[t] = 0.5 * (cepstrum[t + 2] - cepstrum[t]);
            }
            Spread spread = Spread.of(cepstrum);
            into[next++] = (float) spread.mean();
            into[next++] = (float) spread.deviation();
            into[next++] = (float) Spread.of(delta).deviation();
        }
        for (int i = 0; i < CONTRASTS; i++) {
            into[next++] = (float) contrastDb(window.values(), i * CONTRAST_BANDS);
        }
    }

    private static double[] cepstrum(MelWindow window, float[] cosine) {
        float[] series = new float[MelWindow.FRAMES];
        float[] values = window.values();
        for (int band = 0; band < MelBands.COUNT; band++) {
            float factor = cosine[band];
            int row = band * MelWindow.FRAMES;
            for (int t = 0; t < series.length; t++) {
                series[t] += factor * values[row + t];
            }
        }
        return Spread.widened(series);
    }

    /** The loudest three less the quietest three of 16 bands, mean over all frames. */
    private static double contrastDb(float[] values, int firstBand) {
        float[][] high = new float[EXTREMES][MelWindow.FRAMES];
        float[][] low = new float[EXTREMES][MelWindow.FRAMES];
        for (int i = 0; i < EXTREMES; i++) {
            Arrays.fill(high[i], Float.NEGATIVE_INFINITY);
            Arrays.fill(low[i], Float.POSITIVE_INFINITY);
        }
        float[] up = new float[MelWindow.FRAMES];
        float[] down = new float[MelWindow.FRAMES];
        for (int band = firstBand; band < firstBand + CONTRAST_BANDS; band++) {
            System.arraycopy(values, band * MelWindow.FRAMES, up, 0, up.length);
            System.arraycopy(up, 0, down, 0, up.length);
            // The held ones stay in order while each passes on what it displaces.
            for (int i = 0; i < EXTREMES; i++) {
                MedianRows.order(up, high[i]);
                MedianRows.order(low[i], down);
            }
        }
        double sum = 0.0;
        for (int i = 0; i < EXTREMES; i++) {
            sum += Spread.of(Spread.widened(high[i])).mean()
                    - Spread.of(Spread.widened(low[i])).mean();
        }
        return sum * MelWindow.UNIT_DB / EXTREMES;
    }
}
