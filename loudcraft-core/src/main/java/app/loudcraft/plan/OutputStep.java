package app.loudcraft.plan;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import java.util.Objects;

/**
 * How the samples of the master are stored.
 *
 * @param format the sample format
 * @param dither what is added before rounding
 * @param reason why so
 */
public record OutputStep(SampleFormat format, Dither dither, String reason) implements PlanStep {

    /** Checks that nothing is missing. */
    public OutputStep {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(dither, "dither");
        Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String title() {
        return "Output";
    }

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public String summary() {
        return format + (dither == Dither.NONE ? "" : " with " + dither + " dither");
    }
}
