package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks at the upper end of the spectrum every 0.62 s: whether there are highs at all, and tones that nobody hears.
 *
 * <p>Cost: about 1 ns a sample of the programme.
 */
final class TopOfSpectrum {

    /**
     * A tone over 20 kHz.
     *
     * @param dbfs its level in the mean, 0 dB for a full-scale sine
     */
    record Tone(double hz, double dbfs, double startSeconds, double endSeconds) {}

    private static final double WINDOW_SECONDS = 0.05;
    // In no simple relation to a beat, of which every stroke hides what is faint.
    private static final double INTERVAL_SECONDS = 0.618;
    private static final double TONES_FROM_HZ = 20_000.0;

    // The two halves of a tone under a Hann window reach 2 bins far; what lies from there to 16 bins is its
    // surroundings.
    private static final int TONE_REACH = 2;
    private static final int AROUND = 16;
    private static final double LEAST_EXCESS = 100.0;
    // -100 dBFS: nothing that anybody asks for.
    private static final double FAINTEST = 1e-10;
    private static final int FEWEST_WINDOWS = 3;
    private static final double LEAST_SHARE = 0.3;

    private static final int LOWEST_DB = -200;
    private static final int STEPS_A_DB = 2;
    private static final double MOSTLY = 0.95;

    private final WindowCutter cutter;
    private final ChannelSpectra spectra;
    private final int channels;
    private final double seconds;
    private final double intervalSeconds;
    private final double[] power;
    private final int[] hits;
    private final double[] tonePower;
    private final long[] firstHit;
    private final long[] lastHit;
    private final int[] highs = new int[-LOWEST_DB * STEPS_A_DB + 1];
    private final int[] middles = new int[-LOWEST_DB * STEPS_A_DB + 1];
    private final double nyquistHz;
    private final HighRate highRate;
    private long windows;

    TopOfSpectrum(int sampleRateHz, int channels) {
        this.channels = channels;
        this.nyquistHz = 0.5 * sampleRateHz;
        this.spectra = new ChannelSpectra(channels, sampleRateHz, WINDOW_SECONDS);
        int interval = (int) Math.round(INTERVAL_SECONDS * sampleRateHz);
        this.cutter = new WindowCutter(channels, spectra.frames(), interval, this::window);
        this.seconds = (double) spectra.frames() / sampleRateHz;
        this.intervalSeconds = (double) interval / sampleRateHz;
        this.highRate = new HighRate(sampleRateHz, spectra.binHz());
        int bins = spectra.frames() / 2;
        this.power = new double[bins];
        this.hits = new int[bins];
        this.tonePower = new double[bins];
        this.firstHit = new long[bins];
        this.lastHit = new long[bins];
    }

    void listen(AudioBlock block) {
        cutter.listen(block);
    }

    private void window(float[][] x, long firstFrame) {
        spectra.transform(x);
        Arrays.fill(power, 0.0);
        for (int c = 0; c < channels; c++) {
            double[] a = spectra.of(c);
            for (int k = 1; k < power.length; k++) {
                power[k] = Math.max(power[k], a[2 * k] * a[2 * k] + a[2 * k + 1] * a[2 * k + 1]);
            }
        }
        highRate.add(power);
        highs[step(8_000.0, 12_000.0)]++;
        middles[step(891.0, 1_122.0)]++;
        for (int k = bin(TONES_FROM_HZ); k < power.length - 1 - TONE_REACH; k++) {
            boolean peak = power[k] > FAINTEST && power[k] > power[k - 1] && power[k] >= power[k + 1];
            if (peak && standsOut(k)) {
                firstHit[k] = hits[k] == 0 ? windows : firstHit[k];
                lastHit[k] = windows;
                hits[k]++;
                tonePower[k] += power[k - 1] + power[k] + power[k + 1];
            }
        }
        windows++;
    }

    private int bin(double hz) {
        return (int) Math.ceil(hz / spectra.binHz());
    }

    private int step(double fromHz, double toHz) {
        double sum = 0.0;
        for (int k = bin(fromHz); k <= Math.min(power.length - 1, bin(toHz)); k++) {
            sum += power[k];
        }
        double db = Math.max(LOWEST_DB, Math.min(0.0, Decibels.fromPower(sum)));
        return (int) Math.round((db - LOWEST_DB) * STEPS_A_DB);
    }

    /** Whether it is so far above most of what is around it. */
    private boolean standsOut(int k) {
        double limit = power[k] / LEAST_EXCESS;
        int below = 0;
        for (int distance = TONE_REACH + 1; distance <= AROUND; distance++) {
            below += power[k - distance] < limit ? 1 : 0;
            below += power[k + distance < power.length ? k + distance : k - distance] < limit ? 1 : 0;
        }
        return below > AROUND - TONE_REACH;
    }

    /** The frequency from which on a high rate holds nothing; empty where it does, and at lower rates. */
    OptionalDouble emptyFromHz() {
        return highRate.emptyFromHz();
    }

    /** The strongest tone over 20 kHz that lasts, if there is one. */
    Optional<Tone> tone() {
        Optional<Tone> strongest = Optional.empty();
        for (int k = bin(TONES_FROM_HZ) + 1; k < power.length - 1; k++) {
            Optional<Tone> tone = tone(k);
            if (tone.isPresent()
                    && (strongest.isEmpty()
                            || tone.get().dbfs() > strongest.get().dbfs())) {
                strongest = tone;
            }
        }
        return strongest;
    }

    /** A tone between two bins is now in the one, now in the other. */
    private Optional<Tone> tone(int k) {
        int count = 0;
        double sum = 0.0;
        double moment = 0.0;
        long first = Long.MAX_VALUE;
        long last = 0;
        for (int i = k - 1; i <= k + 1; i++) {
            if (hits[i] > 0) {
                count += hits[i];
                sum += tonePower[i];
                moment += i * tonePower[i];
                first = Math.min(first, firstHit[i]);
                last = Math.max(last, lastHit[i]);
            }
        }
        if (count < FEWEST_WINDOWS || count < LEAST_SHARE * (last - first + 1)) {
            return Optional.empty();
        }
        return Optional.of(new Tone(
                moment / sum * spectra.binHz(),
                Decibels.fromPower(2.0 * sum / count),
                first * intervalSeconds,
                last * intervalSeconds + seconds));
    }

    /**
     * 95th percentile of the level from 8 to 12 kHz over that of the third of an octave at 1 kHz, dB; empty where there is
     * nothing at 1 kHz, or the rate leaves no highs.
     */
    OptionalDouble highsDb() {
        double middleDb = mostlyDb(middles);
        return windows < FEWEST_WINDOWS || middleDb <= LOWEST_DB || nyquistHz <= 12_000.0
                ? OptionalDouble.empty()
                : OptionalDouble.of(mostlyDb(highs) - middleDb);
    }

    private double mostlyDb(int[] counts) {
        long below = 0;
        int i = 0;
        while (i < counts.length - 1 && below + counts[i] < MOSTLY * windows) {
            below += counts[i++];
        }
        return LOWEST_DB + (double) i / STEPS_A_DB;
    }
}
