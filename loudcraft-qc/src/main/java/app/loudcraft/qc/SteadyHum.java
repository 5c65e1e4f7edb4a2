package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds mains hum under music that never pauses: lines at multiples of 50 or 60 Hz that are always there and always as
 * loud.
 *
 * <p>Means over 0.5 ms of the sum of the channels are transformed 4 s at a time, every 2 s, which tells a line of the mains
 * from notes 0.5 Hz away. Notes come and go; a line of hum stands out of its surroundings whenever the music leaves room,
 * each time at the same level, and never falls below that level. Three such lines make a hum; a bass that holds one note
 * throughout looks the same. About 1.5 ns a stereo frame; memory does not grow.
 */
final class SteadyHum {

    /**
     * A hum.
     *
     * @param fundamentalHz 50 or 60
     * @param levelDbfs level of its lines together, 0 dB for a full-scale sine
     * @param lines how many lines stand out
     */
    record Found(int fundamentalHz, double levelDbfs, int lines) {}

    private static final int[] FUNDAMENTALS_HZ = {50, 60};
    private static final int HARMONICS = 10;
    private static final int LEAST_LINES = 3;

    private static final double MEAN_SECONDS = 0.0005;
    private static final int CHUNK = 64;
    private static final int WINDOW = 8_192;
    private static final int HOP = WINDOW / 2;

    // Mains keep to 0.1 Hz nearly always; a line is read a little worse than that where music is beside it.
    private static final double TOLERANCE_HZ = 0.12;
    private static final double READING_HZ = 0.1;

    // In bins: beyond the foot of a line under a Hann window, and up to 7 Hz, short of the next note.
    private static final int SURROUNDINGS_FROM = 6;
    private static final int SURROUNDINGS_TO = 30;
    private static final double STANDS_OUT = 10.0;
    // Loops that repeat exactly have lines as well, but one as strong every few Hz: hum stands alone.
    private static final double ALONE = 2.0;

    private static final int LOWEST_DB = -100;
    private static final int FEWEST_WINDOWS = 4;
    private static final double OUT_SHARE = 0.3;
    private static final double VANISHED_SHARE = 0.1;
    private static final int VANISHED_DB = 6;
    private static final int STEADY_DB = 4;

    private final int together;
    private final double binHz;
    private final WindowCutter cutter;
    private final RealFft fft = new RealFft(WINDOW);
    private final double[] hann = new double[WINDOW];
    private final double[] means = new double[WINDOW];
    private final double[] spectrum = new double[WINDOW];
    private final double[] power = new double[WINDOW / 2];
    private final double[] around = new double[2 * (SURROUNDINGS_TO - SURROUNDINGS_FROM + 1)];
    private final int[][][] levels = new int[FUNDAMENTALS_HZ.length][HARMONICS][-LOWEST_DB + 1];
    private final int[][][] outLevels = new int[FUNDAMENTALS_HZ.length][HARMONICS][-LOWEST_DB + 1];
    private int filled;
    private int windows;

    SteadyHum(int sampleRateHz, int channels) {
        this.together = Math.max(1, (int) Math.round(MEAN_SECONDS * sampleRateHz));
        this.binHz = (double) sampleRateHz / together / WINDOW;
        this.cutter = new WindowCutter(channels, CHUNK * together, CHUNK * together, this::chunk);
        // 0 dB for a full-scale sine that is the same in all channels
        double scale = Math.sqrt(4.0 / (0.375 * WINDOW * (double) WINDOW)) / channels;
        for (int i = 0; i < WINDOW; i++) {
            hann[i] = scale * (0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * i / WINDOW));
        }
    }

    void listen(AudioBlock block) {
        cutter.listen(block);
    }

    private void chunk(float[][] x, long firstFrame) {
        for (int i = 0; i < CHUNK; i++) {
            double sum = 0.0;
            for (float[] channel : x) {
                sum += mean(channel, i * together, (i + 1) * together);
            }
            means[filled + i] = sum;
        }
        filled += CHUNK;
        if (filled == WINDOW) {
            window();
            System.arraycopy(means, HOP, means, 0, WINDOW - HOP);
            filled = WINDOW - HOP;
        }
    }

    /** Four sums, since every addition waits for the one before. */
    private static double mean(float[] x, int from, int to) {
        float a = 0.0f;
        float b = 0.0f;
        float c = 0.0f;
        float d = 0.0f;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < to; i++) {
            a += x[i];
        }
        return ((double) (a + b) + (c + d)) / (to - from);
    }

    private void window() {
        for (int i = 0; i < WINDOW; i++) {
            spectrum[i] = hann[i] * means[i];
        }
        fft.forward(spectrum);
        for (int k = 1; k < power.length; k++) {
            power[k] = spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
        }
        for (int f = 0; f < FUNDAMENTALS_HZ.length; f++) {
            for (int h = 1; h <= HARMONICS; h++) {
                line(f, h);
            }
        }
        windows++;
    }

    private void line(int fundamental, int harmonic) {
        double hz = FUNDAMENTALS_HZ[fundamental] * harmonic;
        int reach = (int) Math.ceil((TOLERANCE_HZ * harmonic + READING_HZ) / binHz);
        int centre = (int) Math.round(hz / binHz);
        int k = centre - reach;
        for (int i = k + 1; i <= centre + reach; i++) {
            k = power[i] > power[k] ? i : k;
        }
        double line = power[k - 1] + power[k] + power[k + 1];
        double lineHz = (k + (power[k + 1] - power[k - 1]) / line) * binHz;
        boolean mains = Math.abs(lineHz - hz) <= TOLERANCE_HZ * harmonic + READING_HZ;
        boolean peak = power[k] >= power[k - 1] && power[k] >= power[k + 1];
        double db = Decibels.fromPower(line);
        int step = (int) Math.round(Math.max(0.0, Math.min(-LOWEST_DB, db - LOWEST_DB)));
        levels[fundamental][harmonic - 1][step]++;
        if (peak && mains && step > 0 && power[k] > STANDS_OUT * surroundings(k) && !isOfComb(k)) {
            outLevels[fundamental][harmonic - 1][step]++;
        }
    }

    /** Whether there are lines as strong at the same distance on both sides. */
    private boolean isOfComb(int k) {
        for (int distance = SURROUNDINGS_FROM; distance <= SURROUNDINGS_TO; distance++) {
            if (ALONE * strongest(k - distance) > power[k] && ALONE * strongest(k + distance) > power[k]) {
                return true;
            }
        }
        return false;
    }

    private double strongest(int k) {
        return Math.max(power[k], Math.max(power[k - 1], power[k + 1]));
    }

    private double surroundings(int k) {
        int n = 0;
        for (int i = SURROUNDINGS_FROM; i <= SURROUNDINGS_TO; i++) {
            around[n++] = power[k - i];
            around[n++] = power[k + i];
        }
        Arrays.sort(around);
        return around[n / 2];
    }

    /** The hum with the most lines, if there is one; empty for less than 10 s. */
    Optional<Found> found() {
        Optional<Found> best = Optional.empty();
        for (int f = 0; f < FUNDAMENTALS_HZ.length && windows >= FEWEST_WINDOWS; f++) {
            int lines = 0;
            double sum = 0.0;
            for (int h = 0; h < HARMONICS; h++) {
                int[] out = outLevels[f][h];
                if (isSteady(out, levels[f][h])) {
                    lines++;
                    sum += Decibels.toPower(LOWEST_DB + quantile(out, 0.5));
                }
            }
            if (lines >= LEAST_LINES && (best.isEmpty() || lines > best.get().lines())) {
                best = Optional.of(new Found(FUNDAMENTALS_HZ[f], Decibels.fromPower(sum), lines));
            }
        }
        return best;
    }

    private boolean isSteady(int[] out, int[] all) {
        int count = Arrays.stream(out).sum();
        if (count < FEWEST_WINDOWS || count < OUT_SHARE * windows) {
            return false;
        }
        int vanished = 0;
        for (int step = 0; step < quantile(out, 0.5) - VANISHED_DB; step++) {
            vanished += all[step];
        }
        return vanished <= VANISHED_SHARE * windows && quantile(out, 0.8) - quantile(out, 0.2) <= STEADY_DB;
    }

    private static int quantile(int[] counts, double share) {
        double wanted = share * Arrays.stream(counts).sum();
        int below = counts[0];
        int step = 0;
        while (below < wanted) {
            below += counts[++step];
        }
        return step;
    }
}
