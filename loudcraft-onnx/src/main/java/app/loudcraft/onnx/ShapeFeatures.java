package app.loudcraft.onnx;

import java.util.List;

/**
 * The shape of the spectrum between 30 Hz and 10.5 kHz: where its middle lies, how wide, how flat, how tonal and how steady it
 * is.
 */
final class ShapeFeatures implements FeatureGroup {

    private static final double ROLL_OFF = 0.85;
    private static final int ZONES = 3;
    private static final int ZONE_BANDS = MelBands.COUNT / ZONES;
    // A tone stands this far over the bands two further down and up.
    private static final float TONE = (float) (6.0 / MelWindow.UNIT_DB);

    // Bands as octaves over 1 kHz, and their widths in Hz.
    private final double[] octaves = new double[MelBands.COUNT];
    private final double[] widthsHz = new double[MelBands.COUNT];

    ShapeFeatures() {
        for (int band = 0; band < MelBands.COUNT; band++) {
            octaves[band] = StrictMath.log(MelBands.centreHz(band) / 1_000.0) / StrictMath.log(2.0);
            widthsHz[band] = 0.5 * (MelBands.edgeHz(band + 2) - MelBands.edgeHz(band));
        }
    }

    @Override
    public List<String> names() {
        return List.of(
                "centroid_mean",
                "centroid_std",
                "spread_mean",
                "spread_std",
                "roll_off_mean",
                "roll_off_std",
                "flatness_mean",
                "flatness_std",
                "flatness_low",
                "flatness_mid",
                "flatness_high",
                "tones_mean",
                "unsteadiness",
                "mean_spectrum_std",
                "mean_spectrum_slope");
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        double[] energy = new double[MelWindow.FRAMES];
        double[] first = new double[MelWindow.FRAMES];
        double[] second = new double[MelWindow.FRAMES];
        moments(window.powers(), energy, first, second);
        double[] rollOff = rollOff(window.powers(), energy);
        for (int t = 0; t < energy.length; t++) {
            first[t] /= energy[t];
            second[t] = Math.sqrt(Math.max(0.0, second[t] / energy[t] - first[t] * first[t]));
        }
        double[] flatness = flatnessDb(window, 0, MelBands.COUNT);
        int next = at;
        for (double[] series : new double[][] {first, second, rollOff, flatness}) {
            Spread spread = Spread.of(series);
            into[next++] = (float) spread.mean();
            into[next++] = (float) spread.deviation();
        }
        for (int zone = 0; zone < ZONES; zone++) {
            into[next++] = (float) Spread.of(flatnessDb(window, zone * ZONE_BANDS, (zone + 1) * ZONE_BANDS))
                    .mean();
        }
        into[next++] = (float) tones(window.values());
        into[next++] = (float) unsteadinessDb(window.values());
        meanSpectrum(window, into, next);
    }

    private void moments(float[] powers, double[] energy, double[] first, double[] second) {
        for (int band = 0; band < MelBands.COUNT; band++) {
            int row = band * MelWindow.FRAMES;
            double width = widthsHz[band];
            double octave = octaves[band];
            for (int t = 0; t < energy.length; t++) {
                double e = width * powers[row + t];
                energy[t] += e;
                first[t] += octave * e;
                second[t] += octave * octave * e;
            }
        }
    }

    /** Octaves over 1 kHz of the band below which 85 % of the energy lie, in each frame. */
    private double[] rollOff(float[] powers, double[] energy) {
        double[] below = new double[energy.length];
        int[] bands = new int[energy.length];
        for (int band = 0; band < MelBands.COUNT - 1; band++) {
            int row = band * MelWindow.FRAMES;
            double width = widthsHz[band];
            for (int t = 0; t < below.length; t++) {
                below[t] += width * powers[row + t];
                bands[t] += below[t] < ROLL_OFF * energy[t] ? 1 : 0;
            }
        }
        double[] series = new double[energy.length];
        for (int t = 0; t < series.length; t++) {
            series[t] = octaves[bands[t]];
        }
        return series;
    }

    /** Geometric over arithmetic mean of the densities in each frame, dB; 0 is flat. */
    private static double[] flatnessDb(MelWindow window, int from, int to) {
        double[] geometric = BandSeries.levelDb(window, from, to);
        double[] arithmetic = BandSeries.power(window, from, to);
        for (int t = 0; t < geometric.length; t++) {
            geometric[t] -= MelSpectrogram.levelDb(arithmetic[t]);
        }
        return geometric;
    }

    /** How many bands hold a tone, mean over frames. */
    private static double tones(float[] values) {
        int tones = 0;
        for (int band = 2; band < MelBands.COUNT - 2; band++) {
            int row = band * MelWindow.FRAMES;
            for (int i = row; i < row + MelWindow.FRAMES; i++) {
                float value = values[i];
                boolean peak = value >= values[i - MelWindow.FRAMES] && value > values[i + MelWindow.FRAMES];
                float around = 0.5f * (values[i - 2 * MelWindow.FRAMES] + values[i + 2 * MelWindow.FRAMES]);
                if (peak && value - around > TONE) {
                    tones++;
                }
            }
        }
        return (double) tones / MelWindow.FRAMES;
    }

    /** How much a band changes from frame to frame, mean over all. */
    private static double unsteadinessDb(float[] values) {
        float[] sums = new float[MelWindow.FRAMES];
        for (int band = 0; band < MelBands.COUNT; band++) {
            int row = band * MelWindow.FRAMES;
            for (int t = 1; t < sums.length; t++) {
                sums[t] += Math.abs(values[row + t] - values[row + t - 1]);
            }
        }
        double sum = Spread.of(Spread.widened(sums)).mean() * sums.length;
        return sum * MelWindow.UNIT_DB / (MelBands.COUNT * (MelWindow.FRAMES - 1));
    }

    /** How uneven the mean spectrum is, dB, and its slope in dB a band. */
    private static void meanSpectrum(MelWindow window, float[] into, int at) {
        double[] mean = new double[MelBands.COUNT];
        for (int band = 0; band < MelBands.COUNT; band++) {
            double sum = 0.0;
            for (int t = 0; t < MelWindow.FRAMES; t++) {
                sum += window.values()[band * MelWindow.FRAMES + t];
            }
            mean[band] = sum * MelWindow.UNIT_DB / MelWindow.FRAMES;
        }
        Spread spread = Spread.of(mean);
        double middle = 0.5 * (MelBands.COUNT - 1);
        double products = 0.0;
        double squares = 0.0;
        for (int band = 0; band < MelBands.COUNT; band++) {
            products += (band - middle) * (mean[band] - spread.mean());
            squares += (band - middle) * (band - middle);
        }
        into[at] = (float) spread.deviation();
        into[at + 1] = (float) (products / squares);
    }
}
