package app.loudcraft.qc;

import app.loudcraft.analysis.MixAnalysis;
import java.util.Optional;

/**
 * Where the spectrum of a mix ends as if cut off, and what that tells of its past.
 *
 * @param hz the edge
 * @param sourceRateHz the lower sample rate that it seems to come from; 0 for a lossy coder's edge
 */
record CutOff(double hz, int sourceRateHz) {

    // The filter of a converter reaches up to half the rate and begins a little below.
    private static final double LOSSY_UP_TO_HZ = 20_600.0;
    private static final int HIGH_RATE_HZ = 88_200;
    private static final double LOWEST_OF_CONVERTERS_HZ = 20_000.0;
    private static final double ABOVE_HALF_RATE = 1.01;
    private static final int[] RATES_HZ = {44_100, 48_000, 88_200, 96_000};

    /** What the spectrum of a mix shows; empty where it fades out or goes on to half the rate. */
    static Optional<CutOff> of(MixAnalysis mix) {
        return mix.spectrum().bandwidthHz().stream()
                .mapToObj(hz -> new CutOff(hz, sourceRateHz(hz, mix.spec().sampleRateHz())))
                .findFirst();
    }

    private static int sourceRateHz(double hz, int rateHz) {
        // At 20 kHz and a high rate both are possible: the rate is then certainly not the sound's own.
        double lowest = rateHz >= HIGH_RATE_HZ ? LOWEST_OF_CONVERTERS_HZ : LOSSY_UP_TO_HZ;
        if (hz >= lowest) {
            for (int source : RATES_HZ) {
                if (source < rateHz && hz <= ABOVE_HALF_RATE * source / 2.0) {
                    return source;
                }
            }
        }
        return 0;
    }

    /** Whether the edge is one that lossy coders leave. */
    boolean isLossy() {
        return sourceRateHz == 0 && hz <= LOSSY_UP_TO_HZ;
    }
}
