package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.meter.LoudnessReading;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sends a day of stereo audio at 48 kHz through one {@link ProgrammeMeter} and compares its gates with naive ones.
 *
 * <pre>{@code
 * java -Xmx64m -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.DayLongStream [HOURS]
 * }</pre>
 *
 * <p>The audio is a loop of ten seconds whose gain changes every 100 ms, by a pattern of ten minutes that repeats. So the
 * energies of all steps are known from the first two rounds of the pattern, which a plain direct-form filter weights here
 * with the printed coefficients: the second round stands for all that follow. The gates are then taken twice over as the
 * standards say, without the meter's help. Prints the readings, the differences, the time, and the largest heap.
 */
public final class DayLongStream {
    private static final int RATE_HZ = 48_000;
    private static final int STEP_FRAMES = RATE_HZ / 10;
    private static final int LOOP_STEPS = 100;
    private static final int ROUND_STEPS = 6_000;
    private static final int STEPS_AN_HOUR = 36_000;
    private static final long SEED = 20_260_102L;

    // ITU-R BS.1770-5, Annex 1, Tables 1 and 2: b0, b1, b2, a1, a2
    private static final double[] SHELF = {
        1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
    };
    private static final double[] HIGH_PASS = {1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621};

    private final AudioBuffer loop = loop();
    private final float[] gains = gains();

    private DayLongStream() {}

    /**
     * @param arguments the hours to measure, 24 unless told
     */
    public static void main(String[] arguments) {
        int hours = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 24;
        new DayLongStream().measure(hours * STEPS_AN_HOUR);
    }

    private void measure(int steps) {
        ProgrammeMeter meter = new ProgrammeMeter(RATE_HZ, ChannelLayout.STEREO);
        AudioBlock block = AudioBlock.allocate(2, STEP_FRAMES);
        long start = System.nanoTime();
        for (int step = 0; step < steps; step++) {
            fill(block, step);
            meter.process(block);
        }
        double seconds = (System.nanoTime() - start) * 1e-9;
        long readingStart = System.nanoTime();
        ProgrammeReading reading = meter.reading();
        double readingSeconds = (System.nanoTime() - readingStart) * 1e-9;
        long heap = largestHeap();

        LoudnessReading loudness = reading.loudness();
        print("audio", loudness.frames() / (3_600.0 * RATE_HZ), "h");
        print("measured in", seconds, "s");
        print("times real time", loudness.frames() / (double) RATE_HZ / seconds, "");
        print("reading taken in", 1e3 * readingSeconds, "ms");
        print("largest heap", heap / 1e6, "MB of " + Runtime.getRuntime().maxMemory() / 1_000_000);
        print("true peak", reading.truePeakDbtp(), "dBTP");
        print("sample peak", reading.samplePeakDbfs(), "dBFS");
        print("peak to short-term, median", reading.psrMedianDb().orElseThrow(), "dB");
        double[] energies = energies(steps);
        compare("integrated loudness", loudness.integratedLufs().orElseThrow(), integrated(energies), "LUFS");
        double[] ends = rangeEnds(energies);
        compare("low end of the range", loudness.rangeLowLufs().orElseThrow(), ends[0], "LUFS");
        compare("high end of the range", loudness.rangeHighLufs().orElseThrow(), ends[1], "LUFS");
        compare("loudness range", loudness.loudnessRangeLu().orElseThrow(), ends[1] - ends[0], "LU");
    }

    private static void print(String what, double value, String unit) {
        System.out.printf(Locale.ROOT, "%-28s %14.3f %s%n", what, value, unit);
    }

    private static void compare(String what, double measured, double naive, String unit) {
        System.out.printf(
                Locale.ROOT,
                "%-28s %18.12f %s, naively %.12f, difference %.1e%n",
                what,
                measured,
                unit,
                naive,
                measured - naive);
    }

    private static long largestHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private void fill(AudioBlock block, int step) {
        int from = step % LOOP_STEPS * STEP_FRAMES;
        float gain = gains[step % ROUND_STEPS];
        for (int c = 0; c < 2; c++) {
            float[] out = block.channel(c);
            float[] in = loop.channel(c);
            for (int i = 0; i < STEP_FRAMES; i++) {
                out[i] = gain * in[from + i];
            }
        }
    }

    /** Two tones, and strokes of low-passed noise: as a mix, it has most of its energy low. */
    private static AudioBuffer loop() {
        SplittableRandom random = new SplittableRandom(SEED);
        AudioBuffer loop = AudioBuffer.allocate(RATE_HZ, ChannelLayout.STEREO, LOOP_STEPS * STEP_FRAMES);
        for (int c = 0; c < 2; c++) {
            float[] x = loop.channel(c);
            double noise = 0.0;
            for (int i = 0; i < x.length; i++) {
                double t = (double) i / RATE_HZ;
                double stroke = Math.exp(-10.0 * (t % 0.5));
                noise += 0.2 * (2.0 * random.nextDouble() - 1.0 - noise);
                double tones = Math.sin(2.0 * Math.PI * 110.0 * t) + Math.sin(2.0 * Math.PI * 660.0 * t + c);
                x[i] = (float) (0.2 * tones + stroke * noise);
            }
        }
        return loop;
    }

    /** Levels that stay for up to 12 s: silence, under the absolute gate, under the relative one, and up to full scale. */
    private static float[] gains() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        float[] gains = new float[ROUND_STEPS];
        int left = 0;
        double level = 0.0;
        for (int i = 0; i < gains.length; i++) {
            if (left == 0) {
                left = 1 + random.nextInt(120);
                level = random.nextInt(12) == 0 ? 0.0 : Math.pow(10.0, -4.0 * random.nextDouble());
            }
            left--;
            gains[i] = (float) (level * (0.9 + 0.1 * random.nextDouble()));
        }
        return gains;
    }

    /** The weighted energy of every step. */
    private double[] energies(int steps) {
        double[] energies = new double[steps];
        for (int c = 0; c < 2; c++) {
            double[] x = new double[3];
            double[] y = new double[3];
            double[] z = new double[3];
            for (int step = 0; step < Math.min(steps, 2 * ROUND_STEPS); step++) {
                int from = step % LOOP_STEPS * STEP_FRAMES;
                float gain = gains[step % ROUND_STEPS];
                float[] in = loop.channel(c);
                double sum = 0.0;
                for (int i = 0; i < STEP_FRAMES; i++) {
                    push(x, gain * in[from + i]);
                    push(y, next(SHELF, x, y));
                    push(z, next(HIGH_PASS, y, z));
                    sum += z[0] * z[0];
                }
                energies[step] += sum;
            }
        }
        for (int step = 2 * ROUND_STEPS; step < steps; step++) {
            energies[step] = energies[step - ROUND_STEPS];
        }
        return energies;
    }

    private static void push(double[] history, double newest) {
        history[2] = history[1];
        history[1] = history[0];
        history[0] = newest;
    }

    /** The next output of a section whose input has been pushed already. */
    private static double next(double[] section, double[] in, double[] out) {
        return section[0] * in[0] + section[1] * in[1] + section[2] * in[2] - section[3] * out[0] - section[4] * out[1];
    }

    private static double[] windows(double[] energies, int steps) {
        double[] windows = new double[Math.max(0, energies.length - steps + 1)];
        for (int i = 0; i < windows.length; i++) {
            for (int j = i; j < i + steps; j++) {
                windows[i] += energies[j];
            }
            windows[i] /= (double) steps * STEP_FRAMES;
        }
        return windows;
    }

    // ITU-R BS.1770-5, Annex 1, equations 3 to 7
    private static double integrated(double[] energies) {
        double[] blocks = windows(energies, 4);
        double absolute = Math.pow(10.0, (-70.0 + 0.691) / 10.0);
        double mean = Arrays.stream(blocks)
                .filter(block -> block > absolute)
                .average()
                .orElseThrow();
        return lufs(Arrays.stream(blocks)
                .filter(block -> block > absolute && block > 0.1 * mean)
                .average()
                .orElseThrow());
    }

    // EBU Tech 3342
    private static double[] rangeEnds(double[] energies) {
        double absolute = Math.pow(10.0, (-70.0 + 0.691) / 10.0);
        double[] loud = Arrays.stream(windows(energies, 30))
                .filter(window -> window > absolute)
                .toArray();
        double gate = 0.01 * Arrays.stream(loud).average().orElseThrow();
        double[] kept =
                Arrays.stream(loud).filter(window -> window >= gate).sorted().toArray();
        int low = (int) Math.round((kept.length - 1) * 0.10);
        int high = (int) Math.round((kept.length - 1) * 0.95);
        return new double[] {lufs(kept[low]), lufs(kept[high])};
    }

    private static double lufs(double meanSquare) {
        return -0.691 + 10.0 * Math.log10(meanSquare);
    }
}
