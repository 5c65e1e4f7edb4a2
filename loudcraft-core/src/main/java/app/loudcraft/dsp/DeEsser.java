package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.Objects;

/**
 * Turns sibilants down: a bell that is cut only while its band stands out against the whole.
 *
 * <p>The band, a second-order band-pass, is subtracted in part, {@code x - (1 - g) band(x)}; in its middle that is a gain
 * of {@code g}, and two octaves below it nothing. Its level (1 ms RMS) is held against that of the whole signal, which is
 * followed up within 0.2 s and down within 2 s, so that a pause does not make the next sibilant seem loud. It counts as at
 * least -50 dBFS, and as at least 3 dB below that of this moment, so that a voice that sets in is not taken for one. Above the threshold, with a knee of 6 dB, the reduction rises by {@code 1 - 1/ratio} dB for each dB and
 * approaches its maximum softly. All channels get the same gain.
 *
 * <p>No latency. While nothing is reduced samples pass bit for bit. Cost: about 30 ns a stereo frame. One instance serves
 * one stream on one thread at a time; the read-outs belong to that thread too.
 */
public final class DeEsser implements Processor {

    /** Frames worked on at a time, and the raster of the denormal flush. */
    private static final int CHUNK_FRAMES = 256;

    private static final double KNEE_DB = 6.0;
    private static final double BAND_SECONDS = 0.001;
    private static final double STEADY_SECONDS = 0.01;
    private static final double WHOLE_RISE_SECONDS = 0.2;
    private static final double WHOLE_FALL_SECONDS = 2.0;

    /** -50 dBFS. */
    private static final double LEAST_WHOLE_POWER = 1e-5;

    private static final double FLUSH_BELOW = 1e-30;

    /** Band edges lie below this part of the sample rate. */
    private static final double HIGHEST_SHARE = 0.45;

    private final DeEsserSettings settings;
    private final double[] bandPower = new double[CHUNK_FRAMES];
    private final double[] wholePower = new double[CHUNK_FRAMES];
    private final double[] reductions = new double[CHUNK_FRAMES];
    private double[][] bands = {};

    private ProcessSpec prepared;
    private Biquad bandPass;
    private GainBallistics ballistics;
    private double bandKeep;
    private double steadyKeep;
    private double riseKeep;
    private double fallKeep;
    private double quietRatio;
    private double band;
    private double moment;
    private double steady;
    private double whole;
    private int tailFrames;
    private int chunkPosition;

    private DeEsser(DeEsserSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** A de-esser with these settings. */
    public static DeEsser of(DeEsserSettings settings) {
        return new DeEsser(settings);
    }

    /** What this de-esser was made with. */
    public DeEsserSettings settings() {
        return settings;
    }

    /** Prepares; where the band does not lie below 0.45 of the sample rate it is cut there, or there is nothing to do. */
    @Override
    public void prepare(ProcessSpec spec) {
        int rate = spec.sampleRateHz();
        double lowHz = settings.lowHz();
        double highHz = Math.min(settings.highHz(), HIGHEST_SHARE * rate);
        boolean works = highHz > lowHz && settings.ratio() > 1.0 && settings.maxReductionDb() > 0.0;
        bands = new double[works ? spec.channels() : 0][CHUNK_FRAMES];
        BiquadCoefficients design = works ? bandPass(lowHz, highHz, rate) : new BiquadCoefficients(0, 0, 0, 0, 0);
        bandPass = new Biquad(design, spec.channels());
        tailFrames = works ? (int) design.decayFrames() : 0;
        ballistics = new GainBallistics(settings.attackMs(), settings.releaseMs(), rate);
        bandKeep = keep(BAND_SECONDS, rate);
        steadyKeep = keep(STEADY_SECONDS, rate);
        riseKeep = keep(WHOLE_RISE_SECONDS, rate);
        fallKeep = keep(WHOLE_FALL_SECONDS, rate);
        quietRatio = FastDecibels.toAmplitude(2.0 * (settings.thresholdDb() - 0.5 * KNEE_DB));
        prepared = spec;
        reset();
    }

    private static double keep(double seconds, int rate) {
        return StrictMath.exp(-1.0 / (seconds * rate));
    }

    /** By the bilinear transform, with both edges in place: -3 dB there, 0 dB and no phase in the middle. */
    private static BiquadCoefficients bandPass(double lowHz, double highHz, int rate) {
        double low = StrictMath.tan(Math.PI * lowHz / rate);
        double high = StrictMath.tan(Math.PI * highHz / rate);
        double width = high - low;
        double middle = low * high;
        double a0 = 1.0 + width + middle;
        return new BiquadCoefficients(
                width / a0, 0.0, -width / a0, 2.0 * (middle - 1.0) / a0, (1.0 - width + middle) / a0);
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
                bandPass.flushDenormals();
                ballistics.flushDenormals();
                band = band < FLUSH_BELOW ? 0.0 : band;
                moment = moment < FLUSH_BELOW ? 0.0 : moment;
                steady = steady < FLUSH_BELOW ? 0.0 : steady;
                whole = whole < FLUSH_BELOW ? 0.0 : whole;
            }
        }
    }

    private void processChunk(AudioBlock block, int at, int frames) {
        Arrays.fill(bandPower, 0, frames, 0.0);
        Arrays.fill(wholePower, 0, frames, 0.0);
        for (int c = 0; c < bands.length; c++) {
            double[] row = bands[c];
            StreamGuard.load(block.channel(c), at, frames, row);
            addSquares(row, frames, wholePower);
            bandPass.process(row, frames, c);
            addSquares(row, frames, bandPower);
        }
        if (bands.length > 0) {
            findReductions(frames);
            ballistics.smooth(reductions, frames);
        }
        apply(block, at, frames);
    }

    private static void addSquares(double[] x, int frames, double[] sum) {
        for (int i = 0; i < frames; i++) {
            sum[i] += x[i] * x[i];
        }
    }

    private void findReductions(int frames) {
        double bandNow = band;
        double momentNow = moment;
        double steadyNow = steady;
        double wholeNow = whole;
        double quiet = quietRatio;
        for (int i = 0; i < frames; i++) {
            bandNow = bandPower[i] + bandKeep * (bandNow - bandPower[i]);
            momentNow = wholePower[i] + bandKeep * (momentNow - wholePower[i]);
            // smooth enough that a follower with two speeds does not climb its ripple
            steadyNow = momentNow + steadyKeep * (steadyNow - momentNow);
            wholeNow = steadyNow + (steadyNow > wholeNow ? riseKeep : fallKeep) * (wholeNow - steadyNow);
            double reference = Math.max(Math.max(wholeNow, 0.5 * momentNow), LEAST_WHOLE_POWER);
            reductions[i] =
                    bandNow > quiet * reference ? reductionDb(FastDecibels.fromPower(bandNow / reference)) : 0.0;
        }
        band = bandNow;
        moment = momentNow;
        steady = steadyNow;
        whole = wholeNow;
    }

    /** The static curve: gain reduction in dB for a level of the band relative to the whole. */
    double reductionDb(double relativeDb) {
        double over = relativeDb - settings.thresholdDb();
        double intoKnee = over + 0.5 * KNEE_DB;
        double kneed = intoKnee <= 0.0 ? 0.0 : over < 0.5 * KNEE_DB ? intoKnee * intoKnee / (2.0 * KNEE_DB) : over;
        double wanted = (1.0 - 1.0 / settings.ratio()) * kneed;
        double share = wanted / settings.maxReductionDb();
        double square = share * share;
        return wanted / Math.sqrt(Math.sqrt(1.0 + square * square));
    }

    private void apply(AudioBlock block, int at, int frames) {
        if (bands.length > 0) {
            for (int i = 0; i < frames; i++) {
                reductions[i] = reductions[i] == 0.0 ? 0.0 : 1.0 - FastDecibels.toAmplitude(-reductions[i]);
            }
        }
        for (int c = 0; c < block.channels(); c++) {
            float[] x = block.channel(c);
            if (bands.length == 0) {
                for (int i = 0; i < frames; i++) {
                    x[at + i] = StreamGuard.finite(x[at + i]);
                }
            } else {
                double[] row = bands[c];
                for (int i = 0; i < frames; i++) {
                    x[at + i] = StreamGuard.narrow(StreamGuard.finite(x[at + i]) - reductions[i] * row[i]);
                }
            }
        }
    }

    @Override
    public void reset() {
        chunkPosition = 0;
        band = 0.0;
        moment = 0.0;
        steady = 0.0;
        whole = 0.0;
        if (prepared != null) {
            bandPass.reset();
            ballistics.reset();
        }
    }

    /** Frames until the band-pass has died down by 200 dB. */
    @Override
    public int tailFrames() {
        return tailFrames;
    }

    /** Gain reduction in the middle of the band after the last frame, in dB, at least 0. */
    public double gainReductionDb() {
        return prepared == null ? 0.0 : ballistics.reductionDb();
    }

    /** Largest gain reduction since {@link #prepare} or {@link #reset}, in dB, at least 0. */
    public double maxGainReductionDb() {
        return prepared == null ? 0.0 : ballistics.maxReductionDb();
    }
}
