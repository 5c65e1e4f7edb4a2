package app.loudcraft.dsp;

import app.loudcraft.audio.Decibels;
import java.util.Arrays;

/**
 * Measures by how much a bell stands out from the octave around it, whatever the level of the programme.
 *
 * <p>A band-pass takes the octave (or twice the width of the bell, where that is more), a second one the bell out of it; what
 * the second leaves is the surroundings. The powers of both are added up over all channels and averaged over the time in
 * which noise as wide as the bell settles: twenty over its width in hertz, 20 to 500 ms.
 *
 * <p>0 dB is pink noise. The skirts of a resonance lie in its surroundings, and a mean over the bell is less than its peak, so
 * the ratio of the powers rises by about half of what the resonance does; it is stretched so that a resonance with the shape
 * of an equaliser's bell of the same quality factor and 12 dB reads 12 dB.
 */
final class ResonanceDetector {

    private static final int STATES_PER_PAIR = 8;

    /** Quality factor of a band-pass one octave wide: sqrt(2) / (2 - 1). */
    private static final double OCTAVE_Q = 1.4142135623730951;

    private static final double SETTLED_CYCLES = 20.0;
    private static final double MIN_AVERAGE_SECONDS = 0.020;
    private static final double MAX_AVERAGE_SECONDS = 0.500;

    /** Surroundings are taken to be at least at -120 dBFS, so that the remains of a fade are nothing to react to. */
    private static final double FLOOR_POWER = 1e-12;

    /** The height of a resonance that is read exactly. */
    private static final double CALIBRATED_DB = 12.0;

    private static final double FLUSH_BELOW = 1e-30;

    private final StateVariable octave;
    private final StateVariable bell;
    private final double pinkRatio;
    private final double stretch;
    private final double keep;
    private final double fresh;
    private final double[] states;
    private final double[] bellSquares;
    private final double[] aroundSquares;
    private double bellPower;
    private double aroundPower;

    ResonanceDetector(double frequencyHz, double q, ControlRaster raster, int pairs) {
        double octaveQ = Math.min(OCTAVE_Q, 0.5 * q);
        octave = StateVariable.at(frequencyHz, octaveQ, raster.sampleRateHz());
        bell = StateVariable.at(frequencyHz, q, raster.sampleRateHz());
        pinkRatio = ratio(frequencyHz, q, octaveQ, raster.sampleRateHz(), 0.0);
        double resonantRatio = ratio(frequencyHz, q, octaveQ, raster.sampleRateHz(), CALIBRATED_DB);
        stretch = CALIBRATED_DB / Decibels.fromPower(resonantRatio / pinkRatio);
        double averageSeconds =
                Math.min(MAX_AVERAGE_SECONDS, Math.max(MIN_AVERAGE_SECONDS, SETTLED_CYCLES * q / frequencyHz));
        keep = StrictMath.exp(-1.0 / (averageSeconds * raster.stepsPerSecond()));
        fresh = (1.0 - keep) / raster.stepFrames();
        states = new double[STATES_PER_PAIR * pairs];
        bellSquares = new double[raster.chunkFrames()];
        aroundSquares = new double[raster.chunkFrames()];
    }

    /**
     * The bell's power over that of its surroundings in pink noise with a resonance of {@code resonanceDb}, from the responses
     * of the filters.
     */
    private static double ratio(double frequencyHz, double q, double octaveQ, int sampleRateHz, double resonanceDb) {
        double a = Decibels.toAmplitude(resonanceDb / 2.0);
        double inBell = 0.0;
        double around = 0.0;
        double warp = StrictMath.tan(Math.PI * frequencyHz / sampleRateHz);
        // pink noise has equal power in every one of equal steps of pitch; here a hundredth of an octave, six octaves
        // down
        double step = StrictMath.pow(2.0, 0.01);
        double hz = frequencyHz / 64.0;
        while (hz < Math.min(64.0 * frequencyHz, 0.5 * sampleRateHz)) {
            double warped = StrictMath.tan(Math.PI * hz / sampleRateHz) / warp;
            double detuning = warped - 1.0 / warped;
            double octavePower = 1.0 / (1.0 + octaveQ * octaveQ * detuning * detuning);
            double bellShare = 1.0 / (1.0 + q * q * detuning * detuning);
            double width = q * detuning;
            double resonance = (width * width + a * a) / (width * width + 1.0 / (a * a));
            inBell += resonance * octavePower * bellShare;
            around += resonance * octavePower * (1.0 - bellShare);
            hz *= step;
        }
        return inBell / around;
    }

    /** Forgets the squares of the frames {@code [from, to)} of the last chunk, before channels are added. */
    void begin(int from, int to) {
        Arrays.fill(bellSquares, from, to, 0.0);
        Arrays.fill(aroundSquares, from, to, 0.0);
    }

    /** Adds two channels, frames {@code [from, to)} of the chunk. */
    void add(double[] x, double[] y, int from, int to, int pair) {
        int at = STATES_PER_PAIR * pair;
        double wideStay1 = octave.stay1();
        double wideStay2 = octave.stay2();
        double wideCross = octave.cross();
        double wideIn1 = octave.in1();
        double wideIn2 = octave.in2();
        double wide = octave.damping();
        double stay1 = bell.stay1();
        double stay2 = bell.stay2();
        double cross = bell.cross();
        double in1 = bell.in1();
        double in2 = bell.in2();
        double narrow = bell.damping();
        double[] u = states;
        double ax1 = u[at];
        double ax2 = u[at + 1];
        double ay1 = u[at + 2];
        double ay2 = u[at + 3];
        double bx1 = u[at + 4];
        double bx2 = u[at + 5];
        double by1 = u[at + 6];
        double by2 = u[at + 7];
        double[] inBell = bellSquares;
        double[] around = aroundSquares;
        for (int i = from; i < to; i++) {
            double inX = x[i];
            double inY = y[i];
            double nx1 = (wideIn1 * inX - wideCross * ax2) + wideStay1 * ax1;
            double ny1 = (wideIn1 * inY - wideCross * ay2) + wideStay1 * ay1;
            ax2 = (wideIn2 * inX + wideCross * ax1) + wideStay2 * ax2;
            ay2 = (wideIn2 * inY + wideCross * ay1) + wideStay2 * ay2;
            double octaveX = wide * (nx1 + ax1);
            double octaveY = wide * (ny1 + ay1);
            ax1 = nx1;
            ay1 = ny1;
            nx1 = (in1 * octaveX - cross * bx2) + stay1 * bx1;
            ny1 = (in1 * octaveY - cross * by2) + stay1 * by1;
            bx2 = (in2 * octaveX + cross * bx1) + stay2 * bx2;
            by2 = (in2 * octaveY + cross * by1) + stay2 * by2;
            double bellX = narrow * (nx1 + bx1);
            double bellY = narrow * (ny1 + by1);
            bx1 = nx1;
            by1 = ny1;
            double aroundX = octaveX - bellX;
            double aroundY = octaveY - bellY;
            inBell[i] += bellX * bellX + bellY * bellY;
            around[i] += aroundX * aroundX + aroundY * aroundY;
        }
        u[at] = ax1;
        u[at + 1] = ax2;
        u[at + 2] = ay1;
        u[at + 3] = ay2;
        u[at + 4] = bx1;
        u[at + 5] = bx2;
        u[at + 6] = by1;
        u[at + 7] = by2;
    }

    /** Ends the step of the frames {@code [from, to)} and returns by how many dB the bell stands out, at least 0. */
    double standsOutByDb(int from, int to) {
        double inBell = 0.0;
        double around = 0.0;
        for (int i = from; i < to; i++) {
            inBell += bellSquares[i];
            around += aroundSquares[i];
        }
        bellPower = keep * bellPower + fresh * inBell;
        aroundPower = keep * aroundPower + fresh * around;
        double ratio = bellPower / (pinkRatio * (aroundPower + FLOOR_POWER));
        return ratio <= 1.0 ? 0.0 : stretch * FastDecibels.fromPower(ratio);
    }

    /** To be called at fixed places of the stream; see {@link Biquad#flushDenormals}. */
    void flushDenormals() {
        StateVariable.flushDenormals(states);
        bellPower = bellPower < FLUSH_BELOW ? 0.0 : bellPower;
        aroundPower = aroundPower < FLUSH_BELOW ? 0.0 : aroundPower;
    }

    void reset() {
        Arrays.fill(states, 0.0);
        bellPower = 0.0;
        aroundPower = 0.0;
    }
}
