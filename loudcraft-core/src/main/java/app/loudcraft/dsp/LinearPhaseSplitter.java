package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;

/**
 * Splits a signal into what lies below a frequency and what lies above, so that both together are the signal again.
 *
 * <p>The low part comes from a symmetric low-pass filter, {@code sin(x) / x} under a Kaiser window; the high part is the
 * signal, delayed as the filter delays it, less the low part. At the crossover both are at -6 dB; an octave beyond it
 * each is 80 dB down. Low plus high is the delayed signal, but for the rounding of the high part to float: by 2^-25 of
 * its size, -150 dB.
 *
 * <p>The filter is at least eight periods of the crossover long, {@code N} = 511 taps for 1 kHz at 48 kHz; the length
 * is a power of two less one, 63 or more. Latency is about {@code 3.5 N} frames, for the signal is filtered in segments.
 * Cost: about 16 ns a frame and channel. {@link #process} allocates nothing. One instance serves one stream on one
 * thread at a time.
 */
public final class LinearPhaseSplitter {

    /** Side lobes below -80 dB: the low part lets so much of the high one through. */
    private static final double BETA = 8.0;

    private static final int MIN_TAPS_AND_ONE = 64;

    /** Half the filter's length, in periods of the crossover, at least. */
    private static final double PERIODS = 4.0;

    private static final double MIN_CROSSOVER_HZ = 20.0;

    private final double crossoverHz;

    private ProcessSpec prepared;
    private Convolver convolver;
    private int centre;
    private int taps;

    private LinearPhaseSplitter(double crossoverHz) {
        this.crossoverHz = crossoverHz;
    }

    /**
     * A splitter at a frequency.
     *
     * @param crossoverHz from 20 on, and below half the sample rate when used
     * @throws IllegalArgumentException if it is below 20 or NaN
     */
    public static LinearPhaseSplitter at(double crossoverHz) {
        return new LinearPhaseSplitter(
                Ranges.check("crossoverHz", crossoverHz, MIN_CROSSOVER_HZ, ToneCurve.MAX_FREQUENCY_HZ, "Hz"));
    }

    /**
     * Takes memory, designs the filter and fixes the latency; leaves the state of a new stream.
     *
     * @throws IllegalArgumentException if the crossover does not lie below half the sample rate
     */
    public void prepare(ProcessSpec spec) {
        if (crossoverHz >= spec.sampleRateHz() / 2.0) {
            throw new IllegalArgumentException("crossoverHz must be below half the sample rate of "
                    + spec.sampleRateHz() + " Hz, but was " + crossoverHz);
        }
        int least = (int) Math.max(MIN_TAPS_AND_ONE, Math.ceil(2.0 * PERIODS * spec.sampleRateHz() / crossoverHz));
        taps = 2 * Integer.highestOneBit(least - 1) - 1;
        centre = (taps - 1) / 2;
        double[] lowPass = lowPass(crossoverHz / spec.sampleRateHz());
        // first the low parts, then the delayed signals
        double[][] kernels = new double[2 * spec.channels()][];
        for (int c = 0; c < spec.channels(); c++) {
            kernels[c] = lowPass;
        }
        convolver = new Convolver(kernels, centre);
        prepared = spec;
    }

    /** Of exactly 0 dB at 0 Hz. */
    private double[] lowPass(double cyclesPerFrame) {
        double[] kernel = new double[taps];
        double sum = 0.0;
        for (int n = -centre; n <= centre; n++) {
            double sinc =
                    n == 0 ? 2.0 * cyclesPerFrame : StrictMath.sin(2.0 * Math.PI * cyclesPerFrame * n) / (Math.PI * n);
            kernel[centre + n] = sinc * KaiserWindow.at(n / (centre + 1.0), BETA);
            sum += kernel[centre + n];
        }
        for (int i = 0; i < taps; i++) {
            kernel[i] /= sum;
        }
        return kernel;
    }

    /**
     * Splits a block. Non-finite samples count as 0.
     *
     * @param in as many channels as prepared for, up to {@link ProcessSpec#maxFrames()} frames; not changed, unless it is
     *     one of the others too
     * @param low takes what lies below the crossover; as many channels and frames
     * @param high takes what lies above
     * @throws IllegalStateException if {@link #prepare} was never called
     * @throws IllegalArgumentException if a block has other channels or frames
     */
    public void process(AudioBlock in, AudioBlock low, AudioBlock high) {
        StreamGuard.check(prepared, in);
        StreamGuard.check(prepared, low);
        StreamGuard.check(prepared, high);
        if (low.frames() != in.frames() || high.frames() != in.frames()) {
            throw new IllegalArgumentException("low and high must have " + in.frames() + " frames, but had "
                    + low.frames() + " and " + high.frames());
        }
        int done = 0;
        while (done < in.frames()) {
            int frames = Math.min(in.frames() - done, convolver.room());
            for (int c = 0; c < in.channels(); c++) {
                write(in.channel(c), in.offset() + done, frames, c);
            }
            for (int c = 0; c < in.channels(); c++) {
                readLow(low.channel(c), low.offset() + done, frames, c);
                readHigh(high.channel(c), high.offset() + done, frames, c);
            }
            convolver.advance(frames);
            done += frames;
        }
    }

    /**
     * Splits a block without rounding the parts to float: into the first frames of these rows, one a channel. Their sum is
     * the delayed signal to the last digit of double.
     */
    void process(AudioBlock in, double[][] low, double[][] high) {
        StreamGuard.check(prepared, in);
        int done = 0;
        while (done < in.frames()) {
            int frames = Math.min(in.frames() - done, convolver.room());
            for (int c = 0; c < in.channels(); c++) {
                write(in.channel(c), in.offset() + done, frames, c);
                readBoth(low[c], high[c], done, frames, c);
            }
            convolver.advance(frames);
            done += frames;
        }
    }

    private void readBoth(double[] low, double[] high, int at, int frames, int channel) {
        double[] filtered = convolver.output(channel);
        double[] delayed = convolver.output(prepared.channels() + channel);
        int outputAt = convolver.outputAt();
        System.arraycopy(filtered, outputAt, low, at, frames);
        for (int i = 0; i < frames; i++) {
            high[at + i] = delayed[outputAt + i] - low[at + i];
        }
    }

    private void write(float[] x, int at, int frames, int channel) {
        double[] filtered = convolver.input(channel);
        double[] delayed = convolver.input(prepared.channels() + channel);
        int inputAt = convolver.inputAt();
        for (int i = 0; i < frames; i++) {
            filtered[inputAt + i] = StreamGuard.finite(x[at + i]);
        }
        System.arraycopy(filtered, inputAt, delayed, inputAt, frames);
    }

    private void readLow(float[] x, int at, int frames, int channel) {
        double[] low = convolver.output(channel);
        int outputAt = convolver.outputAt();
        for (int i = 0; i < frames; i++) {
            x[at + i] = StreamGuard.narrow(low[outputAt + i]);
        }
    }

    /** Less the low part as it was handed out, so that only the rounding of the high part is left in the sum. */
    private void readHigh(float[] x, int at, int frames, int channel) {
        double[] low = convolver.output(channel);
        double[] delayed = convolver.output(prepared.channels() + channel);
        int outputAt = convolver.outputAt();
        for (int i = 0; i < frames; i++) {
            x[at + i] = StreamGuard.narrow(delayed[outputAt + i] - StreamGuard.narrow(low[outputAt + i]));
        }
    }

    /** Returns to the state right after {@link #prepare}. */
    public void reset() {
        if (convolver != null) {
            convolver.reset();
        }
    }

    /** Frames by which both parts lag behind the signal; 0 before {@link #prepare}. */
    public int latencyFrames() {
        return prepared == null ? 0 : convolver.hopFrames() + centre;
    }

    /** Frames for which the parts go on, beyond the latency, after the signal has fallen silent. */
    public int tailFrames() {
        return prepared == null ? 0 : centre;
    }
}
