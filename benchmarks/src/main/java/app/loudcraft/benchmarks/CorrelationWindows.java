package app.loudcraft.benchmarks;

/** The correlation of left and right over 400 ms, every 10 ms. */
final class CorrelationWindows {

    private static final int WINDOW_HOPS = 40;
    private static final double HOPS_PER_SECOND = 100.0;
    private static final double AUDIBLE_POWER = 1e-6; // -60 dBFS RMS

    private final double[] correlations;
    private final boolean[] audible;

    CorrelationWindows(StereoSignal signal) {
        int hopFrames = (int) Math.round(signal.sampleRateHz() / HOPS_PER_SECOND);
        int hops = signal.frames() / hopFrames;
        double[] ll = new double[hops];
        double[] rr = new double[hops];
        double[] lr = new double[hops];
        for (int hop = 0; hop < hops; hop++) {
            for (int i = hop * hopFrames; i < (hop + 1) * hopFrames; i++) {
                double l = signal.left()[i];
                double r = signal.right()[i];
                ll[hop] += l * l;
                rr[hop] += r * r;
                lr[hop] += l * r;
            }
        }
        int windows = Math.max(0, hops - WINDOW_HOPS + 1);
        correlations = new double[windows];
        audible = new boolean[windows];
        double audibleEnergy = AUDIBLE_POWER * WINDOW_HOPS * hopFrames;
        for (int w = 0; w < windows; w++) {
            double l = sum(ll, w);
            double r = sum(rr, w);
            correlations[w] = l + r == 0.0 ? 1.0 : l * r == 0.0 ? 0.0 : sum(lr, w) / Math.sqrt(l * r);
            audible[w] = Math.max(l, r) >= audibleEnergy;
        }
    }

    private static double sum(double[] hops, int window) {
        double sum = 0.0;
        for (int k = window; k < window + WINDOW_HOPS; k++) {
            sum += hops[k];
        }
        return sum;
    }

    /** A correlation and where its window begins. */
    record Lowest(double correlation, double seconds) {}

    /** The lowest one of the windows in which another signal, the input, can be heard. */
    Lowest lowest(CorrelationWindows input) {
        Lowest lowest = new Lowest(Double.NaN, Double.NaN);
        for (int w = 0; w < size(input); w++) {
            if (input.audible[w] && !(correlations[w] >= lowest.correlation())) {
                lowest = new Lowest(correlations[w], w / HOPS_PER_SECOND);
            }
        }
        return lowest;
    }

    /** How many windows are below a limit although those of a reference are not below the floor. */
    int below(double limit, double floor, CorrelationWindows reference, CorrelationWindows input) {
        int count = 0;
        for (int w = 0; w < size(input); w++) {
            if (input.audible[w] && correlations[w] < limit && reference.correlations[w] >= floor) {
                count++;
            }
        }
        return count;
    }

    /**
     * Windows that break {@code min(floor, input, mono-bassed input) - tolerance}.
     *
     * @param count how many do
     * @param deepest by how much the worst one is below {@code min(floor, input, mono-bassed input)}; 0 if none is
     * @param seconds where that one begins
     */
    record Broken(int count, double deepest, double seconds) {}

    Broken broken(double floor, double tolerance, CorrelationWindows input, CorrelationWindows monoBassed) {
        int count = 0;
        double deepest = 0.0;
        double seconds = Double.NaN;
        for (int w = 0; w < size(input); w++) {
            double limit = Math.min(floor, Math.min(input.correlations[w], monoBassed.correlations[w]));
            double depth = limit - correlations[w];
            if (input.audible[w]) {
                count += depth > tolerance ? 1 : 0;
                if (depth > deepest) {
                    deepest = depth;
                    seconds = w / HOPS_PER_SECOND;
                }
            }
        }
        return new Broken(count, deepest, seconds);
    }

    /** Windows that can be heard. */
    int audible() {
        int count = 0;
        for (boolean heard : audible) {
            count += heard ? 1 : 0;
        }
        return count;
    }

    private int size(CorrelationWindows input) {
        return Math.min(correlations.length, input.correlations.length);
    }
}
