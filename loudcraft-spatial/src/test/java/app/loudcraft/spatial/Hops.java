package app.loudcraft.spatial;

import java.util.Random;

/** Brings a signal to a stage as the engine does: in rows of a hop, of which blocks may bring a part at a time. */
final class Hops {

    /** A stage that turns the frames {@code [from, to)} of a row into those of another. */
    interface Stage {
        void process(double[] in, double[] out, int from, int to);
    }

    private Hops() {}

    /** What the stage makes of the signal, of which incomplete hops at the end are left out. */
    static double[] whole(HopRaster raster, double[] x, Stage stage) {
        return run(raster, x, null, () -> {}, stage);
    }

    /** The same with every hop cut into parts at random. */
    static double[] cut(HopRaster raster, double[] x, long seed, Stage stage) {
        return run(raster, x, new Random(seed), () -> {}, stage);
    }

    /** The same with something to be done before every hop; hops are cut if there is a source of places. */
    static double[] run(HopRaster raster, double[] x, Random cuts, Runnable beforeHop, Stage stage) {
        int hop = raster.hopFrames();
        double[] in = new double[hop];
        double[] out = new double[hop];
        double[] result = new double[x.length / hop * hop];
        for (int at = 0; at < result.length; at += hop) {
            beforeHop.run();
            System.arraycopy(x, at, in, 0, hop);
            int from = 0;
            while (from < hop) {
                int to = cuts == null ? hop : from + 1 + cuts.nextInt(hop - from);
                stage.process(in, out, from, to);
                from = to;
            }
            System.arraycopy(out, 0, result, at, hop);
        }
        return result;
    }

    static double[] impulse(int frames) {
        double[] x = new double[frames];
        x[0] = 1.0;
        return x;
    }

    static double[] noise(long seed, int frames) {
        Random random = new Random(seed);
        return random.doubles(frames, -1.0, 1.0).toArray();
    }

    static double[] tone(double hz, int rate, int frames) {
        double[] x = new double[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = Math.sin(2.0 * Math.PI * hz * i / rate);
        }
        return x;
    }

    /** The greatest difference between neighbours. */
    static double steepest(double[] x) {
        double steepest = 0.0;
        for (int i = 1; i < x.length; i++) {
            steepest = Math.max(steepest, Math.abs(x[i] - x[i - 1]));
        }
        return steepest;
    }

    static double peak(double[] x) {
        double peak = 0.0;
        for (double sample : x) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
