package app.loudcraft.onnx;

import java.util.List;

/** How much, how often and in which bands something begins. */
final class OnsetFeatures implements FeatureGroup {

    // A begin is the largest within 3 frames (70 ms) on either side and clearly above the usual.
    private static final int REACH = 3;
    private static final double LEAST_DB = 0.5;

    @Override
    public List<String> names() {
        return List.of(
                "flux_mean",
                "flux_std",
                "flux_p95",
                "flux_low",
                "flux_mid",
                "flux_high",
                "onset_rate",
                "onset_strength");
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        OnsetSeries onsets = OnsetSeries.of(window);
        double[] all = onsets.all();
        Spread spread = Spread.of(all);
        double threshold = Math.max(LEAST_DB, spread.mean() + spread.deviation());
        int count = 0;
        double strength = 0.0;
        for (int t = 0; t < all.length; t++) {
            if (all[t] > threshold && isPeak(all, t)) {
                count++;
                strength += all[t] - spread.mean();
            }
        }
        int next = at;
        into[next++] = (float) spread.mean();
        into[next++] = (float) spread.deviation();
        into[next++] = (float) Spread.percentile(Spread.sorted(all), 0.95);
        into[next++] = (float) Spread.of(onsets.low()).mean();
        into[next++] = (float) Spread.of(onsets.mid()).mean();
        into[next++] = (float) Spread.of(onsets.high()).mean();
        into[next++] = (float) (count / (MelWindow.FRAMES * FrameGrid.HOP_SECONDS));
        into[next] = (float) (count > 0 ? strength / count : 0.0);
    }

    private static boolean isPeak(double[] series, int t) {
        for (int i = Math.max(0, t - REACH); i <= Math.min(series.length - 1, t + REACH); i++) {
            // Of two equal ones the first counts.
            if (series[i] > series[t] || series[i] == series[t] && i < t) {
                return false;
            }
        }
        return true;
    }
}
