package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.Objects;

/**
 * A downward expander: lowers what lies under a threshold, such as the noise in the pauses of speech.
 *
 * <p>Below the threshold the gain falls by {@code ratio - 1} dB for each dB, down to its range. The level is that of the
 * loudest channel, an RMS over 10 ms, and all channels get the same gain. It opens along a straight line in dB, over its
 * whole range in the attack time; with the look-ahead of half the attack this begins before the sound does. It stays open
 * for the hold time, and then closes exponentially. A stream starts closed.
 *
 * <p>Latency: the look-ahead. Open, and always at ratio 1 or range 0, samples pass bit for bit. Cost: about 25 ns a
 * stereo frame. One instance serves one stream on one thread at a time; the read-outs belong to that thread too.
 */
public final class Expander implements Processor {

    /** Frames worked on at a time, and the raster of the denormal flush. */
    private static final int CHUNK_FRAMES = 256;

    private static final double RMS_SECONDS = 0.010;
    private static final double FLUSH_BELOW = 1e-30;
    private static final double LEAST_POWER = 1e-60;

    private final ExpanderSettings settings;
    private final boolean works;
    private final double openPower;
    private final double closedPower;
    private final double[] power = new double[CHUNK_FRAMES];
    private final double[] row = new double[CHUNK_FRAMES];
    private final double[] gains = new double[CHUNK_FRAMES];

    private ProcessSpec prepared;
    private RowDelay[] delays = {};
    private double[] meanSquares = {};
    private double rmsKeep;
    private double releaseKeep;
    private double openingDb;
    private int holdFrames;
    private int latencyFrames;
    private double reductionDb;
    private double maxReductionDb;
    private int held;
    private int chunkPosition;

    private Expander(ExpanderSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
        works = settings.rangeDb() > 0.0 && settings.ratio() > 1.0;
        openPower = Decibels.toPower(settings.thresholdDbfs());
        // not 0, however far down, since the logarithm needs a normal number
        closedPower =
                Math.max(LEAST_POWER, openPower * Decibels.toPower(-settings.rangeDb() / (settings.ratio() - 1.0)));
    }

    /** An expander with these settings. */
    public static Expander of(ExpanderSettings settings) {
        return new Expander(settings);
    }

    /** What this expander was made with. */
    public ExpanderSettings settings() {
        return settings;
    }

    @Override
    public void prepare(ProcessSpec spec) {
        int rate = spec.sampleRateHz();
        latencyFrames = (int) Math.round(settings.lookAheadMs() * rate / 1_000.0);
        delays = new RowDelay[spec.channels()];
        for (int c = 0; c < delays.length; c++) {
            delays[c] = new RowDelay(latencyFrames, CHUNK_FRAMES);
        }
        meanSquares = new double[spec.channels()];
        rmsKeep = StrictMath.exp(-1.0 / (RMS_SECONDS * rate));
        releaseKeep = StrictMath.exp(-1_000.0 / (settings.releaseMs() * rate));
        openingDb = settings.rangeDb() * 1_000.0 / (settings.attackMs() * rate);
        holdFrames = (int) Math.round(settings.holdMs() * rate / 1_000.0);
        prepared = spec;
        reset();
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            int frames = Math.min(end - at, CHUNK_FRAMES - chunkPosition);
            processChunk(block, at, frames);
            at += frames;
            chunkPosition += frames;
            if (chunkPosition == CHUNK_FRAMES) {
                chunkPosition = 0;
                flushDenormals();
            }
        }
    }

    private void processChunk(AudioBlock block, int at, int frames) {
        for (int i = 0; i < frames; i++) {
            power[i] = 0.0;
        }
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            double keep = rmsKeep;
            double mean = meanSquares[c];
            for (int i = 0; i < frames; i++) {
                double square = (double) StreamGuard.finite(x[at + i]) * StreamGuard.finite(x[at + i]);
                mean = square + keep * (mean - square);
                power[i] = mean > power[i] ? mean : power[i];
            }
            meanSquares[c] = mean;
        }
        if (works) {
            followGain(frames);
        }
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            StreamGuard.load(x, at, frames, row);
            delays[c].next(row, frames, row);
            for (int i = 0; works && i < frames; i++) {
                row[i] *= gains[i];
            }
            StreamGuard.store(row, frames, x, at);
        }
    }

    /** From {@link #power} to {@link #gains}. */
    private void followGain(int frames) {
        double range = settings.rangeDb();
        double slope = settings.ratio() - 1.0;
        double threshold = settings.thresholdDbfs();
        double keep = releaseKeep;
        double reduction = reductionDb;
        double largest = maxReductionDb;
        for (int i = 0; i < frames; i++) {
            double p = power[i];
            double target = p >= openPower
                    ? 0.0
                    : p <= closedPower ? range : Math.min(range, slope * (threshold - FastDecibels.fromPower(p)));
            if (target <= reduction) {
                reduction = Math.max(target, reduction - openingDb);
                held = holdFrames;
            } else if (held > 0) {
                held--;
            } else {
                reduction = target + keep * (reduction - target);
            }
            largest = reduction > largest ? reduction : largest;
            gains[i] = reduction == 0.0 ? 1.0 : FastDecibels.toAmplitude(-reduction);
        }
        reductionDb = reduction;
        maxReductionDb = largest;
    }

    private void flushDenormals() {
        for (int c = 0; c < meanSquares.length; c++) {
            meanSquares[c] = meanSquares[c] < FLUSH_BELOW ? 0.0 : meanSquares[c];
        }
    }

    @Override
    public void reset() {
        chunkPosition = 0;
        held = 0;
        reductionDb = works ? settings.rangeDb() : 0.0;
        maxReductionDb = reductionDb;
        for (int c = 0; c < delays.length; c++) {
            delays[c].reset();
            meanSquares[c] = 0.0;
        }
    }

    @Override
    public int latencyFrames() {
        return latencyFrames;
    }

    /** Gain reduction after the last frame, in dB, at least 0; at the start of a stream the whole range. */
    public double gainReductionDb() {
        return prepared == null ? 0.0 : reductionDb;
    }

    /** Largest gain reduction since {@link #prepare} or {@link #reset}, the start included, in dB, at least 0. */
    public double maxGainReductionDb() {
        return prepared == null ? 0.0 : maxReductionDb;
    }
}
