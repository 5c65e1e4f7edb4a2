package app.loudcraft.dsp;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits channels into 2 to 5 bands that add up flat: a tree of Linkwitz-Riley splits, in which every branch also passes the
 * all-passes of the splits that it does not pass.
 *
 * <p>The bands' sum is the input through one second-order all-pass a crossover ({@code (s^2 - sqrt(2) s + 1) /
 * (s^2 + sqrt(2) s + 1)}), to rounding; without compensation it would ripple by 0.84 dB. No latency. Cost: four
 * bands, split and added up again, 37 ns a stereo frame; channels run in pairs, and a single one takes as long as two. Allocates nothing after
 * construction.
 */
final class Crossover {

    private final int bands;
    private final int pairs;
    private final CrossoverStage[] stages;
    private final long decayFrames;

    /**
     * A crossover of {@code crossoversHz.size() + 1} bands.
     *
     * @param crossoversHz rising frequencies
     * @throws IllegalArgumentException if a frequency is not below half the rate
     */
    Crossover(List<Double> crossoversHz, int sampleRateHz, int channels) {
        List<StateVariable> poles = crossoversHz.stream()
                .map(hz -> StateVariable.at(hz, EqualizerBand.BUTTERWORTH_Q, sampleRateHz))
                .toList();
        bands = crossoversHz.size() + 1;
        pairs = (channels + 1) / 2;
        List<CrossoverStage> inOrder = new ArrayList<>();
        branch(poles, 0, bands - 1, inOrder);
        stages = inOrder.toArray(CrossoverStage[]::new);
        // no band passes more than two sections a frequency
        decayFrames = 2 * poles.stream().mapToLong(StateVariable::decayFrames).sum();
    }

    /** Splits what lies in {@code lowest} into the bands up to {@code highest}, each with the phase of all splits. */
    private void branch(List<StateVariable> poles, int lowest, int highest, List<CrossoverStage> into) {
        if (lowest == highest) {
            return;
        }
        int middle = (lowest + highest - 1) / 2;
        into.add(new CrossoverSplit(poles.get(middle), lowest, middle + 1, pairs));
        for (int k = middle + 1; k < highest; k++) {
            into.add(new CrossoverAllPass(poles.get(k), lowest, pairs));
        }
        for (int k = lowest; k < middle; k++) {
            into.add(new CrossoverAllPass(poles.get(k), middle + 1, pairs));
        }
        branch(poles, lowest, middle, into);
        branch(poles, middle + 1, highest, into);
    }

    int bands() {
        return bands;
    }

    /**
     * Splits the frames {@code [from, to)} of two channels, which lie in the lowest band's arrays, as the next ones of their
     * stream.
     *
     * @param left an array a band for the first channel
     * @param right an array a band for the second one
     * @param pair 0 for the first two channels, 1 for the next
     */
    void split(double[][] left, double[][] right, int from, int to, int pair) {
        for (CrossoverStage stage : stages) {
            stage.run(left, right, from, to, pair);
        }
    }

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals() {
        for (CrossoverStage stage : stages) {
            stage.flushDenormals();
        }
    }

    void reset() {
        for (CrossoverStage stage : stages) {
            stage.reset();
        }
    }

    /** Frames after which every band has died down by 200 dB. */
    long decayFrames() {
        return decayFrames;
    }
}
