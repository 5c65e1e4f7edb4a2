package app.loudcraft.onnx;

import java.util.List;

/** How the level moves within a window: spread, peaks, pauses, and crests of four bands. */
final class DynamicsFeatures implements FeatureGroup {

    private static final int ZONES = 4;
    private static final int ZONE_BANDS = MelBands.COUNT / ZONES;
    private static final double PAUSE_DB = 25.0;

    @Override
    public List<String> names() {
        return List.of(
                "level_std",
                "level_p95_p50",
                "level_p50_p05",
                "level_max_p50",
                "level_mean",
                "low_energy_ratio",
                "pause_ratio",
                "crest_0",
                "crest_1",
                "crest_2",
                "crest_3");
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        double[] power = BandSeries.power(window, 0, MelBands.COUNT);
        double[] level = new double[power.length];
        for (int t = 0; t < level.length; t++) {
            level[t] = MelSpectrogram.levelDb(power[t]);
        }
        double[] sorted = Spread.sorted(level);
        double p95 = Spread.percentile(sorted, 0.95);
        double p50 = Spread.percentile(sorted, 0.50);
        Spread spread = Spread.of(level);
        double halfMean = 0.5 * Spread.of(power).mean();
        int low = 0;
        int pauses = 0;
        for (int t = 0; t < level.length; t++) {
            low += power[t] < halfMean ? 1 : 0;
            pauses += level[t] < p95 - PAUSE_DB ? 1 : 0;
        }
        int next = at;
        into[next++] = (float) spread.deviation();
        into[next++] = (float) (p95 - p50);
        into[next++] = (float) (p50 - Spread.percentile(sorted, 0.05));
        into[next++] = (float) (sorted[sorted.length - 1] - p50);
        into[next++] = (float) spread.mean();
        into[next++] = (float) low / level.length;
        into[next++] = (float) pauses / level.length;
        for (int zone = 0; zone < ZONES; zone++) {
            double[] series = BandSeries.levelDb(window, zone * ZONE_BANDS, (zone + 1) * ZONE_BANDS);
            double mean = Spread.of(series).mean();
            into[next++] = (float) (Spread.percentile(Spread.sorted(series), 0.95) - mean);
        }
    }
}
