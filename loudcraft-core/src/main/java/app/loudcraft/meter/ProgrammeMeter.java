package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measures everything about a programme that one pass can tell: loudness, true peak on three meters, sample peak, and
 * the ratio of peak to loudness over time.
 *
 * <p>The same bits for every way of cutting the stream into blocks. Memory: 12 bytes per 100 ms of audio. One instance
 * serves one stream on one thread at a time.
 */
public final class ProgrammeMeter {

    private static final int STEPS_PER_SHORT_TERM = 30;

    private final LoudnessMeter loudness;
    private final TruePeakMeter reference;
    private final TruePeakMeter itu;
    private final TruePeakMeter ebur128;

    /** A meter for streams of this rate and layout. */
    public ProgrammeMeter(int sampleRateHz, ChannelLayout layout) {
        this.loudness = new LoudnessMeter(sampleRateHz, layout);
        this.reference = TruePeakMeter.withTimeline(sampleRateHz, layout);
        this.itu = TruePeakMeter.withKernel(TruePeakKernel.itu(), sampleRateHz, layout);
        this.ebur128 = TruePeakMeter.withKernel(TruePeakKernel.hann49(sampleRateHz), sampleRateHz, layout);
    }

    /**
     * Measures the next frames of the stream; the block is only read.
     *
     * @throws IllegalArgumentException if the number of channels differs from the meter's
     */
    public void process(AudioBlock block) {
        loudness.process(block);
        reference.process(block);
        itu.process(block);
        ebur128.process(block);
    }

    /** Frames measured so far. */
    public long frames() {
        return loudness.frames();
    }

    /** Everything measured so far. Cost: proportional to the length of the stream; milliseconds for a song. */
    public ProgrammeReading reading() {
        LoudnessReading reading = loudness.reading();
        double[] ratios = peakToShortTermRatios(reading.relativeGateLufs().orElse(Double.POSITIVE_INFINITY));
        return new ProgrammeReading(
                reading,
                reference.samplePeakDbfs(),
                reference.truePeakDbtp(),
                itu.truePeakDbtp(),
                ebur128.truePeakDbtp(),
                percentile(ratios, 0.05),
                percentile(ratios, 0.5));
    }

    /** PSR(t) of every window of 3 s above the gate, ascending. */
    private double[] peakToShortTermRatios(double gateLufs) {
        LoudnessTimeline shortTerm = loudness.shortTermTimeline();
        PeakTimeline peaks = reference.timeline();
        int windows = Math.min(shortTerm.size(), peaks.size() - STEPS_PER_SHORT_TERM + 1);
        double[] ratios = new double[Math.max(0, windows)];
        int count = 0;
        for (int w = 0; w < windows; w++) {
            if (shortTerm.lufs(w) > gateLufs) {
                double peak = peaks.largest(w, w + STEPS_PER_SHORT_TERM);
                ratios[count++] = Decibels.fromAmplitude(peak) - shortTerm.lufs(w);
            }
        }
        double[] sorted = Arrays.copyOf(ratios, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static OptionalDouble percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.round(share * (sorted.length - 1))]);
    }

    /** Forgets everything measured: the state of a new meter. */
    public void reset() {
        loudness.reset();
        reference.reset();
        itu.reset();
        ebur128.reset();
    }
}
