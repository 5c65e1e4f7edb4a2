package app.loudcraft.meter;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleBlock;
import app.loudcraft.internal.loudness.Lufs;

/**
 * Measures everything about a programme that one pass can tell: loudness, true peak, sample peak, and the ratio of peak
 * to loudness over time.
 *
 * <p>{@link MeterSettings} says what is measured. Blocks may be planar or interleaved, float, double or integer; results
 * are the same to the bit for every way of cutting the stream into blocks. To measure files or buffers as a whole, on
 * several threads where they are to be had, see {@link Metering}.
 *
 * <pre>{@code
 * ProgrammeMeter meter = new ProgrammeMeter(48_000, ChannelLayout.STEREO);
 * PcmBlock block = PcmBlock.interleaved16(2, samples);
 * while (device.read(samples)) {
 *     meter.process(block);
 *     display(meter.momentaryLufs(), meter.shortTermLufs());
 * }
 * ProgrammeReading reading = meter.reading();
 * }</pre>
 *
 * <p>Memory: 16 bytes per 100 ms of audio. {@code process} allocates 64 kB once every 6.8 minutes of audio and nothing
 * else. One instance serves one stream on one thread at a time, but {@link #snapshot()} may be called by any thread while
 * that one measures.
 */
public final class ProgrammeMeter {

    private final StreamMeasurement measurement;

    /**
     * A meter with {@link MeterSettings#DEFAULT}.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public ProgrammeMeter(int sampleRateHz, ChannelLayout layout) {
        this(sampleRateHz, layout, MeterSettings.DEFAULT);
    }

    /**
     * A meter for streams of this rate and layout.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public ProgrammeMeter(int sampleRateHz, ChannelLayout layout, MeterSettings settings) {
        this(new StreamMeasurement(MeterPlan.of(sampleRateHz, layout, settings)));
    }

    ProgrammeMeter(StreamMeasurement measurement) {
        this.measurement = measurement;
    }

    /**
     * Measures the next frames of the stream; the block is only read.
     *
     * @param block any number of frames, 0 included, in as many channels as the meter has
     * @throws IllegalArgumentException if the number of channels differs
     */
    public void process(SampleBlock block) {
        measurement.process(block);
    }

    /** Frames of the stream so far, those of pauses included. */
    public long frames() {
        return measurement.frames();
    }

    /** As {@link LoudnessMeter#momentaryLufs()}. No allocation. */
    public double momentaryLufs() {
        return Lufs.fromMeanSquare(measurement.momentary());
    }

    /** As {@link LoudnessMeter#shortTermLufs()}. No allocation. */
    public double shortTermLufs() {
        return Lufs.fromMeanSquare(measurement.shortTerm());
    }

    /**
     * Everything measured so far, down to the last frame, as if silence followed; the measurement goes on. Cost:
     * proportional to the length of the stream; milliseconds for a song.
     */
    public ProgrammeReading reading() {
        return Readings.programme(measurement.soFar());
    }

    /**
     * What a display needs, down to the last whole 100 ms (peaks: the one before), for any thread at any time; costs as much as
     * {@link #reading()}, and does not disturb the thread that measures.
     */
    public LiveReading snapshot() {
        StreamMeasurement.Moment moment = measurement.published();
        return new LiveReading(
                Lufs.fromMeanSquare(moment.totals().momentary),
                Lufs.fromMeanSquare(moment.totals().shortTerm),
                Readings.programme(moment));
    }

    /** The momentary loudness (400 ms) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline momentaryTimeline() {
        return Readings.timeline(measurement.soFar(), SlidingWindows.MOMENTARY_STEPS);
    }

    /** The short-term loudness (3 s) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline shortTermTimeline() {
        return Readings.timeline(measurement.soFar(), SlidingWindows.SHORT_TERM_STEPS);
    }

    /**
     * The true peak in every 100 ms so far; where the last one ends closer to the end than the kernel looks ahead, silence
     * is taken to follow.
     *
     * @throws IllegalStateException if the settings leave it out
     */
    public PeakTimeline truePeakTimeline() {
        if (!measurement.plan().peakPerStep()) {
            throw new IllegalStateException("truePeakTimeline needs MeterSettings.withPeakToShortTerm(true)");
        }
        return Readings.peaks(measurement.soFar());
    }

    /** As {@link LoudnessMeter#pause()}; of peaks, every 100 ms that a pause touches is left out. */
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

    StreamMeasurement measurement() {
        return measurement;
    }
}
