package app.loudcraft.meter;

import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleBlock;
import app.loudcraft.internal.loudness.Lufs;
import java.util.List;

/**
 * Measures loudness and loudness range (ITU-R BS.1770-5, EBU Tech 3341 v4, EBU Tech 3342 v4) of a stream.
 *
 * <p>Momentary and short-term loudness and their maxima are renewed every 10 ms, the gated values every 100 ms; the
 * window edges stand at exact times at every rate. Gates work on energies, not on a histogram. At rates other than 48
 * kHz the K-weighting keeps the curve of 48 kHz (20 Hz to 20 kHz) within 0.0015 dB at 44.1 kHz and 0.008 dB up to 192
 * kHz; at the lowest rates the bilinear transform costs more, 0.07 dB at 16 kHz and 0.29 dB at 8 kHz.
 *
 * <p>The channel weights are those of {@link app.loudcraft.audio.Channel#loudnessWeight()}. A mono stream is one front
 * channel; {@link #dualMono(int)} measures it as it sounds from two loudspeakers.
 *
 * <pre>{@code
 * LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.STEREO);
 * while (reader.read(block)) {
 *     meter.process(block);
 *     display(meter.momentaryLufs(), meter.shortTermLufs());
 * }
 * LoudnessReading reading = meter.reading();
 * }</pre>
 *
 * <p>Results are the same to the bit for every way of cutting the stream into blocks. Cost: 7 multiplications a sample;
 * {@code process} allocates 32 kB once every 6.8 minutes of audio and nothing else. One instance serves one stream on
 * one thread at a time, but {@link #snapshot()} may be called by any thread while that one measures.
 */
public final class LoudnessMeter {

    private final StreamMeasurement measurement;

    /**
     * A meter for streams of this rate and layout.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public LoudnessMeter(int sampleRateHz, ChannelLayout layout) {
        this(sampleRateHz, layout, false);
    }

    private LoudnessMeter(int sampleRateHz, ChannelLayout layout, boolean dualMono) {
        this.measurement = new StreamMeasurement(MeterPlan.of(sampleRateHz, layout, true, dualMono, List.of(), false));
    }

    /**
     * A meter for single-channel streams that will be heard from two loudspeakers: reads 3.01 LU more than one front
     * channel, as the same signal in both channels of a stereo stream would.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public static LoudnessMeter dualMono(int sampleRateHz) {
        return new LoudnessMeter(sampleRateHz, ChannelLayout.MONO, true);
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

    /**
     * Loudness of the 400 ms up to the last full 10 ms, in LUFS; minus infinity if silent or before there are 400 ms. It
     * goes on during a pause. No allocation.
     */
    public double momentaryLufs() {
        return Lufs.fromMeanSquare(measurement.momentary());
    }

    /**
     * Loudness of the 3 s up to the last full 10 ms, in LUFS; minus infinity if silent or before there are 3 s. It goes
     * on during a pause. No allocation.
     */
    public double shortTermLufs() {
        return Lufs.fromMeanSquare(measurement.shortTerm());
    }

    /**
     * Everything measured so far, down to the last frame; the measurement goes on.
     *
     * <p>Cost: proportional to the length of the stream, with a sort; under 1 ms for a song, of the order of 0.1 s and 30
     * MB of temporary memory for a day.
     */
    public LoudnessReading reading() {
        return Readings.loudness(measurement.soFar());
    }

    /**
     * Everything measured down to the last whole 100 ms, for any thread at any time; costs as much as {@link #reading()},
     * and does not disturb the thread that measures.
     */
    public LoudnessReading snapshot() {
        return Readings.loudness(measurement.published());
    }

    /** The short-term loudness (3 s) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline shortTermTimeline() {
        return Readings.timeline(measurement.soFar(), SlidingWindows.SHORT_TERM_STEPS);
    }

    /** The momentary loudness (400 ms) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline momentaryTimeline() {
        return Readings.timeline(measurement.soFar(), SlidingWindows.MOMENTARY_STEPS);
    }

    /**
     * Leaves out what comes now, until {@link #resume()}: every 10 ms that a pause touches counts for nothing, and no
     * gating window reaches across it (EBU Tech 3341: the measurement of integrated loudness and range can be paused,
     * that of momentary and short-term loudness goes on).
     */
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
