package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures how two channels correlate, over all and over 400 ms every 100 ms. One stream on one thread. */
final class StereoMeter {

    private static final double STEP_SECONDS = 0.1;
    private static final int WINDOW_STEPS = 4;
    private static final double IGNORED_BELOW_DBFS = -60.0;
    private static final int CORRELATION_STEPS = 2_000;
    private static final double LOWEST_SHARE = 0.05;
    private static final double UNHEARD_HZ = 1e9;

    private final FrameSplitter splitter;
    private final int stepFrames;
    private final double[][] steps = new double[WINDOW_STEPS][3];
    private final double[] total = new double[3];
    private final int[] correlations = new int[CORRELATION_STEPS + 1];
    private long windows;
    private long step;

    StereoMeter(int sampleRateHz) {
        this.stepFrames = (int) Math.round(STEP_SECONDS * sampleRateHz);
        this.splitter = new FrameSplitter(2, stepFrames, stepFrames);
    }

    void process(AudioBlock block) {
        splitter.process(block, this::step);
    }

    private void step(double[][] x) {
        double[] sums = steps[(int) (step++ % WINDOW_STEPS)];
        sumFinite(x, stepFrames, sums);
        for (int i = 0; i < 3; i++) {
            total[i] += sums[i];
        }
        if (step >= WINDOW_STEPS) {
            window();
        }
    }

    private static void sumFinite(double[][] x, int frames, double[] sums) {
        sum(x[0], x[1], frames, sums);
        if (!(sums[0] + sums[1] <= Double.MAX_VALUE)) {
            FrameSplitter.replaceNonFinite(x);
            sum(x[0], x[1], frames, sums);
        }
    }

    private static void sum(double[] a, double[] b, int frames, double[] sums) {
        double aa = 0.0, bb = 0.0, ab = 0.0;
        for (int i = 0; i < frames; i++) {
            aa += a[i] * a[i];
            bb += b[i] * b[i];
            ab += a[i] * b[i];
        }
        sums[0] = aa;
        sums[1] = bb;
        sums[2] = ab;
    }

    private void window() {
        double aa = 0.0, bb = 0.0, ab = 0.0;
        for (double[] sums : steps) {
            aa += sums[0];
            bb += sums[1];
            ab += sums[2];
        }
        double least = Decibels.toPower(IGNORED_BELOW_DBFS) * WINDOW_STEPS * stepFrames;
        if (Math.max(aa, bb) > least) {
            correlations[(int) Math.round((correlation(aa, bb, ab) + 1.0) * (CORRELATION_STEPS / 2))]++;
            windows++;
        }
    }

    private static double correlation(double aa, double bb, double ab) {
        double both = Math.sqrt(aa) * Math.sqrt(bb);
        return both > 0.0 ? Math.max(-1.0, Math.min(1.0, ab / both)) : 0.0;
    }

    /** The reading, with the bands of the long-term spectrum; empty for silence. */
    Optional<StereoReading> reading(SpectrumReading spectrum) {
        double[] sums = new double[3];
        sumFinite(splitter.partial(), splitter.filled(), sums);
        double aa = total[0] + sums[0], bb = total[1] + sums[1], ab = total[2] + sums[2];
        if (!(aa + bb > 0.0)) {
            return Optional.empty();
        }
        double correlation = correlation(aa, bb, ab);
        return Optional.of(new StereoReading(
                correlation,
                windows == 0 ? correlation : lowestCorrelation(),
                band(spectrum, 0.0, StereoReading.LOW_HZ),
                band(spectrum, StereoReading.LOW_HZ, StereoReading.HIGH_HZ),
                band(spectrum, StereoReading.HIGH_HZ, UNHEARD_HZ),
                Decibels.fromPower(bb / aa),
                Decibels.fromPower(Math.max(0.0, 0.5 * (aa + bb + 2.0 * ab) / (aa + bb)))));
    }

    private static StereoBand band(SpectrumReading spectrum, double fromHz, double toHz) {
        OptionalDouble width = spectrum.widthDb(fromHz, toHz);
        return width.isEmpty()
                ? new StereoBand(1.0, Double.NEGATIVE_INFINITY)
                : new StereoBand(spectrum.correlation(fromHz, toHz).orElse(0.0), width.getAsDouble());
    }

    private double lowestCorrelation() {
        double wanted = LOWEST_SHARE * windows;
        long below = 0;
        int i = 0;
        while (below + correlations[i] < wanted) {
            below += correlations[i++];
        }
        return i / (CORRELATION_STEPS / 2.0) - 1.0;
    }
}
