package app.loudcraft.dsp;

import java.util.Arrays;

/**
 * An interpolation kernel that a true-peak meter reads the signal between its samples with.
 *
 * <p>The kernel evaluates the signal at fixed positions inside the interval between frame {@code m} and {@code m + 1},
 * from the {@code 2 halfTaps} frames around it. Meters differ in their kernel and so in what they read: a limiter that
 * must satisfy all of them looks with all of them.
 *
 * <p>Immutable and thread-safe. Building one costs at most a millisecond.
 */
public final class TruePeakKernel {

    private static final int KAISER_16_PHASES = 16;
    private static final int KAISER_16_HALF_TAPS = 32;
    private static final double KAISER_16_BETA = 10.0;

    private static final int KAISER_4_PHASES = 4;
    private static final int KAISER_4_HALF_TAPS = 16;
    private static final double KAISER_4_BETA = 8.0;

    private static final int HANN_TAPS = 49;

    // ITU-R BS.1770-5, Annex 2, order 48, 4-phase interpolating filter: phases 0 and 1. Phase 2 is phase 1 reversed and
    // phase 3 is phase 0 reversed. The coefficients are multiples of 1/8192 and apply to x[n], x[n-1], ... x[n-11].
    private static final double[] ITU_PHASE_0 = {
        0.0017089843750,
        0.0109863281250,
        -0.0196533203125,
        0.0332031250000,
        -0.0594482421875,
        0.1373291015625,
        0.9721679687500,
        -0.1022949218750,
        0.0476074218750,
        -0.0266113281250,
        0.0148925781250,
        -0.0083007812500
    };
    private static final double[] ITU_PHASE_1 = {
        -0.0291748046875,
        0.0292968750000,
        -0.0517578125000,
        0.0891113281250,
        -0.1665039062500,
        0.4650878906250,
        0.7797851562500,
        -0.2003173828125,
        0.1015625000000,
        -0.0582275390625,
        0.0330810546875,
        -0.0189208984375
    };

    private final String name;
    private final int halfTaps;
    private final double[][] phases;

    private TruePeakKernel(String name, int halfTaps, double[][] phases) {
        this.name = name;
        this.halfTaps = halfTaps;
        this.phases = phases;
    }

    /**
     * The reference kernel: 16-fold, Kaiser-windowed sinc (beta 10), 64 taps a phase; flat to 0.002 dB up to 0.45 of
     * the sample rate and at most 0.03 dB under the peak of a sine there.
     */
    public static TruePeakKernel kaiser16() {
        return kaiser("Kaiser 16x64", KAISER_16_PHASES, KAISER_16_HALF_TAPS, KAISER_16_BETA);
    }

    /** A short kernel for real time: 4-fold, Kaiser-windowed sinc (beta 8), 32 taps a phase. */
    public static TruePeakKernel kaiser4() {
        return kaiser("Kaiser 4x32", KAISER_4_PHASES, KAISER_4_HALF_TAPS, KAISER_4_BETA);
    }

    /** The example filter printed in ITU-R BS.1770-5, Annex 2: 4-fold, 12 taps a phase; reads up to 0.22 dB high. */
    public static TruePeakKernel itu() {
        return new TruePeakKernel("ITU 4x12", 6, new double[][] {
            reversed(ITU_PHASE_0), reversed(ITU_PHASE_1), ITU_PHASE_1.clone(), ITU_PHASE_0.clone()
        });
    }

    /**
     * The Hann-windowed 49-tap sinc that libebur128 1.2.6 uses: 4-fold below 96 kHz, 2-fold below 192 kHz, and no
     * interpolation at all from there on.
     */
    public static TruePeakKernel hann49(int sampleRateHz) {
        if (sampleRateHz >= 192_000) {
            return new TruePeakKernel("Hann 49, 1x", 1, new double[0][]);
        }
        int factor = sampleRateHz < 96_000 ? 4 : 2;
        int halfTaps = (HANN_TAPS - 1) / 2 / factor;
        double[][] phases = new double[factor - 1][2 * halfTaps];
        for (int p = 1; p < factor; p++) {
            for (int k = 0; k < 2 * halfTaps; k++) {
                double t = (double) p / factor + halfTaps - 1 - k;
                double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * t / halfTaps);
                phases[p - 1][k] = WindowedSinc.sinc(t) * window;
            }
        }
        return new TruePeakKernel("Hann 49, " + factor + "x", halfTaps, phases);
    }

    private static TruePeakKernel kaiser(String name, int factor, int halfTaps, double beta) {
        double[][] phases = new double[factor - 1][2 * halfTaps];
        for (int p = 1; p < factor; p++) {
            double[] taps = phases[p - 1];
            double sum = 0.0;
            for (int k = 0; k < taps.length; k++) {
                double t = (double) p / factor + halfTaps - 1 - k;
                double edge = t / halfTaps;
                taps[k] = WindowedSinc.sinc(t) * WindowedSinc.besselI0(beta * StrictMath.sqrt(1.0 - edge * edge));
                sum += taps[k];
            }
            // Each phase passes a constant unchanged; this also cancels the I0(beta) that a Kaiser window divides by.
            for (int k = 0; k < taps.length; k++) {
                taps[k] /= sum;
            }
        }
        return new TruePeakKernel(name, halfTaps, phases);
    }

    private static double[] reversed(double[] taps) {
        double[] reversed = new double[taps.length];
        for (int k = 0; k < taps.length; k++) {
            reversed[k] = taps[taps.length - 1 - k];
        }
        return reversed;
    }

    /** Frames that the kernel needs on either side of an interval. */
    public int halfTaps() {
        return halfTaps;
    }

    /** Number of positions at which an interval is read, its two ends not counted. */
    public int phases() {
        return phases.length;
    }

    /** A copy of the taps of phase {@code index}; tap {@code k} belongs to frame {@code m - halfTaps + 1 + k}. */
    public double[] phase(int index) {
        return phases[index].clone();
    }

    /** The taps themselves, for the loops of this package. */
    double[] taps(int index) {
        return phases[index];
    }

    /** The largest sum of absolute taps of a phase: no reading exceeds this times the largest sample under the kernel. */
    public double l1Norm() {
        return Arrays.stream(phases)
                .mapToDouble(taps -> Arrays.stream(taps).map(Math::abs).sum())
                .max()
                .orElse(1.0);
    }

    @Override
    public String toString() {
        return name;
    }
}
