package app.loudcraft.meter;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a {@link LoudnessMeter} has measured from its start, or its last reset, to the moment of the reading.
 *
 * <p>What cannot exist yet is empty; what is silent is {@link Double#NEGATIVE_INFINITY}; nothing is NaN. Immutable.
 * Equal readings have equal bits.
 *
 * @param integratedLufs gated loudness of the programme (ITU-R BS.1770-5); empty under 400 ms, minus infinity if every
 *     block was gated
 * @param loudnessRangeLu loudness range (EBU Tech 3342); empty under 3 s, 0 if everything was gated. R 128 advises
 *     against using it under a minute
 * @param rangeLowLufs lower end of the loudness range, the 10th percentile; present together with the range, minus
 *     infinity if everything was gated
 * @param rangeHighLufs upper end of the loudness range, the 95th percentile, likewise
 * @param maxMomentaryLufs largest loudness of any 400 ms; empty under 400 ms
 * @param maxShortTermLufs largest loudness of any 3 s; empty under 3 s
 * @param ungatedLufs loudness of all frames without gates, down to the last frame; empty without frames. The one value
 *     that a sound shorter than 400 ms has
 * @param relativeGateLufs the relative gate of {@code integratedLufs}, 10 LU under the loudness of all blocks louder than
 *     -70 LUFS, which stays the lower bound; present together with it
 * @param frames frames measured
 * @param nonFiniteSamples samples in any channel, LFE included, that were NaN, infinite or beyond the range of float,
 *     and counted as 0; pauses are left out
 * @param dualMono whether a single channel was measured as two equal ones, which reads 3.01 LU more
 */
public record LoudnessReading(
        OptionalDouble integratedLufs,
        OptionalDouble loudnessRangeLu,
        OptionalDouble rangeLowLufs,
        OptionalDouble rangeHighLufs,
        OptionalDouble maxMomentaryLufs,
        OptionalDouble maxShortTermLufs,
        OptionalDouble ungatedLufs,
        OptionalDouble relativeGateLufs,
        long frames,
        long nonFiniteSamples,
        boolean dualMono) {

    /** Why there is no integrated loudness above minus infinity; empty where there is one. */
    public Optional<NotMeasurable> integratedNotMeasurable() {
        return notMeasurable(integratedLufs);
    }

    /** Why there is no loudness range; empty where there is one. */
    public Optional<NotMeasurable> rangeNotMeasurable() {
        return notMeasurable(rangeHighLufs);
    }

    private Optional<NotMeasurable> notMeasurable(OptionalDouble lufs) {
        if (frames == 0) {
            return Optional.of(NotMeasurable.NO_AUDIO);
        }
        if (lufs.isEmpty()) {
            return Optional.of(NotMeasurable.TOO_SHORT);
        }
        if (lufs.getAsDouble() > Double.NEGATIVE_INFINITY) {
            return Optional.empty();
        }
        return Optional.of(nonFiniteSamples > 0 ? NotMeasurable.NOT_FINITE : NotMeasurable.ALL_GATED);
    }
}
