package app.loudcraft.plan;

import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import java.util.Objects;

/**
 * At which rate the master leaves, and how its samples are stored. The rate is converted before the limiter, since a
 * conversion afterwards would raise peaks over the ceiling.
 *
 * @param sampleRateHz rate of the master
 * @param format the sample format
 * @param dither what is added before rounding
 * @param reason why so
 */
public record OutputStep(int sampleRateHz, SampleFormat format, Dither dither, String reason) implements PlanStep {

    /**
     * @throws IllegalArgumentException if the rate is outside what Loudcraft handles
     */
    public OutputStep {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(dither, "dither");
        Objects.requireNonNull(reason, "reason");
        if (sampleRateHz < AudioSpec.MIN_SAMPLE_RATE_HZ || sampleRateHz > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", "
                    + AudioSpec.MAX_SAMPLE_RATE_HZ + "] Hz, but was " + sampleRateHz);
        }
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
        return Hertz.text(sampleRateHz) + ", " + format + (dither == Dither.NONE ? "" : " with " + dither + " dither");
    }
}
