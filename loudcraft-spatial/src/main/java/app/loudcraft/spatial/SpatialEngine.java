package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.render.SpatialProcessor;
import app.loudcraft.render.SpatialReport;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Widens a stereo signal in eight {@linkplain SpatialStage stages}, and leaves its mono sum as it is.
 *
 * <p>All that it does is an increment of the side: {@code L' = L + d}, {@code R' = R - d}. So {@code L' + R' = L + R} for
 * every signal and every intensity: to the bit for samples of up to 24 bits that stay below +6 dBFS, otherwise within half
 * a unit in the last place of the smaller channel ({@link EnergyMode#CONSTANT_LOUDNESS} scales both channels, and so their
 * sum). At 0 % the samples pass bit for bit, delayed by the latency.
 *
 * <p>The intensity can be moved while it runs, from any thread; it goes there within 50 ms in a straight line. Everything
 * else is fixed. Mono passes unchanged and without latency; more than two channels are refused.
 *
 * <p>Rates: made and tested for 22.05 to 192 kHz, others work. Cost at 48 kHz: see {@code docs/performance.md}; no
 * allocation while it runs. One instance serves one stream on one thread at a time; {@link #intensityPercent(double)} and
 * {@link #latest()} are for any thread.
 */
public final class SpatialEngine implements SpatialProcessor {

    /** What can be widened has this many channels. */
    static final int CHANNELS = 2;

    private final SpatialSettings settings;
    private volatile double intensity;
    private ProcessSpec prepared;
    private SpatialPath path;

    SpatialEngine(SpatialSettings settings) {
        this.settings = settings;
        this.intensity = 0.01 * settings.intensityPercent();
    }

    /** Begins an engine with the defaults. */
    public static SpatialEngineBuilder builder() {
        return new SpatialEngineBuilder();
    }

    /** Where the intensity is, or is on its way to, [0, 100] %. */
    public double intensityPercent() {
        return 100.0 * intensity;
    }

    /**
     * Sends the intensity elsewhere; it begins to move at most 5 ms later in the stream. May be called from any thread, at
     * any time. What is set last before {@link #prepare} or {@link #reset} is where a stream begins.
     *
     * @param percent [0, 100] %
     * @throws IllegalArgumentException if it is outside its range
     */
    public void intensityPercent(double percent) {
        intensity = 0.01 * SpatialEngineBuilder.checkIntensity(percent);
    }

    /**
     * @throws IllegalArgumentException if there are more than two channels
     */
    @Override
    public void prepare(ProcessSpec spec) {
        if (spec.channels() > CHANNELS) {
            throw new IllegalArgumentException(
                    "channels must be 1 or 2 for the spatial engine, but was " + spec.channels());
        }
        path = null;
        if (spec.channels() == CHANNELS) {
            path = settings.quality() == SpatialQuality.REAL_TIME
                    ? new RealTimePath(settings, spec.sampleRateHz())
                    : new MasteringPath(settings, spec.sampleRateHz());
            path.reset(intensity);
        }
        prepared = spec;
    }

    @Override
    public void process(AudioBlock block) {
        check(block);
        if (path == null) {
            pass(block);
        } else {
            path.process(block, intensity);
        }
    }

    private void check(AudioBlock block) {
        if (prepared == null) {
            throw new IllegalStateException("prepare must be called before process");
        }
        if (block.channels() != prepared.channels()) {
            throw new IllegalArgumentException(
                    "block must have " + prepared.channels() + " channels, but was " + block.channels());
        }
        if (block.frames() > prepared.maxFrames()) {
            throw new IllegalArgumentException(
                    "block must have at most " + prepared.maxFrames() + " frames, but was " + block.frames());
        }
    }

    private static void pass(AudioBlock block) {
        float[] x = block.channel(0);
        for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
            x[i] = Math.abs(x[i]) <= Float.MAX_VALUE ? x[i] : 0.0f;
        }
    }

    @Override
    public void reset() {
        if (path != null) {
            path.reset(intensity);
        }
    }

    @Override
    public int latencyFrames() {
        return path == null ? 0 : path.latencyFrames();
    }

    @Override
    public int tailFrames() {
        return path == null ? 0 : path.tailFrames();
    }

    /** The image over the last 400 ms, anew every 50 ms; empty before that, and for mono. From any thread. */
    public Optional<SpatialMoment> latest() {
        SpatialPath running = path;
        return running == null ? Optional.empty() : running.recorder().latest();
    }

    /**
     * What the stream was found to be so far; mono counts as dual mono. To be called between two calls of {@link #process}
     * or after the last.
     */
    public StereoProfile profile() {
        return path == null
                ? new StereoProfile(
                        StereoMaterial.DUAL_MONO, 1.0, Double.NEGATIVE_INFINITY, 0.0, OptionalDouble.empty())
                : path.profile();
    }

    @Override
    public SpatialReport report() {
        return EngineReport.of(settings, intensityPercent(), Optional.ofNullable(path));
    }
}
