package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.util.Arrays;

/** What defects are made of: changes of the samples of a copy. */
final class Samples {

    private static final double FADE_IN_SECONDS = 0.02;
    private static final double FADE_OUT_SECONDS = 0.5;

    /** What becomes of a sample. */
    interface Change {
        float of(int channel, int frame, float sample);
    }

    private Samples() {}

    static AudioBuffer change(AudioBuffer x, Change change) {
        AudioBuffer y = x.copy();
        for (int c = 0; c < y.channels(); c++) {
            float[] samples = y.channel(c);
            for (int i = 0; i < y.frames(); i++) {
                samples[i] = change.of(c, i, samples[i]);
            }
        }
        return y;
    }

    /** With something added that is faded with the programme, so that it does not cut its ends. */
    static AudioBuffer add(AudioBuffer x, Change added) {
        return change(x, (c, i, v) -> (float) (v + fade(i, x.frames(), x.sampleRateHz()) * added.of(c, i, v)));
    }

    /** Excerpts begin and end in the middle of sound, which the gate rightly warns of. */
    static AudioBuffer faded(AudioBuffer x) {
        return change(x, (c, i, v) -> (float) (v * fade(i, x.frames(), x.sampleRateHz())));
    }

    private static double fade(int frame, int frames, int rate) {
        double in = frame / (FADE_IN_SECONDS * rate);
        double out = (frames - 1 - frame) / (FADE_OUT_SECONDS * rate);
        return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1.0, Math.min(in, out)));
    }

    static AudioBuffer gain(AudioBuffer x, double db) {
        double factor = Math.pow(10.0, db / 20.0);
        return change(x, (c, i, v) -> (float) (factor * v));
    }

    static AudioBuffer clip(AudioBuffer x, float most) {
        return change(x, (c, i, v) -> Math.max(-most, Math.min(most, v)));
    }

    static AudioBuffer hum(AudioBuffer x, double hz, double dbfs) {
        double level = Math.sqrt(2.0) * Math.pow(10.0, dbfs / 20.0);
        return add(x, (c, i, v) -> {
            double t = (double) i / x.sampleRateHz();
            double sum = 0.0;
            for (int harmonic = 1; harmonic <= 5; harmonic++) {
                sum += Math.sin(2.0 * Math.PI * hz * harmonic * t) / harmonic;
            }
            return (float) (level * sum);
        });
    }

    /** Silences all channels of the buffer itself. */
    static void erase(AudioBuffer x, int from, int frames) {
        for (int c = 0; c < x.channels(); c++) {
            Arrays.fill(x.channel(c), from, Math.min(x.frames(), from + frames), 0.0f);
        }
    }

    /** Where the second with the most energy begins. */
    static int loudestSecond(AudioBuffer x) {
        int rate = x.sampleRateHz();
        int best = 0;
        double most = -1.0;
        for (int at = 0; at + 2 * rate <= x.frames(); at += rate) {
            double energy = 0.0;
            for (int i = at; i < at + rate; i++) {
                energy += (double) x.channel(0)[i] * x.channel(0)[i];
            }
            if (energy > most) {
                most = energy;
                best = at;
            }
        }
        return best;
    }
}
