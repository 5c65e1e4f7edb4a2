package app.loudcraft.testkit;

import app.loudcraft.audio.Decibels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Signals that are hard on a true-peak limiter: peaks between samples, sudden onsets, and more level than fits. */
public final class HostileSignals {

    private final int sampleRateHz;
    private final int frames;
    private final Map<String, float[]> signals = new LinkedHashMap<>();

    private HostileSignals(int sampleRateHz, int frames) {
        this.sampleRateHz = sampleRateHz;
        this.frames = frames;
        for (int seed = 1; seed <= 4; seed++) {
            noises(seed);
        }
        for (double hz :
                new double[] {50, 997, 5_000, 11_900, 15_900, 19_000, 0.45 * sampleRateHz, 0.497 * sampleRateHz}) {
            add("sine of " + hz + " Hz, +6 dB", i -> 2.0 * Math.sin(2.0 * Math.PI * hz * i / sampleRateHz));
        }
        add("fs/4 at 45 degrees, +6 dB", i -> 2.0 * Math.sin(Math.PI / 2.0 * i + Math.PI / 4.0));
        add(
                "fs/4 at 45 degrees that turns by 90 degrees every 50 frames",
                i -> 1.5 * Math.sin(Math.PI / 2.0 * i + Math.PI / 4.0 + Math.PI / 2.0 * (i / 50)));
        add("alternating +-1 that repeats a sign every 37 frames", i -> ((i + i / 37) & 1) == 0 ? 1.0 : -1.0);
        add("impulses of 4 equal samples", i -> i % 1_000 < 4 ? 2.0 : 0.0);
        add("impulses of 4 alternating samples", i -> i % 1_000 < 4 ? 2.0 - 4.0 * (i % 1_000 & 1) : 0.0);
        add(
                "impulses of 4 samples that wait in between",
                i -> i % 1_000 < 4 ? (i % 4 == 1 || i % 4 == 2 ? 2.0 : -1.0) : 0);
        add(
                "square wave of 100 Hz, +3 dB",
                i -> 1.41 * Math.signum(Math.sin(2.0 * Math.PI * 100.0 * i / sampleRateHz + 0.1)));
        add("steps of +2 and -2", i -> i < frames / 4 ? 0.0 : i < frames / 2 ? 2.0 : -2.0);
    }

    /** Signals of this length by their names. */
    public static Map<String, float[]> mono(int sampleRateHz, int frames) {
        return new HostileSignals(sampleRateHz, frames).signals;
    }

    private void noises(int seed) {
        Random random = new Random(seed);
        add("clipped Gaussian +12 dB, seed " + seed, i -> Math.max(-1.0, Math.min(1.0, 4.0 * random.nextGaussian())));
        add("random +-1, seed " + seed, i -> random.nextBoolean() ? 1.0 : -1.0);
        add("pink +6 dB, seed " + seed, pink(random, 2.0));
        IntToDoubleFunction kick = kick();
        add(
                "kick and noise bursts, seed " + seed,
                i -> 1.5 * kick.applyAsDouble(i) + (i % 3_000 < 200 ? 1.5 * random.nextGaussian() : 0.0));
        IntToDoubleFunction music = music(random);
        add("music +9 dB, seed " + seed, i -> Decibels.toAmplitude(9.0) * music.applyAsDouble(i));
    }

    private void add(String name, IntToDoubleFunction sample) {
        float[] x = new float[frames];
        for (int i = 0; i < frames; i++) {
            x[i] = (float) sample.applyAsDouble(i);
        }
        signals.put(name, x);
    }

    private static IntToDoubleFunction pink(Random random, double peak) {
        double[] held = new double[16];
        return i -> {
            held[Math.min(15, Integer.numberOfTrailingZeros(i + 1))] = 2.0 * random.nextDouble() - 1.0;
            double sum = 0.0;
            for (double value : held) {
                sum += value;
            }
            return peak * sum / 8.0;
        };
    }

    /** A drum whose tone falls from 400 to 50 Hz, four times a second. */
    private IntToDoubleFunction kick() {
        int period = sampleRateHz / 4;
        return i -> {
            double t = (double) (i % period) / sampleRateHz;
            double cycles = 50.0 * t + 350.0 / 60.0 * (1.0 - Math.exp(-60.0 * t));
            return Math.exp(-15.0 * t) * Math.sin(2.0 * Math.PI * cycles);
        };
    }

    /** Bass, a chord with overtones, a kick and a hi-hat; peaks near full scale. */
    private IntToDoubleFunction music(Random random) {
        IntToDoubleFunction kick = kick();
        double[] notesHz = {55.0, 110.0, 138.59, 164.81, 220.0, 277.18, 329.63, 659.26};
        double[] phases =
                random.doubles(notesHz.length * 4L, 0.0, 2.0 * Math.PI).toArray();
        int hatPeriod = sampleRateHz / 8;
        return i -> {
            double t = (double) i / sampleRateHz;
            double sum = 0.45 * kick.applyAsDouble(i);
            for (int n = 0; n < phases.length; n++) {
                int overtone = 1 + n % 4;
                sum += 0.08 / overtone * Math.sin(2.0 * Math.PI * notesHz[n / 4] * overtone * t + phases[n]);
            }
            return sum + 0.15 * random.nextGaussian() * Math.exp(-25.0 * (i % hatPeriod) / hatPeriod);
        };
    }
}
