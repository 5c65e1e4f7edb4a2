package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import java.util.Arrays;

/**
 * Converts a stream from one sample rate to another.
 *
 * <p>The filter is linear in phase: a sinc under a Kaiser window, in double. It passes what lies below 20 kHz (at
 * rates below 44.1 kHz: below 90.7 % of half the lower rate) within 0.0001 dB and stops everything from half the lower rate
 * on by 140 dB. Where the ratio of the rates is one of small numbers, as between all usual rates, every position has its own exact
 * taps; otherwise taps are interpolated, at the same quality. Equal rates pass every finite sample bit for bit.
 *
 * <p>Output is aligned with the input: its first frame is the input's first moment, and in all there are exactly
 * {@link #outputFrames} of them. The stream is taken to be silent before its beginning and after its end. The filter may ring
 * over full scale, so a limiter belongs behind it. NaN and infinite samples count as 0.
 *
 * <pre>{@code
 * RateConverter converter = new RateConverter(96_000, 44_100, 2);
 * AudioBlock out = AudioBlock.allocate(2, converter.maxOutputFrames(4_096));
 * while (reader.read(in) > 0) {
 *     int frames = converter.process(in, out);             // 0 at first: the filter looks ahead
 *     writer.write(out.window(0, frames));
 *     out.window(0, converter.maxOutputFrames(4_096));
 * }
 * for (int frames = converter.drain(out); frames > 0; frames = converter.drain(out)) { ... }
 * }</pre>
 *
 * <p>A rate changer is no {@link Processor}, because its blocks change their length. The result does not depend on how the
 * stream is cut into blocks, not in one bit; only when a frame comes out does. Frames come out late, because many are
 * computed at once: by up to 64 times the period after which frames of both rates meet, which is 0.2 s for the family of 44.1 kHz
 * and that of 48 kHz.
 *
 * <p>Cost per output frame of stereo, on one core of a current server: 50 ns between 44.1 and 48 kHz, in proportion to the taps
 * under the filter, of which there are 220 and at falling rates as many more as the rate falls; 240 ns at ratios of large
 * numbers. {@code process} and {@code drain} allocate nothing. Memory is a few megabytes; building one takes a few
 * milliseconds, at most 50. One instance serves one stream on one thread.
 */
public final class RateConverter {

    // Above these the tables outgrow their use, and interpolation between the taps of fewer positions is as good.
    private static final int MOST_PHASES = 1_280;
    private static final int LONGEST_PERIOD = 8_192;

    private final int channels;
    private final int up;
    private final int down;
    private final Resampling resampling;

    private final double[][] history;
    private int historyFrames;
    private int remainder;

    private final float[][] ready;
    private int readyFrom;
    private int readyTo;

    private long takenFrames;
    private long givenFrames;
    private boolean draining;

    /**
     * A converter at the beginning of a stream.
     *
     * @param fromHz rate of the input, [8000, 384000] Hz
     * @param toHz rate of the output, [8000, 384000] Hz
     * @param channels at least 1
     * @throws IllegalArgumentException if a value is outside its range
     */
    public RateConverter(int fromHz, int toHz, int channels) {
        checkRate("fromHz", fromHz);
        checkRate("toHz", toHz);
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, but was " + channels);
        }
        this.channels = channels;
        int divisor = greatestCommonDivisor(fromHz, toHz);
        this.up = toHz / divisor;
        this.down = fromHz / divisor;
        this.resampling = up == down ? null : resampling(new RateFilter(fromHz, toHz));
        this.history = new double[channels][resampling == null ? 0 : neededFrames(up - 1)];
        this.ready = new float[channels][resampling == null ? 0 : 2 * resampling.batchFrames()];
        reset();
    }

    private Resampling resampling(RateFilter filter) {
        return up <= MOST_PHASES && down <= LONGEST_PERIOD
                ? new PeriodicResampling(up, down, filter)
                : new InterpolatedResampling(up, down, filter);
    }

    /**
     * A whole signal at another rate.
     *
     * @param toHz [8000, 384000] Hz
     */
    public static AudioBuffer convert(AudioBuffer signal, int toHz) {
        RateConverter converter =
                new RateConverter(signal.sampleRateHz(), toHz, signal.layout().size());
        int frames = Math.toIntExact(outputFrames(signal.frames(), signal.sampleRateHz(), toHz));
        AudioBuffer converted = AudioBuffer.allocate(toHz, signal.layout(), frames);
        AudioBlock in = signal.block();
        AudioBlock out = converted.block();
        int written = 0;
        for (int at = 0; at < signal.frames(); ) {
            int count = Math.min(4_096, signal.frames() - at);
            int most = Math.min(converter.maxOutputFrames(count), frames - written);
            written += converter.take(in.window(at, count), out.window(written, most));
            at += count;
        }
        converter.drain(out.window(written, frames - written));
        return converted;
    }

    /**
     * How many frames a stream of {@code inputFrames} has after conversion: {@code inputFrames * toHz / fromHz}, rounded to the
     * nearest integer, half up.
     *
     * @param inputFrames at least 0
     * @throws IllegalArgumentException if a value is outside its range
     */
    public static long outputFrames(long inputFrames, int fromHz, int toHz) {
        checkRate("fromHz", fromHz);
        checkRate("toHz", toHz);
        if (inputFrames < 0) {
            throw new IllegalArgumentException("inputFrames must not be negative, but was " + inputFrames);
        }
        int divisor = greatestCommonDivisor(fromHz, toHz);
        return outputFramesOf(inputFrames, toHz / divisor, fromHz / divisor);
    }

    private static long outputFramesOf(long inputFrames, int up, int down) {
        return Math.addExact(Math.multiplyExact(inputFrames, 2L * up), down) / (2L * down);
    }

    /** The most frames that {@link #process} writes for a block of {@code inputFrames}. */
    public int maxOutputFrames(int inputFrames) {
        return Math.toIntExact(((long) inputFrames * up + down - 1) / down);
    }

    /**
     * Takes the next block of the stream, and gives what has become ready.
     *
     * @param in the next frames; not changed
     * @param out receives frames from its offset on; needs room for {@link #maxOutputFrames}, in arrays other than those of
     *     {@code in}
     * @return how many frames were written
     * @throws IllegalArgumentException if a block has other channels, or {@code out} too little room
     * @throws IllegalStateException after {@link #drain}, until {@link #reset}
     */
    public int process(AudioBlock in, AudioBlock out) {
        int most = maxOutputFrames(in.frames());
        if (out.frames() < most) {
            throw new IllegalArgumentException(
                    "out must have room for " + most + " frames, but was " + out.frames() + " frames");
        }
        return take(in, out);
    }

    private int take(AudioBlock in, AudioBlock out) {
        checkChannels(in);
        checkChannels(out);
        if (draining) {
            throw new IllegalStateException("reset must be called between drain and process");
        }
        int frames = in.frames();
        takenFrames += frames;
        if (resampling == null) {
            return pass(in, out);
        }
        int room = Math.min(maxOutputFrames(frames), out.frames());
        int written = give(out, 0, room);
        for (int taken = 0; taken < frames; ) {
            int count = Math.min(frames - taken, neededFrames(remainder) - historyFrames);
            append(in, taken, count);
            taken += count;
            if (historyFrames == neededFrames(remainder)) {
                convertBatch();
                written += give(out, written, room - written);
            }
        }
        return written;
    }

    /**
     * Gives what is left when the stream has ended; to be called until it returns 0.
     *
     * @param out receives at most {@code out.frames()} frames, from its offset on
     * @return how many frames were written; 0 if the stream is complete
     */
    public int drain(AudioBlock out) {
        checkChannels(out);
        draining = true;
        if (resampling == null) {
            return 0;
        }
        int room = (int) Math.min(out.frames(), outputFramesOf(takenFrames, up, down) - givenFrames);
        int written = give(out, 0, room);
        while (written < room) {
            int needed = neededFrames(remainder);
            for (double[] x : history) {
                Arrays.fill(x, historyFrames, needed, 0.0);
            }
            historyFrames = needed;
            convertBatch();
            written += give(out, written, room - written);
        }
        return written;
    }

    /** Returns to the beginning of a stream. */
    public void reset() {
        // Before the first frame, silence as long as half the filter.
        historyFrames = resampling == null ? 0 : resampling.halfTaps() - 1;
        for (double[] x : history) {
            Arrays.fill(x, 0, historyFrames, 0.0);
        }
        remainder = 0;
        readyFrom = 0;
        readyTo = 0;
        takenFrames = 0;
        givenFrames = 0;
        draining = false;
    }

    private static int pass(AudioBlock in, AudioBlock out) {
        for (int c = 0; c < in.channels(); c++) {
            float[] x = in.channel(c);
            float[] y = out.channel(c);
            for (int i = 0, from = in.offset(), to = out.offset(); i < in.frames(); i++) {
                y[to + i] = StreamGuard.finite(x[from + i]);
            }
        }
        return in.frames();
    }

    /** Input frames for a batch that begins this far behind an input frame. */
    private int neededFrames(int behind) {
        long lastFrame = (behind + (resampling.batchFrames() - 1L) * down) / up;
        return Math.toIntExact(lastFrame + 2L * resampling.halfTaps());
    }

    private void append(AudioBlock in, int from, int count) {
        for (int c = 0; c < channels; c++) {
            float[] x = in.channel(c);
            double[] y = history[c];
            int offset = in.offset() + from;
            for (int i = 0; i < count; i++) {
                y[historyFrames + i] = StreamGuard.finite(x[offset + i]);
            }
        }
        historyFrames += count;
    }

    // No more than one batch is ever left over: process gives as many frames as it takes, at the rate of the output.
    private void convertBatch() {
        int kept = readyTo - readyFrom;
        for (float[] x : ready) {
            System.arraycopy(x, readyFrom, x, 0, kept);
        }
        resampling.batch(history, remainder, ready, kept);
        readyFrom = 0;
        readyTo = kept + resampling.batchFrames();

        long next = remainder + (long) resampling.batchFrames() * down;
        int passed = (int) (next / up);
        remainder = (int) (next % up);
        historyFrames -= passed;
        for (double[] x : history) {
            System.arraycopy(x, passed, x, 0, historyFrames);
        }
    }

    private int give(AudioBlock out, int at, int most) {
        int count = Math.min(most, readyTo - readyFrom);
        for (int c = 0; c < channels; c++) {
            System.arraycopy(ready[c], readyFrom, out.channel(c), out.offset() + at, count);
        }
        readyFrom += count;
        givenFrames += count;
        return count;
    }

    private void checkChannels(AudioBlock block) {
        if (block.channels() != channels) {
            throw new IllegalArgumentException(
                    "block must have " + channels + " channels, but was " + block.channels());
        }
    }

    private static void checkRate(String name, int rateHz) {
        if (rateHz < AudioSpec.MIN_SAMPLE_RATE_HZ || rateHz > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException(name + " must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", "
                    + AudioSpec.MAX_SAMPLE_RATE_HZ + "] Hz, but was " + rateHz);
        }
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
