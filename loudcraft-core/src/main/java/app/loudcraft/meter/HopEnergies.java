package app.loudcraft.meter;

import app.loudcraft.internal.loudness.KWeightedEnergy;
import app.loudcraft.internal.loudness.KWeighting;
import java.util.Arrays;

/**
 * Gives the K-weighted energy of every hop, summed over the channels with their weights.
 *
 * <p>Every 20 s the filters are exchanged for ones that were started from silence 300 ms earlier. By then nothing is
 * left of how they started (the slowest pole has decayed by 10<sup>-29</sup>), so the measurement is the same; but a
 * stretch of 20 s depends on itself and 300 ms before it alone, and can be measured by another thread to the same bits.
 */
final class HopEnergies {

    /** Hops in a stretch that can be measured by itself. */
    static final int HOPS_PER_SEGMENT = 2_000;

    /** Hops that the filters run before a segment. */
    static final int WARM_UP_HOPS = 30;

    private static final double DUAL_MONO_WEIGHT = 2.0;

    // No sample of a hop was beyond the range of float (3.4e38) if no number of the filters' state is larger than this
    // after it: going back over the at most 3840 frames of a hop, the double integrator of the high-pass cannot have
    // held
    // more than 1e33, and neither can what it was made of.
    private static final double LARGEST_UNSUSPECTED = 1e25;

    private final StepFrames frames;
    private final KWeightedEnergy weighting;
    private final double[] weights;
    private final int[] weighted;
    private final int[] unweighted;
    private double[][] states;
    private double[][] nextStates;
    private final double[][] savedStates;
    private long nonFinite;

    HopEnergies(StepFrames frames, MeterPlan plan) {
        this.frames = frames;
        this.weighting = new KWeightedEnergy(KWeighting.at(plan.grid().sampleRateHz()));
        this.weights = new double[plan.layout().size()];
        for (int c = 0; c < weights.length; c++) {
            double weight = plan.dualMono()
                    ? DUAL_MONO_WEIGHT
                    : plan.layout().channel(c).loudnessWeight();
            weights[c] = weight * weighting.gain();
        }
        this.weighted = indices(true);
        this.unweighted = indices(false);
        this.states = new double[weights.length][KWeightedEnergy.STATE_LENGTH];
        this.nextStates = new double[weights.length][KWeightedEnergy.STATE_LENGTH];
        this.savedStates = new double[weights.length][KWeightedEnergy.STATE_LENGTH];
    }

    private int[] indices(boolean withWeight) {
        int[] indices = new int[weights.length];
        int count = 0;
        for (int c = 0; c < weights.length; c++) {
            if (weights[c] > 0.0 == withWeight) {
                indices[count++] = c;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    /** The energy of the hop that has just become whole; its samples are finite from then on. */
    double endHop() {
        long place = frames.hop() % HOPS_PER_SEGMENT;
        if (place == 0) {
            double[][] ended = states;
            states = nextStates;
            nextStates = ended;
        } else if (place == HOPS_PER_SEGMENT - WARM_UP_HOPS) {
            clear(nextStates);
        }
        replaceNonFinite(unweighted);
        runFinite(frames.hopFrom());
        if (place >= HOPS_PER_SEGMENT - WARM_UP_HOPS) {
            run(nextStates, frames.hopFrom());
            take(nextStates);
        }
        return take(states);
    }

    /** What is no number, or too large for one, shows in the states: only then are the samples looked at one by one. */
    private void runFinite(int from) {
        copy(states, savedStates);
        run(states, from);
        if (!areUnsuspected(states)) {
            replaceNonFinite(weighted);
            copy(savedStates, states);
            run(states, from);
        }
    }

    private void run(double[][] channelStates, int from) {
        int to = frames.filled();
        int m = 0;
        for (; m + 1 < weighted.length; m += 2) {
            int a = weighted[m];
            int b = weighted[m + 1];
            weighting.advance(channelStates[a], channelStates[b], frames.window(a), frames.window(b), from, to);
        }
        if (m < weighted.length) {
            int c = weighted[m];
            weighting.advance(channelStates[c], frames.window(c), from, to);
        }
    }

    private static boolean areUnsuspected(double[][] channelStates) {
        for (double[] state : channelStates) {
            for (double value : state) {
                if (!(Math.abs(value) <= LARGEST_UNSUSPECTED)) {
                    return false;
                }
            }
        }
        return true;
    }

    private double take(double[][] channelStates) {
        double energy = 0.0;
        for (int c : weighted) {
            energy += weights[c] * KWeightedEnergy.take(channelStates[c]);
        }
        return energy;
    }

    private void replaceNonFinite(int[] channels) {
        for (int c : channels) {
            nonFinite += frames.replaceNonFinite(c);
        }
    }

    /** The energy of the hop under way, so far; what comes next is not changed by asking. */
    double energySoFar() {
        replaceNonFinite(unweighted);
        replaceNonFinite(weighted);
        copy(states, savedStates);
        run(states, frames.hopFrom());
        double energy = take(states);
        copy(savedStates, states);
        return energy;
    }

    /** NaN and infinite samples so far, in any channel; each was replaced by 0. */
    long nonFinite() {
        return nonFinite;
    }

    void reset() {
        clear(states);
        clear(nextStates);
        nonFinite = 0;
    }

    private static void clear(double[][] channelStates) {
        for (double[] state : channelStates) {
            Arrays.fill(state, 0.0);
        }
    }

    private static void copy(double[][] from, double[][] to) {
        for (int c = 0; c < from.length; c++) {
            System.arraycopy(from[c], 0, to[c], 0, KWeightedEnergy.STATE_LENGTH);
        }
    }
}
