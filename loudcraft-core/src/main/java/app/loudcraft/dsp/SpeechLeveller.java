package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.Objects;

/**
 * Brings talkers of different loudness to one: a slow gain that follows the short-term loudness of speech.
 *
 * <p>Every 100 ms the loudness of the last 3 s (ITU-R BS.1770-5, all channels weighing 1) is taken over those parts that
 * are speech, that is, whose momentary loudness reaches the gate. The gain heads for what would bring that to the target,
 * at a speed that falls with the way left, and never faster than the settings say. In pauses it stands still, so
 * that breath and noise are not pumped up. Before the first frame has come out, it may jump: a stream does not begin with a
 * ramp. All channels get the same gain.
 *
 * <p>Latency: the look-ahead, in whole steps of 100 ms. While the gain is 0 dB, and always at range 0, samples pass bit for
 * bit; at range 0 without latency. Cost: about 12 ns a stereo frame; memory: the look-ahead. One instance serves one stream
 * on one thread at a time; the read-outs belong to that thread too.
 */
public final class SpeechLeveller implements Processor {

    /** Frames worked on at a time. */
    private static final int CHUNK_FRAMES = 256;

    private static final int STEPS_PER_SECOND = 10;

    /** The gain covers this share of the way left in a step, at most: half a second for 63 %. */
    private static final double SHARE_OF_WAY = 0.2;

    private final SpeechLevellerSettings settings;
    private final double[] row = new double[CHUNK_FRAMES];

    private ProcessSpec prepared;
    private SpeechLoudness loudness;
    private DelayLine[] delays = {};
    private int stepFrames;
    private int latencySteps;
    private int stepPosition;
    private int stepsTaken;
    private double gainDb;
    private double nextGainDb;
    private double gain;
    private double growth;
    private double leastGainDb;
    private double greatestGainDb;

    private SpeechLeveller(SpeechLevellerSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** A leveller with these settings. */
    public static SpeechLeveller of(SpeechLevellerSettings settings) {
        return new SpeechLeveller(settings);
    }

    /** What this leveller was made with. */
    public SpeechLevellerSettings settings() {
        return settings;
    }

    private boolean works() {
        return settings.rangeDb() > 0.0;
    }

    @Override
    public void prepare(ProcessSpec spec) {
        stepFrames = Math.round((float) spec.sampleRateHz() / STEPS_PER_SECOND);
        latencySteps = works() ? (int) Math.round(settings.lookAheadSeconds() * STEPS_PER_SECOND) : 0;
        loudness = new SpeechLoudness(spec, stepFrames, latencySteps, settings.gateLufs());
        delays = new DelayLine[latencySteps > 0 ? spec.channels() : 0];
        for (int c = 0; c < delays.length; c++) {
            delays[c] = new DelayLine(latencySteps * stepFrames);
        }
        prepared = spec;
        reset();
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            int frames = Math.min(Math.min(end - at, CHUNK_FRAMES), stepFrames - stepPosition);
            processChunk(block, at, frames);
            at += frames;
            stepPosition += frames;
            if (stepPosition == stepFrames) {
                stepPosition = 0;
                endStep();
            }
        }
    }

    private void processChunk(AudioBlock block, int at, int frames) {
        double g = gain;
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            StreamGuard.load(x, at, frames, row);
            if (works()) {
                loudness.add(row, frames, c);
            }
            if (delays.length > 0) {
                DelayLine delay = delays[c];
                for (int i = 0; i < frames; i++) {
                    row[i] = delay.next((float) row[i]);
                }
            }
            g = gain;
            for (int i = 0; i < frames; i++) {
                row[i] *= g;
                g *= growth;
            }
            StreamGuard.store(row, frames, x, at);
        }
        gain = g;
    }

    private void endStep() {
        if (!works()) {
            return;
        }
        loudness.endStep();
        gainDb = nextGainDb;
        double range = settings.rangeDb();
        double wantedDb = loudness.isKnown()
                ? Math.max(-range, Math.min(range, settings.targetLufs() - loudness.speechLufs()))
                : gainDb;
        if (stepsTaken < latencySteps) {
            stepsTaken++;
            gainDb = wantedDb;
            nextGainDb = wantedDb;
        } else if (loudness.isSpeechNow()) {
            double step = SHARE_OF_WAY * (wantedDb - gainDb);
            double mostUp = settings.riseDbPerSecond() / STEPS_PER_SECOND;
            double mostDown = settings.fallDbPerSecond() / STEPS_PER_SECOND;
            nextGainDb = gainDb + Math.max(-mostDown, Math.min(mostUp, step));
        }
        gain = FastDecibels.toAmplitude(gainDb);
        growth = FastDecibels.toAmplitude((nextGainDb - gainDb) / stepFrames);
        leastGainDb = Math.min(leastGainDb, nextGainDb);
        greatestGainDb = Math.max(greatestGainDb, nextGainDb);
    }

    @Override
    public void reset() {
        stepPosition = 0;
        stepsTaken = 0;
        gainDb = 0.0;
        nextGainDb = 0.0;
        gain = 1.0;
        growth = 1.0;
        leastGainDb = 0.0;
        greatestGainDb = 0.0;
        if (loudness != null) {
            loudness.reset();
        }
        Arrays.stream(delays).forEach(DelayLine::reset);
    }

    @Override
    public int latencyFrames() {
        return latencySteps * stepFrames;
    }

    /** The gain after the last whole 100 ms, in dB. */
    public double gainDb() {
        return gainDb;
    }

    /** The lowest gain since {@link #prepare} or {@link #reset}, in dB, at most 0. */
    public double leastGainDb() {
        return leastGainDb;
    }

    /** The highest gain since {@link #prepare} or {@link #reset}, in dB, at least 0. */
    public double greatestGainDb() {
        return greatestGainDb;
    }
}
