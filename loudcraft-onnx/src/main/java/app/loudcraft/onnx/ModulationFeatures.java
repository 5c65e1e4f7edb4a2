package app.loudcraft.onnx;

import app.loudcraft.internal.fft.RealFft;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the level of four bands moves: what share of its movement between 0.5 and 20 Hz lies in each of six ranges. Speech
 * moves at 4 Hz, a beat at 2, a pad hardly.
 */
final class ModulationFeatures implements FeatureGroup {

    private static final int ZONES = 4;
    private static final int ZONE_BANDS = MelBands.COUNT / ZONES;
    private static final double[] EDGES_HZ = {0.5, 1.0, 2.0, 4.0, 8.0, 14.0, 20.0};
    private static final int RANGES = EDGES_HZ.length - 1;
    private static final double BIN_HZ = 1.0 / (MelWindow.FRAMES * FrameGrid.HOP_SECONDS);

    // Shares below 0.1 % are alike; a movement below 0.01 dB is none.
    private static final double LEAST_SHARE = 1e-3;
    private static final double LEAST_ENERGY = 1e-4 * MelWindow.FRAMES;

    private final double[] hann = new double[MelWindow.FRAMES];
    private final RealFft fft = new RealFft(MelWindow.FRAMES);

    ModulationFeatures() {
        for (int t = 0; t < hann.length; t++) {
            hann[t] = 0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * t / hann.length);
        }
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int zone = 0; zone < ZONES; zone++) {
            for (int range = 0; range < RANGES; range++) {
                names.add("modulation_" + zone + "_" + range);
            }
        }
        return names;
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        for (int zone = 0; zone < ZONES; zone++) {
            double[] series = BandSeries.levelDb(window, zone * ZONE_BANDS, (zone + 1) * ZONE_BANDS);
            shares(series, into, at + zone * RANGES);
        }
    }

    private void shares(double[] series, float[] into, int at) {
        double mean = Spread.of(series).mean();
        for (int t = 0; t < series.length; t++) {
            series[t] = hann[t] * (series[t] - mean);
        }
        fft.forward(series);
        double[] energies = new double[RANGES];
        double total = 0.0;
        for (int range = 0; range < RANGES; range++) {
            int to = (int) (EDGES_HZ[range + 1] / BIN_HZ + 0.5);
            for (int k = (int) (EDGES_HZ[range] / BIN_HZ + 0.5); k < to; k++) {
                energies[range] += series[2 * k] * series[2 * k] + series[2 * k + 1] * series[2 * k + 1];
            }
            total += energies[range];
        }
        for (int range = 0; range < RANGES; range++) {
            double share = total > LEAST_ENERGY ? energies[range] / total : 1.0 / RANGES;
            into[at + range] = (float) (10.0 * StrictMath.log10(share + LEAST_SHARE));
        }
    }
}
