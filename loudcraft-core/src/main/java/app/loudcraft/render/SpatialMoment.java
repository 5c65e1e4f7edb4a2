package app.loudcraft.render;

import java.util.List;

/**
 * A stereo image at one moment. Immutable.
 *
 * <p>Correlations are {@code E[LR] / sqrt(E[L^2] E[R^2])}, in [-1, 1]; 1 for silence.
 *
 * @param seconds where the moment begins in the stream, s
 * @param intensityPercent how much was asked for, [0, 100] %
 * @param correlationBefore of the input
 * @param correlationAfter of the output
 * @param guardGain the share of the widening that was let through to keep the correlation above its floor, [0, 1]
 * @param widthDb level of the side signal over that of the mid signal in the output, by band from low to high; negative
 *     infinity for mono and for silence
 */
public record SpatialMoment(
        double seconds,
        double intensityPercent,
        double correlationBefore,
        double correlationAfter,
        double guardGain,
        List<Double> widthDb) {

    /** Takes a copy of the list. */
    public SpatialMoment {
        widthDb = List.copyOf(widthDb);
    }
}
