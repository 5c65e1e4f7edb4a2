package app.loudcraft.dsp;

import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Signals that defeat one or other of the bounds by which readings between samples are left out. */
public enum PeakSignals {
    WHITE,
    QUARTER_RATE_SINE,
    NEAR_NYQUIST_SINE,
    PULSES,
    STEP,
    CLIPPED_NOISE,
    RANDOM_SIGNS,
    ALTERNATING_SIGNS,
    TINY,
    HUGE,
    SMALLEST,
    LARGEST,
    RANDOM_WALK,
    SIGNS_OF_A_PHASE,
    SINE_WITH_CLICKS,
    SILENCE,
    SINGLE_IMPULSE,
    CONSTANT,
    CONSTANT_DITHERED_TO_16_BITS,
    CONSTANT_DITHERED_TO_24_BITS,
    RISING_CONSTANT_WITH_DITHER,
    RISING_NEAR_NYQUIST_SINE,
    RISING_QUARTER_RATE_SINE,
    RISING_SIGNS,
    RISING_WHITE,
    SQUARE_WAVE,
    SQUARE_WAVE_WITH_DITHER,
    CLIPPED_MUSIC,
    HUGE_STEP_UNDER_TINY_NOISE;

    /** As many samples of one signal of this kind, all exact floats. */
    public double[] samples(int seed, int count) {
        Random random = new Random(1_000L * ordinal() + seed);
        IntToDoubleFunction sample = sample(random, count);
        double[] x = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = (float) sample.applyAsDouble(i);
        }
        return x;
    }

    private IntToDoubleFunction sample(Random random, int count) {
        double near = 1e-3 * random.nextDouble();
        double phase = 2.0 * Math.PI * random.nextDouble();
        int period = 5 + random.nextInt(500);
        int impulseAt = random.nextInt(count);
        double level = 0.1 + random.nextDouble();
        double[] taps = TruePeakKernel.kaiser16().phase(random.nextInt(15));
        double[] walk = new double[1];
        return switch (this) {
            case WHITE -> i -> random.nextGaussian();
            case QUARTER_RATE_SINE -> i -> Math.sin(2.0 * Math.PI * (0.25 + near) * i + phase);
            case NEAR_NYQUIST_SINE -> i -> Math.sin(2.0 * Math.PI * (0.5 - near) * i + phase);
            case PULSES -> i -> i % period == 0 ? random.nextGaussian() : 0.0;
            case STEP -> i -> i < 100 + period ? -0.3 : 1.0;
            case CLIPPED_NOISE -> i -> clip(4.0 * random.nextGaussian());
            case RANDOM_SIGNS -> i -> random.nextBoolean() ? 1.0 : -1.0;
            case ALTERNATING_SIGNS -> i -> (i + i / period & 1) == 0 ? 1.0 : -1.0;
            case TINY -> i -> 1e-37 * random.nextGaussian();
            case HUGE -> i -> 1e37 * random.nextGaussian();
            case SMALLEST -> i -> Float.MIN_VALUE * (random.nextInt(7) - 3);
            case LARGEST -> i -> Float.MAX_VALUE * (random.nextInt(3) - 1);
            case RANDOM_WALK -> i -> walk[0] = 0.99 * walk[0] + 0.1 * random.nextGaussian();
            case SIGNS_OF_A_PHASE -> i -> Math.signum(taps[i % taps.length]);
            case SINE_WITH_CLICKS ->
                i -> Math.sin(2.0 * Math.PI * 0.01 * i + phase)
                        + (i % period == 0 ? 1.5 : 1e-3) * random.nextGaussian();
            case SILENCE -> i -> 0.0;
            case SINGLE_IMPULSE -> i -> i == impulseAt ? -level : 0.0;
            case CONSTANT -> i -> -level;
            case CONSTANT_DITHERED_TO_16_BITS -> i -> dithered(level, 0x1p-15, random);
            case CONSTANT_DITHERED_TO_24_BITS -> i -> dithered(level, 0x1p-23, random);
            case RISING_CONSTANT_WITH_DITHER -> i -> dithered(level + 1e-4 * i, 0x1p-15, random);
            case RISING_NEAR_NYQUIST_SINE -> i -> rising(i, count) * Math.sin(2.0 * Math.PI * (0.5 - near) * i + phase);
            case RISING_QUARTER_RATE_SINE -> i -> rising(i, count) * Math.sin(0.5 * Math.PI * i + 0.25 * Math.PI);
            case RISING_SIGNS -> i -> rising(i, count) * (random.nextBoolean() ? 1.0 : -1.0);
            case RISING_WHITE -> i -> rising(i, count) * (2.0 * random.nextDouble() - 1.0);
            case SQUARE_WAVE -> i -> i / period % 2 == 0 ? level : -level;
            case SQUARE_WAVE_WITH_DITHER -> i -> dithered(i / period % 2 == 0 ? level : -level, 0x1p-23, random);
            case CLIPPED_MUSIC ->
                i -> clip(5.0 * Math.sin(0.02 * i + phase) + 2.0 * Math.sin(0.31 * i) + 0.1 * random.nextGaussian());
            case HUGE_STEP_UNDER_TINY_NOISE -> i -> (i == impulseAt ? 1e30 : 0.0) + 1e-30 * random.nextGaussian();
        };
    }

    private static double rising(int i, int count) {
        return 0.1 + 0.9 * i / count;
    }

    private static double clip(double sample) {
        return Math.max(-1.0, Math.min(1.0, sample));
    }

    /** Rounded to steps after triangular noise of two steps was added. */
    private static double dithered(double sample, double step, Random random) {
        return step * Math.rint(sample / step + random.nextDouble() - random.nextDouble());
    }
}
