package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;

/**
 * Measures the true peak of every channel as one kernel reads it (ITU-R BS.1770-5, Annex 2), and the sample peak.
 *
 * <p>The sample itself always counts, so a true peak is never under the sample peak; the signal is silent before its
 * first and after its last frame. Only what may exceed the maximum so far is interpolated, and the answer is that of a
 * meter that interpolates everything, to the bit, for every way of cutting the stream into blocks. NaN and infinite
 * samples count as 0.
 *
 * <p>Cost: see {@link InterpolatedPeaks}; {@code process} does not allocate. One instance serves one stream on one thread
 * at a time.
 */
public final class TruePeakMeter {

    private static final int CHUNK = 512;

    private final InterpolatedPeaks finder;
    private final int lookAhead;
    private final HopGrid grid;
    private final PeakTimeline.Recorder timeline;
    private final double[][] windows;
    private final double[] samplePeaks;
    private final double[] truePeaks;
    private final double[] stepPeaks;
    private final double[] scratch = new double[CHUNK];
    private int filled;
    private long frames;
    private long stepEnd;

    private TruePeakMeter(TruePeakKernel kernel, AudioSpec spec, boolean withTimeline) {
        this.finder = new InterpolatedPeaks(kernel);
        this.lookAhead = kernel.halfTaps();
        this.grid = new HopGrid(spec.sampleRateHz());
        this.timeline = withTimeline ? new PeakTimeline.Recorder() : null;
        this.windows = new double[spec.channels()][2 * lookAhead + CHUNK];
        this.samplePeaks = new double[spec.channels()];
        this.truePeaks = new double[spec.channels()];
        this.stepPeaks = new double[spec.channels()];
        reset();
    }

    /** A meter with Loudcraft's reference kernel, {@link TruePeakKernel#kaiser16()}. */
    public static TruePeakMeter reference(int sampleRateHz, ChannelLayout layout) {
        return new TruePeakMeter(TruePeakKernel.kaiser16(), spec(sampleRateHz, layout), false);
    }

    /** A meter that reads as another one would, whose kernel this is. */
    public static TruePeakMeter withKernel(TruePeakKernel kernel, int sampleRateHz, ChannelLayout layout) {
        return new TruePeakMeter(kernel, spec(sampleRateHz, layout), false);
    }

    /** A reference meter that also keeps the peak of every 100 ms, 4 bytes each; it must interpolate more. */
    static TruePeakMeter withTimeline(int sampleRateHz, ChannelLayout layout) {
        return new TruePeakMeter(TruePeakKernel.kaiser16(), spec(sampleRateHz, layout), true);
    }

    private static AudioSpec spec(int sampleRateHz, ChannelLayout layout) {
        return new AudioSpec(sampleRateHz, layout, SampleFormat.FLOAT_32);
    }

    /**
     * Measures the next frames of the stream; the block is only read.
     *
     * @throws IllegalArgumentException if the number of channels differs from the meter's
     */
    public void process(AudioBlock block) {
        if (block.channels() != windows.length) {
            throw new IllegalArgumentException(
                    "block must have " + windows.length + " channels, but was " + block.channels());
        }
        int done = 0;
        while (done < block.frames()) {
            int count = (int) Math.min(Math.min(CHUNK, block.frames() - done), stepEnd - frames);
            for (int c = 0; c < windows.length; c++) {
                append(block.channel(c), block.offset() + done, count, c);
            }
            advance(count);
            done += count;
        }
    }

    private void append(float[] samples, int from, int count, int c) {
        double[] window = windows[c];
        System.arraycopy(window, filled, window, 0, 2 * lookAhead);
        double peak = samplePeaks[c];
        for (int i = 0; i < count; i++) {
            float sample = samples[from + i];
            float magnitude = Math.abs(sample);
            if (!(magnitude <= Float.MAX_VALUE)) {
                sample = 0f;
                magnitude = 0f;
            }
            window[2 * lookAhead + i] = sample;
            peak = Math.max(peak, magnitude);
        }
        samplePeaks[c] = peak;
    }

    /** Scans the {@code count} intervals that the newest frames complete: those {@code lookAhead} frames earlier. */
    private void advance(int count) {
        for (int c = 0; c < windows.length; c++) {
            stepPeaks[c] = maximum(windows[c], count, stepPeaks[c]);
        }
        filled = count;
        frames += count;
        if (frames == stepEnd) {
            endStep();
        }
    }

    private double maximum(double[] window, int count, double atLeast) {
        double maximum = atLeast;
        for (int i = 0; i < count; i++) {
            maximum = Math.max(maximum, Math.abs(window[lookAhead + i]));
        }
        return finder.maximum(window, lookAhead, count, maximum, scratch);
    }

    private void endStep() {
        double linked = 0.0;
        for (int c = 0; c < windows.length; c++) {
            linked = Math.max(linked, stepPeaks[c]);
            truePeaks[c] = Math.max(truePeaks[c], stepPeaks[c]);
            stepPeaks[c] = 0.0;
        }
        timeline.add(linked);
        stepEnd = nextStepEnd();
    }

    /** Steps are those of the loudness timeline, later by the look-ahead of the kernel. */
    private long nextStepEnd() {
        return timeline == null
                ? Long.MAX_VALUE
                : grid.frames((timeline.size() + 1L) * HopGrid.HOPS_PER_STEP) + lookAhead;
    }

    /** The true peak of one channel so far, in dBTP; minus infinity if silent. */
    public double truePeakDbtp(int channel) {
        return Decibels.fromAmplitude(truePeak(channel));
    }

    /** The largest true peak of all channels so far, LFE included, in dBTP; minus infinity if silent. */
    public double truePeakDbtp() {
        double peak = 0.0;
        for (int c = 0; c < windows.length; c++) {
            peak = Math.max(peak, truePeak(c));
        }
        return Decibels.fromAmplitude(peak);
    }

    /** The largest of what is settled and of what the last frames read when silence follows them. */
    private double truePeak(int channel) {
        double settled = Math.max(truePeaks[channel], stepPeaks[channel]);
        return pending(channel, lookAhead, Math.max(settled, samplePeaks[channel]));
    }

    /** The maximum of {@code atLeast} and the next {@code count} intervals to scan, when silence follows. */
    private double pending(int channel, int count, double atLeast) {
        double[] window = new double[3 * lookAhead];
        System.arraycopy(windows[channel], filled, window, 0, 2 * lookAhead);
        return maximum(window, count, atLeast);
    }

    /** The largest sample of one channel so far, in dBFS; minus infinity if silent. */
    public double samplePeakDbfs(int channel) {
        return Decibels.fromAmplitude(samplePeaks[channel]);
    }

    /** The largest sample of all channels so far, in dBFS; minus infinity if silent. */
    public double samplePeakDbfs() {
        return Decibels.fromAmplitude(Arrays.stream(samplePeaks).max().orElse(0.0));
    }

    /**
     * The peaks of every whole 100 ms so far; only for meters made with a timeline. Where the last of them ends closer to
     * the end than the kernel looks ahead, silence is taken to follow.
     */
    PeakTimeline timeline() {
        long pending = stepEnd - frames;
        if (pending > lookAhead) {
            return timeline.timeline();
        }
        double linked = 0.0;
        for (int c = 0; c < windows.length; c++) {
            linked = Math.max(linked, pending(c, (int) pending, stepPeaks[c]));
        }
        return timeline.timelineWith(linked);
    }

    /** Forgets everything measured: the state of a new meter. */
    public void reset() {
        for (double[] window : windows) {
            Arrays.fill(window, 0.0);
        }
        Arrays.fill(samplePeaks, 0.0);
        Arrays.fill(truePeaks, 0.0);
        Arrays.fill(stepPeaks, 0.0);
        filled = 0;
        frames = 0;
        if (timeline != null) {
            timeline.clear();
        }
        stepEnd = nextStepEnd();
    }
}
