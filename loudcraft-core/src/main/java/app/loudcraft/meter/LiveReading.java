package app.loudcraft.meter;

import java.util.Objects;

/**
 * A moment of a measurement that goes on, for a display. Immutable.
 *
 * @param momentaryLufs loudness of the last 400 ms; minus infinity if silent or before there are as many
 * @param shortTermLufs loudness of the last 3 s; minus infinity if silent or before there are as many
 * @param programme everything measured since the start or the last reset
 */
public record LiveReading(double momentaryLufs, double shortTermLufs, ProgrammeReading programme) {

    /** Checks that nothing is missing. */
    public LiveReading {
        Objects.requireNonNull(programme, "programme");
    }
}
