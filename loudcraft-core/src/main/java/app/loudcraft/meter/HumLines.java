package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.Optional;

/**
 * Looks for the lines of mains hum: multiples of 50 or 60 Hz that stand 10 dB out of their surroundings in nearly all of
 * the quietest tenth of the frames.
 *
 * <p>Lines have to lie within {@link #TOLERANCE_HZ}, which bass notes do not for more than one of them.
 */
final class HumLines {

    static final int FUNDAMENTALS = 2;

    private static final double[] FUNDAMENTAL_HZ = {50.0, 60.0};
    private static final int HARMONICS = 10;
    private static final double TOLERANCE_HZ = 0.7;
    private static final double LEAST_RATIO = 10.0;
    private static final int LEAST_LINES = 2;
    private static final double QUIET_SHARE = 0.1;
    private static final double LEAST_SHARE_OF_FRAMES = 0.8;
    private static final double FULL_SCALE_SINE_POWER = 0.5;
    private static final double SURROUNDINGS_FROM_HZ = 9.0;
    private static final double SURROUNDINGS_TO_HZ = 22.0;

    private final double binHz;
    private final int near;
    private final int far;
    private final int bins;

    HumLines(double binHz) {
        this.binHz = binHz;
        this.near = (int) Math.ceil(SURROUNDINGS_FROM_HZ / binHz);
        this.far = (int) Math.ceil(SURROUNDINGS_TO_HZ / binHz);
        this.bins = (int) Math.ceil(FUNDAMENTAL_HZ[1] * HARMONICS / binHz) + far + 2;
    }

    /** Bins that are needed, from 0 on. */
    int bins() {
        return bins;
    }

    /** Adds a frame to its class. */
    void add(double[] power, SpectrumClass to) {
        double[] sums = to.lowBins;
        for (int k = 0; k < bins; k++) {
            sums[k] += power[k];
        }
        for (int f = 0; f < FUNDAMENTALS; f++) {
            if (lines(power, FUNDAMENTAL_HZ[f]) >= LEAST_LINES) {
                to.humFrames[f]++;
            }
        }
    }

    /** The stronger of the two, of which there is enough. */
    Optional<Hum> hum(SpectrumClass[] classes, int channels) {
        SpectrumClass quiet = quietest(classes);
        Optional<Hum> found = Optional.empty();
        for (int f = 0; f < FUNDAMENTALS; f++) {
            int harmonics = lines(quiet.lowBins, FUNDAMENTAL_HZ[f]);
            if (harmonics < LEAST_LINES || quiet.humFrames[f] < LEAST_SHARE_OF_FRAMES * quiet.frames) {
                continue;
            }
            Hum hum = measure(quiet, FUNDAMENTAL_HZ[f], harmonics, channels);
            if (found.isEmpty() || hum.levelDbfs() > found.get().levelDbfs()) {
                found = Optional.of(hum);
            }
        }
        return found;
    }

    private SpectrumClass quietest(SpectrumClass[] classes) {
        long frames = 0;
        for (int step = 1; step < classes.length; step++) {
            frames += classes[step] == null ? 0 : classes[step].frames;
        }
        SpectrumClass quiet = new SpectrumClass(false, bins);
        for (int step = 1; step < classes.length && quiet.frames < QUIET_SHARE * frames; step++) {
            if (classes[step] != null) {
                quiet.add(classes[step]);
            }
        }
        return quiet;
    }

    private Hum measure(SpectrumClass quiet, double hz, int harmonics, int channels) {
        double power = 0.0;
        double moment = 0.0;
        for (int h = 1; h <= HARMONICS; h++) {
            if (standsOut(quiet.lowBins, h * hz)) {
                int k = (int) Math.round(h * hz / binHz);
                double line = 0.0;
                for (int i = k - 2; i <= k + 2; i++) {
                    line += quiet.lowBins[i];
                }
                power += line;
                moment += line * lineHz(quiet.lowBins, h * hz) / h;
            }
        }
        double level = power / (quiet.frames * (double) channels * FULL_SCALE_SINE_POWER);
        return new Hum(moment / power, Decibels.fromPower(level), harmonics);
    }

    private int lines(double[] power, double hz) {
        int lines = 0;
        for (int h = 1; h <= HARMONICS; h++) {
            lines += standsOut(power, h * hz) ? 1 : 0;
        }
        return lines;
    }

    private boolean standsOut(double[] power, double hz) {
        int k = (int) Math.round(hz / binHz);
        double line = Math.max(power[k], Math.max(power[k - 1], power[k + 1]));
        double around = 0.0;
        for (int i = near; i <= far; i++) {
            around += power[k - i] + power[k + i];
        }
        double mean = around / (2 * (far - near + 1));
        return line > LEAST_RATIO * mean && Math.abs(lineHz(power, hz) - hz) <= TOLERANCE_HZ;
    }

    /** Where a line near {@code hz} lies: the centre of its power. */
    private double lineHz(double[] power, double hz) {
        int k = (int) Math.round(hz / binHz);
        double sum = 0.0;
        double moment = 0.0;
        for (int i = k - 3; i <= k + 3; i++) {
            sum += power[i];
            moment += i * power[i];
        }
        return sum > 0.0 ? moment / sum * binHz : 0.0;
    }
}
