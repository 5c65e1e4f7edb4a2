package app.loudcraft.qc.html;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws how a programme is spread over the frequencies, moment by moment: the power of its channels in windows of about
 * 85 ms, in rows of equal ratio.
 *
 * <p>When there are {@link #MOST_COLUMNS} columns, two at a time become one that holds the greater, so memory is bounded: 1
 * MB. What is short stays visible. Cost: two transforms of a window for each channel; about 15 ns a frame.
 */
final class Spectrogram {

    /** Columns of a picture at most; a long programme has more than half as many. */
    static final int MOST_COLUMNS = 1_536;

    /** Rows of a picture. */
    static final int ROWS = 168;

    /** What is this far under the loudest is black, dB. */
    static final int RANGE_DB = 72;

    // Less than -120 dB is silence, and no picture.
    private static final double SILENT_POWER = 1e-12;
    private static final double LOWEST_HZ = 30.0;
    private static final double HIGHEST_HZ = 20_000.0;
    private static final double WINDOW_SECONDS = 0.085;

    private final int windowFrames;
    private final int hopFrames;
    private final int sampleRateHz;
    private final double highestHz;
    private final RealFft fft;
    private final double[] window;
    private final double[] spectrum;
    private final double[] powers;
    private final float[][] pending;
    private final int[] firstBins = new int[ROWS + 1];
    private final List<float[]> columns = new ArrayList<>();
    private int merged = 1;
    private int mergedSoFar;
    private int filled;
    private long frames;
    private long hops;

    Spectrogram(int sampleRateHz, int channels) {
        this.sampleRateHz = sampleRateHz;
        this.windowFrames = Integer.highestOneBit((int) (1.5 * WINDOW_SECONDS * sampleRateHz));
        this.hopFrames = windowFrames / 2;
        this.highestHz = Math.min(HIGHEST_HZ, sampleRateHz / 2.0);
        this.fft = new RealFft(windowFrames);
        this.window = new double[windowFrames];
        this.spectrum = new double[windowFrames];
        this.powers = new double[windowFrames / 2];
        this.pending = new float[channels][windowFrames];
        double scale = 4.0 / windowFrames / Math.sqrt(channels);
        for (int i = 0; i < windowFrames; i++) {
            // Hann; a full-scale sine in every channel reads 0 dB
            window[i] = scale * (0.5 - 0.5 * StrictMath.cos(2.0 * Math.PI * (i + 0.5) / windowFrames));
        }
        double ratio = highestHz / LOWEST_HZ;
        for (int row = 0; row <= ROWS; row++) {
            double hz = LOWEST_HZ * StrictMath.pow(ratio, (double) row / ROWS);
            firstBins[row] = (int) Math.min(powers.length - 1, Math.ceil(hz * windowFrames / sampleRateHz));
        }
        // The middle of the first window is the middle of the first hop.
        filled = (windowFrames - hopFrames) / 2;
    }

    void listen(AudioBlock block) {
        for (int at = 0; at < block.frames(); ) {
            int count = Math.min(block.frames() - at, windowFrames - filled);
            for (int c = 0; c < pending.length; c++) {
                System.arraycopy(block.channel(c), block.offset() + at, pending[c], filled, count);
            }
            filled += count;
            at += count;
            frames += count;
            if (filled == windowFrames) {
                transform();
            }
        }
    }

    private void transform() {
        Arrays.fill(powers, 0.0);
        for (float[] x : pending) {
            for (int i = 0; i < windowFrames; i++) {
                spectrum[i] = window[i] * x[i];
            }
            fft.forward(spectrum);
            for (int bin = 1; bin < powers.length; bin++) {
                double re = spectrum[2 * bin];
                double im = spectrum[2 * bin + 1];
                powers[bin] += re * re + im * im;
            }
            System.arraycopy(x, hopFrames, x, 0, windowFrames - hopFrames);
        }
        filled = windowFrames - hopFrames;
        hops++;
        addToColumn();
    }

    private void addToColumn() {
        if (mergedSoFar == 0) {
            if (columns.size() == MOST_COLUMNS) {
                mergePairs();
            }
            columns.add(new float[ROWS]);
        }
        float[] column = columns.get(columns.size() - 1);
        for (int row = 0; row < ROWS; row++) {
            column[row] = Math.max(column[row], (float) power(row));
        }
        mergedSoFar = (mergedSoFar + 1) % merged;
    }

    /** The greatest power among the bins of a row; between two bins where none is inside. */
    private double power(int row) {
        int first = firstBins[row];
        int end = firstBins[row + 1];
        if (first >= end) {
            double hz = LOWEST_HZ * StrictMath.pow(highestHz / LOWEST_HZ, (row + 0.5) / ROWS);
            double at = hz * windowFrames / sampleRateHz;
            int below = (int) at;
            return powers[below] + (at - below) * (powers[Math.min(below + 1, powers.length - 1)] - powers[below]);
        }
        double greatest = 0.0;
        for (int bin = first; bin < end; bin++) {
            greatest = Math.max(greatest, powers[bin]);
        }
        return greatest;
    }

    private void mergePairs() {
        for (int i = 0; i < MOST_COLUMNS / 2; i++) {
            float[] kept = columns.get(2 * i);
            float[] other = columns.get(2 * i + 1);
            for (int row = 0; row < ROWS; row++) {
                kept[row] = Math.max(kept[row], other[row]);
            }
            columns.set(i, kept);
        }
        columns.subList(MOST_COLUMNS / 2, MOST_COLUMNS).clear();
        merged *= 2;
    }

    /** What was heard, to its last frame; called once. */
    Picture picture() {
        float[] silence = new float[hopFrames];
        float[][] end = new float[pending.length][];
        Arrays.fill(end, silence);
        long heard = frames;
        while (hops * hopFrames < heard) {
            listen(AudioBlock.of(end, 0, hopFrames));
        }
        double greatest = SILENT_POWER;
        for (float[] column : columns) {
            for (float power : column) {
                greatest = Math.max(greatest, power);
            }
        }
        double topDb = Decibels.fromPower(greatest);
        byte[] pixels = new byte[ROWS * columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            for (int row = 0; row < ROWS; row++) {
                double db = Decibels.fromPower(Math.max(1e-30, columns.get(c)[row])) - topDb + RANGE_DB;
                pixels[(ROWS - 1 - row) * columns.size() + c] = (byte) Math.round(Math.max(0.0, db));
            }
        }
        double columnSeconds = (double) hopFrames * merged / sampleRateHz;
        return new Picture(columns.size(), columnSeconds, LOWEST_HZ, highestHz, topDb, pixels);
    }

    /**
     * A finished picture.
     *
     * @param columns its width; 0 for a programme without a frame
     * @param columnSeconds what a column stands for
     * @param lowestHz lower edge of the lowest row
     * @param highestHz upper edge of the highest row
     * @param topDb what the greatest value stands for, of a full-scale sine
     * @param pixels row by row from the highest frequency, 0 to {@link #RANGE_DB}: dB over the floor
     */
    record Picture(int columns, double columnSeconds, double lowestHz, double highestHz, double topDb, byte[] pixels) {}
}
