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

    private final double[][] cosines = new double[CEPSTRA][MelBands.COUNT];

    TimbreFeatures() {
        double scale = Math.sqrt(2.0 / MelBands.COUNT);
        for (int c = 0; c < CEPSTRA; c++) {
            for (int band = 0; band < MelBands.COUNT; band++) {
                cosines[c][band] =
                        scale * MelWindow.UNIT_DB * StrictMath.cos(Math.PI * (c + 1) * (band + 0.5) / MelBands.COUNT);
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

    private static double[] cepstrum(MelWindow window, double[] cosine) {
        double[] series = new double[MelWindow.FRAMES];
        float[] values = window.values();
        for (int band = 0; band < MelBands.COUNT; band++) {
            double factor = cosine[band];
            int row = band * MelWindow.FRAMES;
            for (int t = 0; t < series.length; t++) {
                series[t] += factor * values[row + t];
            }
        }
        return series;
    }

    /** The loudest three less the quietest three of 16 bands, mean over all frames. */
    private static double contrastDb(float[] values, int firstBand) {
        double sum = 0.0;
        float[] high = new float[EXTREMES];
        float[] low = new float[EXTREMES];
        for (int t = 0; t < MelWindow.FRAMES; t++) {
            Arrays.fill(high, Float.NEGATIVE_INFINITY);
            Arrays.fill(low, Float.POSITIVE_INFINITY);
            for (int band = firstBand; band < firstBand + CONTRAST_BANDS; band++) {
                float value = values[band * MelWindow.FRAMES + t];
                // The held ones stay in order while each passes on what it displaces.
                float up = value;
                float down = value;
                for (int i = 0; i < EXTREMES; i++) {
                    float held = high[i];
                    high[i] = Math.max(held, up);
                    up = Math.min(held, up);
                    float kept = low[i];
                    low[i] = Math.min(kept, down);
                    down = Math.max(kept, down);
                }
            }
            for (int i = 0; i < EXTREMES; i++) {
                sum += high[i] - low[i];
            }
        }
        return sum * MelWindow.UNIT_DB / (EXTREMES * MelWindow.FRAMES);
    }
}
