package app.loudcraft.meter;

import app.loudcraft.audio.Decibels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds tones that stand out of the octave around them, and those that do so nearly all the time without being notes.
 *
 * <p>A band of 1/24 octave stands out of a frame if it is the largest of five and {@link #FRAME_EXCESS} times the median
 * of the octave around it. Cost: some microseconds a frame.
 */
final class SpectralPeaks {

    private static final double LOWEST_HZ = 80.0;
    private static final double HIGHEST_HZ = 10_000.0;
    private static final int HALF_OCTAVE = 12;
    private static final int WINDOW = 2 * HALF_OCTAVE + 1;

    // 8 dB in a frame.
    private static final double FRAME_EXCESS = 6.31;

    // A candidate; of 548 clips of finished music, half have some, because notes that are held do the same.
    private static final double CANDIDATE_EXCESS_DB = 10.0;
    private static final double CANDIDATE_SHARE = 0.5;

    // What notes rarely do: stay in nearly all frames, and alone. Of the clips 3 % have such a tone.
    private static final double LEAST_EXCESS_OF_NOTES_DB = 12.0;
    private static final double LEAST_SHARE = 0.85;
    private static final double NOTES_BELOW_HZ = 2_000.0;
    private static final int MOST_CANDIDATES_OF_NOTES = 2;
    private static final int LEAST_FRAMES = 8;

    private static final int FIRST = (int) Math.ceil(FineBands.position(LOWEST_HZ));
    private static final int LAST = (int) FineBands.position(HIGHEST_HZ);

    private final double[] window = new double[WINDOW];

    /** Counts the bands that stand out. */
    void find(double[] powers, int[] counts) {
        System.arraycopy(powers, FIRST - HALF_OCTAVE, window, 0, WINDOW);
        Arrays.sort(window);
        for (int band = FIRST; band <= LAST; band++) {
            if (band > FIRST) {
                replace(powers[band - HALF_OCTAVE - 1], powers[band + HALF_OCTAVE]);
            }
            if (powers[band] > FRAME_EXCESS * window[HALF_OCTAVE] && isPeak(powers, band)) {
                counts[band]++;
            }
        }
    }

    private static boolean isPeak(double[] powers, int band) {
        double p = powers[band];
        return p > powers[band - 1] && p > powers[band + 1] && p > powers[band - 2] && p > powers[band + 2];
    }

    /** Keeps the window in order while one value leaves it and one comes. */
    private void replace(double leaving, double coming) {
        int at = Arrays.binarySearch(window, leaving);
        while (at + 1 < WINDOW && window[at + 1] < coming) {
            window[at] = window[at + 1];
            at++;
        }
        while (at > 0 && window[at - 1] > coming) {
            window[at] = window[at - 1];
            at--;
        }
        window[at] = coming;
    }

    /** Those that stood out nearly all the time and are no notes, the strongest first. */
    List<Resonance> resonances(SpectrumClass loud, double[] binPowers, double binHz) {
        List<Resonance> found = new ArrayList<>();
        if (loud.frames < LEAST_FRAMES) {
            return found;
        }
        int notes = 0;
        for (int band = FIRST; band <= LAST; band++) {
            int count = loud.peaks[band] + loud.peaks[band - 1] + loud.peaks[band + 1];
            double share = Math.min(1.0, (double) count / loud.frames);
            double excessDb = excessDb(loud.sum, band);
            if (share > CANDIDATE_SHARE && excessDb >= CANDIDATE_EXCESS_DB && isPeak(loud.sum, band)) {
                double hz = frequencyHz(binPowers, binHz, band);
                notes += hz < NOTES_BELOW_HZ ? 1 : 0;
                if (share >= LEAST_SHARE && (hz >= NOTES_BELOW_HZ || excessDb >= LEAST_EXCESS_OF_NOTES_DB)) {
                    found.add(new Resonance(hz, excessDb, share));
                }
            }
        }
        if (notes > MOST_CANDIDATES_OF_NOTES) {
            found.removeIf(resonance -> resonance.frequencyHz() < NOTES_BELOW_HZ);
        }
        found.sort(Comparator.comparingDouble(Resonance::excessDb).reversed());
        return found;
    }

    private static double excessDb(double[] powers, int band) {
        double[] around = Arrays.copyOfRange(powers, band - HALF_OCTAVE, band + HALF_OCTAVE + 1);
        Arrays.sort(around);
        return around[HALF_OCTAVE] > 0.0 ? Decibels.fromPower(powers[band] / around[HALF_OCTAVE]) : 0.0;
    }

    /** The centre of the power around the largest bin in the band. */
    private static double frequencyHz(double[] binPowers, double binHz, int band) {
        int from = Math.max(2, (int) Math.round(FineBands.edgeHz(band) / binHz));
        int to = Math.min(binPowers.length - 3, (int) Math.round(FineBands.edgeHz(band + 1) / binHz));
        int largest = from;
        for (int k = from; k <= to; k++) {
            largest = binPowers[k] > binPowers[largest] ? k : largest;
        }
        double sum = 0.0;
        double moment = 0.0;
        for (int k = largest - 2; k <= largest + 2; k++) {
            sum += binPowers[k];
            moment += k * binPowers[k];
        }
        return sum > 0.0 ? moment / sum * binHz : FineBands.centreHz(band);
    }
}
