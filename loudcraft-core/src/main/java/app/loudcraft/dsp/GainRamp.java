package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * A gain in the making: takes the reduction that is called for once a step of the {@link ControlRaster}, smooths it by
 * {@link GainBallistics} and draws straight lines of linear gain from step to step.
 *
 * <p>What a step's frames call for is known at its end only. The line over the next step therefore leads to where the
 * ballistics will be at that step's end if the same goes on being called for: in a steady state, and on the way to one,
 * exactly where they are without a raster. The gain written is {@code offset + share * 10^((makeupDb - reduction) / 20)}.
 */
final class GainRamp {

    private final GainBallistics ballistics;
    private final double offset;
    private final double share;
    private final double makeupDb;
    private final double[] ramp;
    private final double[] gains;

    private double fromGain;
    private double toGain;
    private double fromDb;
    private double toDb;
    private double ramped;
    private double maxDb;
    private double sumDb;
    private long steps;

    GainRamp(ControlRaster raster, double attackMs, double releaseMs, double makeupDb, double offset, double share) {
        ballistics = new GainBallistics(attackMs, releaseMs, raster.stepsPerSecond());
        this.offset = offset;
        this.share = share;
        this.makeupDb = makeupDb;
        ramp = raster.ramp();
        gains = new double[raster.chunkFrames()];
        reset();
    }

    /** Writes the gains of the frames {@code [from, to)} of the chunk, which lie within one step. */
    void write(int from, int to) {
        double start = fromGain;
        double rise = toGain - fromGain;
        if (rise == 0.0) {
            Arrays.fill(gains, from, to, start);
        } else {
            double[] gain = gains;
            double[] done = ramp;
            for (int i = from; i < to; i++) {
                gain[i] = start + rise * done[i];
            }
        }
        ramped = ramp[to - 1];
    }

    /** Ends the step written last; {@code targetDb}, at least 0, is what its frames call for. */
    void advance(double targetDb) {
        maxDb = Math.max(maxDb, toDb);
        sumDb += 0.5 * (fromDb + toDb);
        steps++;
        fromDb = toDb;
        fromGain = toGain;
        toDb = ballistics.step(targetDb);
        toGain = gain(toDb);
        ramped = 0.0;
    }

    private double gain(double reductionDb) {
        return offset + share * FastDecibels.toAmplitude(makeupDb - reductionDb);
    }

    /** The gains of the chunk, as far as they are written. */
    double[] gains() {
        return gains;
    }

    /** The reduction after the last frame written, in dB, at least 0. */
    double reductionDb() {
        return fromDb + ramped * (toDb - fromDb);
    }

    /** The largest reduction since {@link #reset}, in dB, at least 0. */
    double maxReductionDb() {
        return Math.max(maxDb, reductionDb());
    }

    /** The mean reduction over all whole steps since {@link #reset}, in dB, at least 0. */
    double meanReductionDb() {
        return steps == 0 ? 0.0 : sumDb / steps;
    }

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals() {
        ballistics.flushDenormals();
    }

    void reset() {
        ballistics.reset();
        fromDb = 0.0;
        toDb = 0.0;
        fromGain = gain(0.0);
        toGain = fromGain;
        ramped = 0.0;
        maxDb = 0.0;
        sumDb = 0.0;
        steps = 0;
    }
}
