package app.loudcraft.meter;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.internal.loudness.KWeighting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The Recommendation written down word for word: whole signals filtered in direct form without an interruption, every
 * window rescanned. All times are hops of 10 ms.
 */
final class LoudnessOracle {

    private final int rateHz;
    private final int frames;
    private final double[] weights;
    private final double[][] filtered;
    private final BitSet leftOut;

    LoudnessOracle(AudioBuffer buffer) {
        this(buffer, new BitSet());
    }

    /**
     * @param leftOut hops that do not count, nor does any window that one of them lies in
     */
    LoudnessOracle(AudioBuffer buffer, BitSet leftOut) {
        this.leftOut = leftOut;
        rateHz = buffer.sampleRateHz();
        frames = buffer.frames();
        weights = new double[buffer.channels()];
        filtered = new double[buffer.channels()][];
        KWeighting weighting = KWeighting.at(rateHz);
        for (int c = 0; c < weights.length; c++) {
            weights[c] = buffer.layout().channel(c).loudnessWeight();
            double[] x = new double[frames];
            for (int i = 0; i < frames; i++) {
                x[i] = Float.isFinite(buffer.channel(c)[i]) ? buffer.channel(c)[i] : 0.0;
            }
            filtered[c] = filter(weighting.highPass(), filter(weighting.shelf(), x));
        }
    }

    private static double[] filter(KWeighting.Section s, double[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = s.b0() * x[i];
            if (i >= 1) {
                y[i] += s.b1() * x[i - 1] - s.a1() * y[i - 1];
            }
            if (i >= 2) {
                y[i] += s.b2() * x[i - 2] - s.a2() * y[i - 2];
            }
        }
        return y;
    }

    int frameAt(int hop) {
        return (int) Math.round(hop * (double) rateHz / 100.0);
    }

    /** The loudness of whole hops, whether they count or not. */
    double lufs(int fromHop, int toHop) {
        int from = frameAt(fromHop);
        int to = frameAt(toHop);
        return -0.691 + 10.0 * Math.log10(energy(from, to) / (to - from));
    }

    private double energy(int from, int to) {
        double sum = 0.0;
        for (int c = 0; c < weights.length; c++) {
            double squares = 0.0;
            for (int i = from; i < to; i++) {
                squares += filtered[c][i] * filtered[c][i];
            }
            sum += weights[c] * squares;
        }
        return sum;
    }

    /** The loudness of all hops that count, the last one not necessarily whole. */
    double ungated() {
        double energy = 0.0;
        int count = 0;
        for (int hop = 0; frameAt(hop) < frames; hop++) {
            int to = Math.min(frameAt(hop + 1), frames);
            if (!leftOut.get(hop)) {
                energy += energy(frameAt(hop), to);
                count += to - frameAt(hop);
            }
        }
        return -0.691 + 10.0 * Math.log10(energy / count);
    }

    /** The loudness of every whole window that counts. */
    List<Double> windows(int length, int hop) {
        List<Double> windows = new ArrayList<>();
        for (int start : starts(length, hop)) {
            windows.add(lufs(start, start + length));
        }
        return windows;
    }

    /** Where the windows that count begin. */
    List<Integer> starts(int length, int hop) {
        List<Integer> starts = new ArrayList<>();
        for (int start = 0; frameAt(start + length) <= frames; start += hop) {
            if (leftOut.get(start, start + length).isEmpty()) {
                starts.add(start);
            }
        }
        return starts;
    }

    double maximum(int length) {
        return windows(length, 1).stream().mapToDouble(l -> l).max().orElseThrow();
    }

    double integrated() {
        return integrated(windows(40, 10));
    }

    /** The gated loudness of these windows of 400 ms. */
    static double integrated(List<Double> windows) {
        List<Double> loud = above(-70.0, windows);
        return energyMean(above(energyMean(loud) - 10.0, loud));
    }

    double range() {
        return range(windows(300, 10));
    }

    /** The loudness range of these windows of 3 s. */
    static double range(List<Double> windows) {
        List<Double> loud = above(-70.0, windows);
        List<Double> kept = above(energyMean(loud) - 20.0, loud);
        kept.sort(null);
        int n = kept.size();
        return kept.get((int) Math.round((n - 1) * 0.95 + 1.0) - 1)
                - kept.get((int) Math.round((n - 1) * 0.10 + 1.0) - 1);
    }

    private static List<Double> above(double gate, List<Double> lufs) {
        List<Double> kept = new ArrayList<>(lufs);
        kept.removeIf(l -> !(l > gate));
        return kept;
    }

    private static double energyMean(List<Double> lufs) {
        return 10.0
                * Math.log10(lufs.stream()
                        .mapToDouble(l -> Math.pow(10.0, l / 10.0))
                        .average()
                        .orElseThrow());
    }
}
