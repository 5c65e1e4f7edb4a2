package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.OptionalDouble;

/**
 * Finds noise under music that never pauses, by the floor that it puts under the highs.
 *
 * <p>Between strokes and notes the highs of music fall now deeper, now less deep. Under steady noise they fall to one level
 * and never below: the level of a fifth of the time and that of a twentieth are then as near to each other as those of noise
 * alone, in nearly every band, however much the programme moves. A look at 20 ms every 0.19 s; about 0.6 ns a sample, memory
 * does not grow.
 */
final class NoiseBed {

    private static final double WINDOW_SECONDS = 0.02;
    // In no simple relation to a beat, of which every stroke would hide what is faint.
    private static final double INTERVAL_SECONDS = 0.187;
    private static final double[] EDGES_HZ = {5_000.0, 6_500.0, 8_000.0, 9_500.0, 11_000.0};
    private static final int BANDS = EDGES_HZ.length - 1;
    private static final int ALL = BANDS;
    private static final int WHOLE = BANDS + 1;

    private static final double LOW = 0.05;
    private static final double FLOOR = 0.1;
    private static final double HIGHER = 0.2;
    private static final double HIGH = 0.9;
    // Windows of 20 ms of noise in a band of 1.5 kHz are 0.7 (two channels) to 1 dB apart in these shares of the time.
    private static final double CLOSE_DB = 1.45;
    private static final int LEAST_BANDS = 3;
    private static final double MOVES_DB = 4.0;
    private static final int FEWEST_WINDOWS = 40;

    private static final double LOWEST_DB = -150.0;
    private static final int PER_DB = 20;
    // A pause of digital silence is no floor.
    private static final double SILENT_DB = -90.0;

    private final WindowCutter cutter;
    private final ChannelSpectra spectra;
    private final int channels;
    private final boolean wideEnough;
    private final int[] bins = new int[EDGES_HZ.length];
    private final double[] sums = new double[WHOLE + 1];
    private final int[][] counts = new int[WHOLE + 1][(int) (-LOWEST_DB * PER_DB) + 1];
    private int windows;

    NoiseBed(int sampleRateHz, int channels) {
        this.channels = channels;
        this.spectra = new ChannelSpectra(channels, sampleRateHz, WINDOW_SECONDS);
        this.wideEnough = 0.5 * sampleRateHz >= EDGES_HZ[BANDS];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (int) Math.round(EDGES_HZ[i] / spectra.binHz());
        }
        int interval = (int) Math.round(INTERVAL_SECONDS * sampleRateHz);
        this.cutter = new WindowCutter(channels, spectra.frames(), interval, this::window);
    }

    void listen(AudioBlock block) {
        if (wideEnough) {
            cutter.listen(block);
        }
    }

    private void window(float[][] x, long firstFrame) {
        spectra.transform(x);
        sums[ALL] = 0.0;
        for (int band = 0; band < BANDS; band++) {
            sums[band] = power(bins[band], bins[band + 1]);
            sums[ALL] += sums[band];
        }
        sums[WHOLE] = power(1, bins[0]) + sums[ALL];
        if (Decibels.fromPower(sums[WHOLE]) > SILENT_DB) {
            for (int i = 0; i < sums.length; i++) {
                double db = Math.max(LOWEST_DB, Math.min(0.0, Decibels.fromPower(sums[i])));
                counts[i][(int) Math.round((db - LOWEST_DB) * PER_DB)]++;
            }
            windows++;
        }
    }

    private double power(int from, int to) {
        double sum = 0.0;
        for (int c = 0; c < channels; c++) {
            double[] a = spectra.of(c);
            for (int k = from; k < to; k++) {
                sum += a[2 * k] * a[2 * k] + a[2 * k + 1] * a[2 * k + 1];
            }
        }
        return sum / channels;
    }

    /**
     * Level of the noise from 5 to 11 kHz, dBFS (RMS); empty where there is none, for rates under 22 kHz and for less than
     * 8 s.
     */
    OptionalDouble dbfs() {
        if (windows < FEWEST_WINDOWS || quantile(WHOLE, HIGH) - quantile(WHOLE, FLOOR) < MOVES_DB) {
            return OptionalDouble.empty();
        }
        int close = 0;
        for (int band = 0; band < BANDS; band++) {
            close += quantile(band, HIGHER) - quantile(band, LOW) <= CLOSE_DB ? 1 : 0;
        }
        return close >= LEAST_BANDS ? OptionalDouble.of(quantile(ALL, FLOOR)) : OptionalDouble.empty();
    }

    private double quantile(int of, double share) {
        double wanted = share * windows;
        long below = counts[of][0];
        int step = 0;
        while (below < wanted) {
            below += counts[of][++step];
        }
        return LOWEST_DB + (double) step / PER_DB;
    }
}
