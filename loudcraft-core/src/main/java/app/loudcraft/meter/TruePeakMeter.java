package app.loudcraft.meter;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.audio.SampleBlock;
import app.loudcraft.dsp.InterpolatedPeaks;
import app.loudcraft.dsp.TruePeakKernel;
import java.util.List;

/**
 * Measures the true peak of every channel as one kernel reads it (ITU-R BS.1770-5, Annex 2), and the sample peak.
 *
 * <p>The sample itself always counts, so a true peak is never under the sample peak; the signal is silent before its
 * first and after its last frame. Only what may exceed the maximum so far is interpolated, and the answer is that of a
 * meter that interpolates everything, to the bit, for every way of cutting the stream into blocks. NaN and infinite
 * samples count as 0.
 *
 * <p>Cost: about 3 ns a sample for music; see {@link InterpolatedPeaks} for the worst case. {@code process} does not
 * allocate. One instance serves one stream on one thread at a time.
 */
public final class TruePeakMeter {

    private final StreamMeasurement measurement;

    private TruePeakMeter(TruePeakKernel kernel, int sampleRateHz, ChannelLayout layout) {
        this.measurement =
                new StreamMeasurement(MeterPlan.of(sampleRateHz, layout, false, false, List.of(kernel), false));
    }

    /**
     * A meter with Loudcraft's reference kernel, {@link TruePeakKernel#kaiser16()}.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public static TruePeakMeter reference(int sampleRateHz, ChannelLayout layout) {
        return new TruePeakMeter(TruePeakKernel.kaiser16(), sampleRateHz, layout);
    }

    /**
     * A meter that reads as another one would, whose kernel this is.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public static TruePeakMeter withKernel(TruePeakKernel kernel, int sampleRateHz, ChannelLayout layout) {
        return new TruePeakMeter(kernel, sampleRateHz, layout);
    }

    /**
     * Measures the next frames of the stream; the block is only read.
     *
     * @throws IllegalArgumentException if the number of channels differs from the meter's
     */
    public void process(SampleBlock block) {
        measurement.process(block);
    }

    /**
     * The true peak of one channel so far, in dBTP; minus infinity if silent. Cost: a scan of up to 100 ms.
     *
     * @throws IndexOutOfBoundsException if there is no such channel
     */
    public double truePeakDbtp(int channel) {
        return Decibels.fromAmplitude(measurement.totalsSoFar().truePeaks[0][channel]);
    }

    /** The largest true peak of all channels so far, LFE included, in dBTP; minus infinity if silent. */
    public double truePeakDbtp() {
        return Decibels.fromAmplitude(measurement.totalsSoFar().truePeak(0));
    }

    /**
     * The largest sample of one channel so far, in dBFS; minus infinity if silent.
     *
     * @throws IndexOutOfBoundsException if there is no such channel
     */
    public double samplePeakDbfs(int channel) {
        return Decibels.fromAmplitude(measurement.totalsSoFar().samplePeaks[channel]);
    }

    /** The largest sample of all channels so far, in dBFS; minus infinity if silent. */
    public double samplePeakDbfs() {
        return Decibels.fromAmplitude(measurement.totalsSoFar().samplePeak());
    }

    /** Leaves out what comes now, until {@link #resume()}: every 100 ms that a pause touches counts for nothing. */
    public void pause() {
        measurement.pause();
    }

    /** Ends a {@link #pause()}. */
    public void resume() {
        measurement.resume();
    }

    /** Forgets everything measured: the state of a new meter; a pause goes on. */
    public void reset() {
        measurement.reset();
    }
}
