package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.SaturationSettings.Character;
import app.loudcraft.dsp.SaturationSettings.Quality;
import java.util.Arrays;
import java.util.Objects;

/**
 * Adds harmonics: a smooth curve of slope 1 at 0 that gently rounds peaks and leaves soft sounds as they are.
 *
 * <p>The signal itself is only delayed; what the curve adds to it is computed at a higher rate, filtered, and added. So a
 * soft signal comes out flat to Nyquist, whatever the filters do, and silence stays silence. A constant level that the
 * even character would add is removed by a high-pass at 5 Hz in the added part alone. At an amount of 0 samples pass bit
 * for bit without latency.
 *
 * <p>Latency: in mastering quality 85 frames at 44.1 kHz, 51 at 48 kHz; in real time 31. Cost a stereo frame: about 150 ns in
 * either quality. One instance serves one stream on one thread at a time.
 */
public final class Saturator implements Processor {

    /** Frames worked on at a time, and the raster of the denormal flush. */
    private static final int CHUNK_FRAMES = 256;

    private static final double BLOCKER_HZ = 5.0;
    private static final double FLUSH_BELOW = 1e-30;

    /** Natural logarithm of 200 dB. */
    private static final double NEPERS_OF_200_DB = 23.025850929940457;

    private final SaturationSettings settings;
    private final double[] added = new double[CHUNK_FRAMES];
    private final double[] dry = new double[CHUNK_FRAMES];

    private ProcessSpec prepared;
    private AddedHarmonics[] harmonics = {};
    private RowDelay[] delays = {};
    private double[] constants = {};
    private double blockerShare;
    private int chunkPosition;

    private Saturator(SaturationSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** A saturator with these settings. */
    public static Saturator of(SaturationSettings settings) {
        return new Saturator(settings);
    }

    /** What this saturator was made with. */
    public SaturationSettings settings() {
        return settings;
    }

    @Override
    public void prepare(ProcessSpec spec) {
        int working = settings.amountPercent() == 0.0 ? 0 : spec.channels();
        harmonics = new AddedHarmonics[working];
        delays = new RowDelay[working];
        constants = new double[working];
        for (int c = 0; c < working; c++) {
            SaturationCurve curve = SaturationCurve.of(settings);
            harmonics[c] = settings.quality() == Quality.MASTERING
                    ? new FourfoldHarmonics(curve, spec.sampleRateHz(), CHUNK_FRAMES)
                    : new TwofoldHarmonics(curve, spec.sampleRateHz(), CHUNK_FRAMES);
            delays[c] = new RowDelay(harmonics[c].latencyFrames(), CHUNK_FRAMES);
        }
        blockerShare = settings.character() == Character.EVEN
                ? -StrictMath.expm1(-2.0 * Math.PI * BLOCKER_HZ / spec.sampleRateHz())
                : 0.0;
        prepared = spec;
        chunkPosition = 0;
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            int frames = Math.min(end - at, CHUNK_FRAMES - chunkPosition);
            for (int c = 0; c < block.channels(); c++) {
                processChunk(block.channel(c), at, frames, c);
            }
            at += frames;
            chunkPosition += frames;
            if (chunkPosition == CHUNK_FRAMES) {
                chunkPosition = 0;
                flushDenormals();
            }
        }
    }

    private void processChunk(float[] x, int at, int frames, int channel) {
        for (int i = 0; i < frames; i++) {
            added[i] = StreamGuard.finite(x[at + i]);
        }
        if (harmonics.length == 0) {
            for (int i = 0; i < frames; i++) {
                x[at + i] = (float) added[i];
            }
            return;
        }
        delays[channel].next(added, frames, dry);
        harmonics[channel].process(added, frames);
        if (blockerShare > 0.0) {
            removeConstant(frames, channel);
        }
        for (int i = 0; i < frames; i++) {
            x[at + i] = StreamGuard.narrow(dry[i] + added[i]);
        }
    }

    private void removeConstant(int frames, int channel) {
        double share = blockerShare;
        double constant = constants[channel];
        for (int i = 0; i < frames; i++) {
            double in = added[i];
            added[i] = in - constant;
            constant += share * (in - constant);
        }
        constants[channel] = constant;
    }

    private void flushDenormals() {
        for (int c = 0; c < constants.length; c++) {
            if (Math.abs(constants[c]) < FLUSH_BELOW) {
                constants[c] = 0.0;
            }
        }
    }

    @Override
    public void reset() {
        chunkPosition = 0;
        for (int c = 0; c < harmonics.length; c++) {
            harmonics[c].reset();
            delays[c].reset();
        }
        Arrays.fill(constants, 0.0);
    }

    @Override
    public int latencyFrames() {
        return harmonics.length == 0 ? 0 : harmonics[0].latencyFrames();
    }

    /** The ringing of the filters; for the even character as well the time until its high-pass has settled by 200 dB. */
    @Override
    public int tailFrames() {
        if (harmonics.length == 0) {
            return 0;
        }
        int settling = blockerShare == 0.0 ? 0 : (int) (NEPERS_OF_200_DB / blockerShare);
        return harmonics[0].reachFrames() + settling;
    }
}
