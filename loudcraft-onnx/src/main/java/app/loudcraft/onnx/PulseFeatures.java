package app.loudcraft.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * The beat: how strongly onsets repeat at ten tempos, the tempo that they repeat at most strongly, what happens between its beats
 * in the bass, the middle and the treble.
 */
final class PulseFeatures implements FeatureGroup {

    private static final int[] TEMPOS_BPM = {60, 70, 80, 90, 100, 115, 130, 145, 160, 180};
    private static final int FASTEST_BPM = 200;
    private static final int SLOWEST_BPM = 40;
    private static final double USUAL_BPM = 120.0;
    private static final int PHASES = 8;

    // Lags that a beat may have, and how welcome each is: a bell of one octave around 120 beats a minute.
    private final int shortestLag = (int) lag(FASTEST_BPM);
    private final int longestLag = (int) lag(SLOWEST_BPM);
    private final double[] welcome = new double[longestLag + 1];

    PulseFeatures() {
        for (int lag = shortestLag; lag <= longestLag; lag++) {
            double octaves = octaves(lag);
            welcome[lag] = StrictMath.exp(-0.5 * octaves * octaves);
        }
    }

    private static double lag(double bpm) {
        return 60.0 / (bpm * FrameGrid.HOP_SECONDS);
    }

    private static double octaves(double lag) {
        return StrictMath.log(lag(USUAL_BPM) / lag) / StrictMath.log(2.0);
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (int bpm : TEMPOS_BPM) {
            names.add("tempo_" + bpm);
        }
        names.addAll(List.of(
                "pulse_clarity",
                "pulse_octave",
                "pulse_contrast",
                "pulse_half",
                "pulse_double",
                "pulse_third",
                "pulse_two_thirds",
                "pulse_low",
                "pulse_high",
                "beat_low_focus",
                "beat_mid_on",
                "beat_mid_off",
                "beat_high_on",
                "beat_high_off",
                "beat_high_between"));
        return names;
    }

    @Override
    public void compute(MelWindow window, float[] into, int at) {
        OnsetSeries onsets = OnsetSeries.of(window);
        Periodicity all = new Periodicity(onsets.all());
        int next = at;
        for (int bpm : TEMPOS_BPM) {
            into[next++] = (float) all.at(lag(bpm));
        }
        double beat = beat(all);
        double mean = 0.0;
        for (int lag = shortestLag; lag <= longestLag; lag++) {
            mean += all.at(lag) / (longestLag - shortestLag + 1);
        }
        into[next++] = (float) all.at(beat);
        into[next++] = (float) octaves(beat);
        into[next++] = (float) (all.at(beat) - mean);
        into[next++] = (float) all.at(0.5 * beat);
        into[next++] = (float) all.at(2.0 * beat);
        into[next++] = (float) all.at(beat / 3.0);
        into[next++] = (float) all.at(beat * 2.0 / 3.0);
        into[next++] = (float) new Periodicity(onsets.low()).at(beat);
        into[next++] = (float) new Periodicity(onsets.high()).at(beat);
        folded(onsets, beat, into, next);
    }

    /** The lag of the beat in frames, finer than a frame; that of 120 a minute where nothing repeats. */
    private double beat(Periodicity all) {
        int best = 0;
        double most = 0.0;
        for (int lag = shortestLag; lag <= longestLag; lag++) {
            double strength = all.at(lag);
            boolean peak = strength >= all.at(lag - 1) && strength >= all.at(lag + 1);
            if (peak && strength * welcome[lag] > most) {
                most = strength * welcome[lag];
                best = lag;
            }
        }
        if (best == 0) {
            return lag(USUAL_BPM);
        }
        double before = all.at(best - 1);
        double after = all.at(best + 1);
        double bend = before - 2.0 * all.at(best) + after;
        return bend < 0.0 ? best + 0.5 * (before - after) / bend : best;
    }

    /** Onsets laid over each other beat by beat; phase 0 is where most begins in the bass. */
    private static void folded(OnsetSeries onsets, double beat, float[] into, int at) {
        double[] low = fold(onsets.low(), beat);
        double[] mid = fold(onsets.mid(), beat);
        double[] high = fold(onsets.high(), beat);
        int on = 0;
        for (int phase = 1; phase < PHASES; phase++) {
            on = low[phase] > low[on] ? phase : on;
        }
        int next = at;
        into[next++] = (float) low[on];
        into[next++] = (float) mid[on];
        into[next++] = (float) mid[(on + PHASES / 2) % PHASES];
        into[next++] = (float) high[on];
        into[next++] = (float) high[(on + PHASES / 2) % PHASES];
        into[next] = (float) (0.5 * (high[(on + PHASES / 4) % PHASES] + high[(on + 3 * PHASES / 4) % PHASES]));
    }

    /** The share of all onsets in each eighth of the beat; 1/8 each where there are none. */
    private static double[] fold(double[] series, double beat) {
        double[] sums = new double[PHASES];
        int[] counts = new int[PHASES];
        for (int t = 0; t < series.length; t++) {
            double beats = t / beat;
            int phase = Math.min(PHASES - 1, (int) ((beats - Math.floor(beats)) * PHASES));
            sums[phase] += series[t];
            counts[phase]++;
        }
        double total = 0.0;
        for (int phase = 0; phase < PHASES; phase++) {
            sums[phase] /= Math.max(1, counts[phase]);
            total += sums[phase];
        }
        for (int phase = 0; phase < PHASES; phase++) {
            sums[phase] = total > 0.0 ? sums[phase] / total : 1.0 / PHASES;
        }
        return sums;
    }
}
