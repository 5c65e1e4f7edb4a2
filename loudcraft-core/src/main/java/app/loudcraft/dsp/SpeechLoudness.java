package app.loudcraft.dsp;

import app.loudcraft.internal.loudness.KWeightedEnergy;
import app.loudcraft.internal.loudness.KWeighting;
import app.loudcraft.internal.loudness.Lufs;
import java.util.Arrays;

/**
 * The short-term loudness of speech, pauses left out: that of those steps of the last 3 s at whose end the momentary
 * loudness (400 ms) reaches a gate.
 *
 * <p>Steps last 100 ms. Unknown until half a second of speech lies within the 3 s.
 */
final class SpeechLoudness {

    private static final int SHORT_TERM_STEPS = 30;
    private static final int MOMENTARY_STEPS = 4;
    private static final int LEAST_SPEECH_STEPS = 5;

    private final KWeightedEnergy weighting;
    private final double[][] states;
    private final double stepScale;
    private final double gatePower;
    private final double[] powers = new double[SHORT_TERM_STEPS];
    private final boolean[] speech;
    private final int latencySteps;
    private int step;
    private double speechPower;
    private int speechSteps;

    /**
     * @param stepFrames frames in a step
     * @param latencySteps how many steps ago is "now" for {@link #isSpeechNow}
     */
    SpeechLoudness(ProcessSpec spec, int stepFrames, int latencySteps, double gateLufs) {
        weighting = new KWeightedEnergy(KWeighting.at(spec.sampleRateHz()));
        states = new double[spec.channels()][KWeightedEnergy.STATE_LENGTH];
        stepScale = weighting.gain() / stepFrames;
        gatePower = Lufs.toMeanSquare(gateLufs);
        this.latencySteps = latencySteps;
        speech = new boolean[SHORT_TERM_STEPS + latencySteps + 1];
    }

    /** Takes the next samples of a channel; all finite. */
    void add(double[] x, int frames, int channel) {
        weighting.advance(states[channel], x, 0, frames);
    }

    /** Ends a step: all channels have brought as many frames as it has. */
    void endStep() {
        double energy = 0.0;
        for (double[] state : states) {
            energy += KWeightedEnergy.take(state);
        }
        powers[step % SHORT_TERM_STEPS] = energy * stepScale;
        double momentary = 0.0;
        for (int back = 0; back < MOMENTARY_STEPS; back++) {
            momentary += powers[Math.floorMod(step - back, SHORT_TERM_STEPS)];
        }
        speech[step % speech.length] = momentary / MOMENTARY_STEPS >= gatePower;
        double sum = 0.0;
        int count = 0;
        for (int back = 0; back < SHORT_TERM_STEPS; back++) {
            if (isSpeech(back)) {
                sum += powers[Math.floorMod(step - back, SHORT_TERM_STEPS)];
                count++;
            }
        }
        speechPower = sum;
        speechSteps = count;
        // the cycle of both rings, so that the count never overflows
        step = (step + 1) % (SHORT_TERM_STEPS * speech.length);
    }

    private boolean isSpeech(int back) {
        return speech[Math.floorMod(step - back, speech.length)];
    }

    /** Whether there is enough speech in the last 3 s to tell its loudness. */
    boolean isKnown() {
        return speechSteps >= LEAST_SPEECH_STEPS && speechPower > 0.0;
    }

    /** The loudness of the speech in the last 3 s. */
    double speechLufs() {
        return Lufs.fromMeanSquare(speechPower / speechSteps);
    }

    /** Whether there is speech in the step that comes out next. */
    boolean isSpeechNow() {
        // step is already that of the input to come; what comes out beside it is older by the latency
        return speech[Math.floorMod(step - Math.max(1, latencySteps), speech.length)];
    }

    void reset() {
        step = 0;
        speechPower = 0.0;
        speechSteps = 0;
        Arrays.fill(powers, 0.0);
        Arrays.fill(speech, false);
        for (double[] state : states) {
            Arrays.fill(state, 0.0);
        }
    }
}
