package app.loudcraft.spatial;

import app.loudcraft.internal.fft.RealFft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Finds the velvet sequences of {@link VelvetTable}: draws many at random and keeps the one that colours least.
 *
 * <p>A program that is run by hand, when what makes a sequence good has changed: {@code java -cp ...
 * app.loudcraft.spatial.VelvetSearch 48000 1000000}. The engine only reads what came of it. The same arguments give the
 * same table everywhere.
 */
final class VelvetSearch {

    /** A random sequence strays from flat by 4.3 dB in the median, and one in twenty by less than 2.4 dB. */
    private static final double MAX_FLATNESS_DB = 1.0;

    /** How much louder one channel of a mono programme may become than the other. */
    private static final double MAX_BALANCE_DB = 0.2;

    private static final int HIGHEST_RATE_HZ = 48_000;

    /** Holds every sequence with its autocorrelation, and so misses nothing of its power spectrum. */
    private static final int COARSE_SIZE = 8192;

    private static final int FINE_SIZE = 65536;

    /** The coarse figures are wrong by more for less than one sequence in a hundred; their low bands hold few bins. */
    private static final double COARSE_MARGIN_DB = 0.35;

    private static final int DEFAULT_SEEDS = 20_000;

    /** How many random sequences the best is compared with. */
    private static final int COMPARED = 10_000;

    /** Ranks whatever is not flat and balanced behind all that is. */
    private static final double NOT_WANTED_DB = 1000;

    private final int sampleRateHz;
    private final Judge coarse;
    private final Judge fine;
    private final List<Figures> compared = new ArrayList<>();

    private VelvetSearch(int sampleRateHz) {
        if (sampleRateHz < VelvetSequence.LOWEST_RATE_HZ || sampleRateHz > HIGHEST_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + VelvetSequence.LOWEST_RATE_HZ + ", "
                    + HIGHEST_RATE_HZ + "] Hz, but was " + sampleRateHz);
        }
        this.sampleRateHz = sampleRateHz;
        this.coarse = new Judge(sampleRateHz, COARSE_SIZE);
        this.fine = new Judge(sampleRateHz, FINE_SIZE);
    }

    /**
     * Prints the best sequence, and what random ones are like.
     *
     * @param arguments the rate in Hz and, if wanted, how many seeds to try, from 1 on
     */
    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException("arguments must be a rate in Hz and, if wanted, a number of seeds");
        }
        int seeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_SEEDS;
        VelvetSearch search = new VelvetSearch(Integer.parseInt(arguments[0]));
        search.print(search.best(seeds), seeds);
    }

    /**
     * The best sequence of the seeds from 1 to the given one.
     *
     * @param sampleRateHz 8,000 to 48,000
     * @throws IllegalArgumentException if the rate is outside, or not one of the seeds keeps its impulses apart
     */
    static Found find(int sampleRateHz, int seeds) {
        return new VelvetSearch(sampleRateHz).best(seeds);
    }

    private Found best(int seeds) {
        Found best = null;
        for (long seed = 1; seed <= seeds; seed++) {
            int[] drawn = draw(sampleRateHz, seed);
            if (!isSpread(drawn, sampleRateHz)) {
                continue;
            }
            VelvetSequence sequence = VelvetSequence.of(drawn, sampleRateHz);
            Figures figures = coarse.judge(sequence);
            if (compared.size() < COMPARED) {
                compared.add(figures);
            }
            if (best == null || score(figures, COARSE_MARGIN_DB) < score(best.figures(), 0) + COARSE_MARGIN_DB) {
                Figures exact = fine.judge(sequence);
                if (best == null || score(exact, 0) < score(best.figures(), 0)) {
                    best = new Found(seed, exact);
                }
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("none of " + seeds + " seeds keeps its impulses apart; try more");
        }
        return best;
    }

    /** The smaller, the better: the colour of what is flat and balanced, to within the given margin. */
    private static double score(Figures figures, double marginDb) {
        boolean wanted = figures.flatnessDb() <= MAX_FLATNESS_DB + marginDb
                && Math.abs(figures.balanceDb()) < MAX_BALANCE_DB + marginDb;
        return wanted ? figures.colourDb() : NOT_WANTED_DB + figures.flatnessDb() + figures.colourDb();
    }

    /**
     * The signed positions that belong to a seed. {@code java.util.Random}, for its sequence is laid down for every Java.
     */
    static int[] draw(int sampleRateHz, long seed) {
        Random random = new Random(seed);
        int[] signed = new int[VelvetSequence.IMPULSES];
        for (int cell = 0; cell < signed.length; cell++) {
            int first = VelvetSequence.firstFrameOfCell(cell, sampleRateHz);
            int next = VelvetSequence.firstFrameOfCell(cell + 1, sampleRateHz);
            int position = first + random.nextInt(next - first);
            signed[cell] = random.nextBoolean() ? position : -position;
        }
        return signed;
    }

    /**
     * Whether the impulses stay apart from each other and from both ends by a frame of the lowest rate, so that at no
     * rate two of them fall on one frame, or the last behind the end.
     */
    static boolean isSpread(int[] signed, int sampleRateHz) {
        int gap = (sampleRateHz - 1) / VelvetSequence.LOWEST_RATE_HZ + 1;
        int before = 0;
        for (int position : signed) {
            if (Math.abs(position) - before < gap) {
                return false;
            }
            before = Math.abs(position);
        }
        return VelvetSequence.firstFrameOfCell(signed.length, sampleRateHz) - before >= gap;
    }

    private void print(Found best, int seeds) {
        print("%d Hz, %,d seeds; of %,d random sequences:%n", sampleRateHz, seeds, compared.size());
        printQuantiles("flatness", Figures::flatnessDb);
        printQuantiles("deviation", Figures::deviationDb);
        printQuantiles("colour", Figures::colourDb);
        printQuantiles("balance", figures -> Math.abs(figures.balanceDb()));
        Figures figures = best.figures();
        print(
                "Seed %,d; flatness %.3f dB, standard deviation %.3f dB; colour %.3f dB; balance %.3f dB.%n",
                best.seed(), figures.flatnessDb(), figures.deviationDb(), figures.colourDb(), figures.balanceDb());
        String table = Arrays.toString(draw(sampleRateHz, best.seed()));
        print("%s%n", table.substring(1, table.length() - 1));
    }

    private void printQuantiles(String name, ToDoubleFunction<Figures> figure) {
        double[] sorted = compared.stream().mapToDouble(figure).sorted().toArray();
        print(
                "%-10s 5 %% below %.2f dB, half below %.2f dB%n",
                name, sorted[sorted.length / 20], sorted[sorted.length / 2]);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    /** The best sequence of a search, as the seed that draws it. */
    record Found(long seed, Figures figures) {}

    /**
     * What is judged in a sequence, in dB.
     *
     * @param flatnessDb largest deviation of a third-octave band of its power, 400 Hz to 16 kHz, from their mean
     * @param deviationDb standard deviation of those bands
     * @param colourDb largest change of a third-octave band, 100 Hz to 16 kHz, in a channel of a mono programme
     * @param balanceDb left over right for pink noise in mono, 20 Hz to 20 kHz
     */
    record Figures(double flatnessDb, double deviationDb, double colourDb, double balanceDb) {}

    /** Judges sequences of one rate by their spectra. Bands beyond 0.45 of the rate are left out, the last is cut there. */
    private static final class Judge {

        private static final double DELAY_GAIN = 0.38;
        private static final double DELAY_SECONDS = 0.012;
        private static final double VELVET_GAIN = 0.42;
        private static final double HIGH_PASS_HZ = 400;
        private static final double LOW_PASS_HZ = 8000;

        /** The bands of 100 Hz, 400 Hz and 16 kHz, counted from that of 1 kHz. */
        private static final int LOWEST_BAND = -10;

        private static final int LOWEST_FLATNESS_BAND = -4;
        private static final int HIGHEST_BAND = 12;

        private final RealFft fft;
        private final double[] spectrum;
        private final double[] power;
        private final double[] left;
        private final double[] right;
        private final double[] highPassRe;
        private final double[] highPassIm;
        private final double[] delayedRe;
        private final double[] delayedIm;
        private final double[] pinkWeight;
        private final List<int[]> bands = new ArrayList<>();

        Judge(int sampleRateHz, int size) {
            fft = new RealFft(size);
            spectrum = new double[size];
            int bins = size / 2;
            power = new double[bins];
            left = new double[bins];
            right = new double[bins];
            highPassRe = new double[bins];
            highPassIm = new double[bins];
            delayedRe = new double[bins];
            delayedIm = new double[bins];
            pinkWeight = new double[bins];
            double binHz = (double) sampleRateHz / size;
            for (int bin = 1; bin < bins; bin++) {
                prepareBin(bin, bin * binHz);
            }
            for (int band = LOWEST_BAND; band <= HIGHEST_BAND; band++) {
                double centreHz = 1000 * StrictMath.pow(10, band / 10.0);
                if (centreHz < 0.45 * sampleRateHz) {
                    double highHz = Math.min(centreHz * StrictMath.pow(10, 0.05), 0.45 * sampleRateHz);
                    double lowHz = centreHz * StrictMath.pow(10, -0.05);
                    bands.add(new int[] {(int) Math.ceil(lowHz / binHz), (int) Math.ceil(highHz / binHz)});
                }
            }
        }

        /** The analogue second-order Butterworth filters and the delay of the engine at one frequency. */
        private void prepareBin(int bin, double hz) {
            double x = hz / HIGH_PASS_HZ;
            double re = 1 - x * x;
            double im = Math.sqrt(2) * x;
            double norm = -x * x / (re * re + im * im);
            highPassRe[bin] = norm * re;
            highPassIm[bin] = -norm * im;
            double y = hz / LOW_PASS_HZ;
            double lowRe = 1 - y * y;
            double lowIm = Math.sqrt(2) * y;
            double scale = DELAY_GAIN / (lowRe * lowRe + lowIm * lowIm);
            double bandRe = scale * (highPassRe[bin] * lowRe + highPassIm[bin] * lowIm);
            double bandIm = scale * (highPassIm[bin] * lowRe - highPassRe[bin] * lowIm);
            double cos = StrictMath.cos(2 * Math.PI * hz * DELAY_SECONDS);
            double sin = StrictMath.sin(2 * Math.PI * hz * DELAY_SECONDS);
            delayedRe[bin] = bandRe * cos + bandIm * sin;
            delayedIm[bin] = bandIm * cos - bandRe * sin;
            pinkWeight[bin] = hz >= 20 && hz <= 20_000 ? 1 / hz : 0;
        }

        Figures judge(VelvetSequence sequence) {
            transform(sequence);
            double balanceDb = hearMono();
            double colourDb = 0;
            for (int[] band : bands) {
                colourDb = Math.max(colourDb, Math.abs(meanDb(left, band)));
                colourDb = Math.max(colourDb, Math.abs(meanDb(right, band)));
            }
            double[] levelsDb = bands.subList(LOWEST_FLATNESS_BAND - LOWEST_BAND, bands.size()).stream()
                    .mapToDouble(band -> meanDb(power, band))
                    .toArray();
            double meanDb = Arrays.stream(levelsDb).average().orElseThrow();
            double flatnessDb = 0;
            double squares = 0;
            for (double levelDb : levelsDb) {
                flatnessDb = Math.max(flatnessDb, Math.abs(levelDb - meanDb));
                squares += (levelDb - meanDb) * (levelDb - meanDb);
            }
            return new Figures(flatnessDb, Math.sqrt(squares / levelsDb.length), colourDb, balanceDb);
        }

        private void transform(VelvetSequence sequence) {
            int[] positions = sequence.positionsFrames();
            double[] gains = sequence.gains();
            Arrays.fill(spectrum, 0);
            for (int i = 0; i < positions.length; i++) {
                spectrum[positions[i]] = gains[i];
            }
            fft.forward(spectrum);
        }

        /** The power of the sequence and that of both channels, in which a mono programme of 1 gets its side; the balance. */
        private double hearMono() {
            double pinkLeft = 0;
            double pinkRight = 0;
            for (int bin = 1; bin < power.length; bin++) {
                double re = spectrum[2 * bin];
                double im = spectrum[2 * bin + 1];
                double sideRe = delayedRe[bin] + VELVET_GAIN * (highPassRe[bin] * re - highPassIm[bin] * im);
                double sideIm = delayedIm[bin] + VELVET_GAIN * (highPassRe[bin] * im + highPassIm[bin] * re);
                power[bin] = re * re + im * im;
                left[bin] = (1 + sideRe) * (1 + sideRe) + sideIm * sideIm;
                right[bin] = (1 - sideRe) * (1 - sideRe) + sideIm * sideIm;
                pinkLeft += pinkWeight[bin] * left[bin];
                pinkRight += pinkWeight[bin] * right[bin];
            }
            return decibels(pinkLeft / pinkRight);
        }

        private static double meanDb(double[] powers, int[] band) {
            double sum = 0;
            for (int bin = band[0]; bin < band[1]; bin++) {
                sum += powers[bin];
            }
            return decibels(sum / (band[1] - band[0]));
        }

        private static double decibels(double powerRatio) {
            return 10 * StrictMath.log10(powerRatio);
        }
    }
}
