package app.loudcraft.audio;

import java.util.Objects;

/**
 * What a stream of audio is: its rate, its channels, and how its samples are stored outside memory.
 *
 * <p>In memory every sample is a {@code float} with full scale at 1.0; {@code format} says how the file it came from,
 * or goes to, holds it.
 *
 * @param sampleRateHz frames a second, [8000, 384000]
 * @param layout the roles of the channels
 * @param format the stored form of a sample
 */
public record AudioSpec(int sampleRateHz, ChannelLayout layout, SampleFormat format) {

    /** Lowest rate that Loudcraft handles. */
    public static final int MIN_SAMPLE_RATE_HZ = 8_000;

    /** Highest rate that Loudcraft handles. */
    public static final int MAX_SAMPLE_RATE_HZ = 384_000;

    /**
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public AudioSpec {
        if (sampleRateHz < MIN_SAMPLE_RATE_HZ || sampleRateHz > MAX_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + MIN_SAMPLE_RATE_HZ + ", "
                    + MAX_SAMPLE_RATE_HZ + "] Hz, but was " + sampleRateHz);
        }
        Objects.requireNonNull(layout, "layout");
        Objects.requireNonNull(format, "format");
    }

    /** Number of channels. */
    public int channels() {
        return layout.size();
    }

    /** The same stream, stored in another sample format. */
    public AudioSpec withFormat(SampleFormat newFormat) {
        return new AudioSpec(sampleRateHz, layout, newFormat);
    }

    /** The same stream at another rate. */
    public AudioSpec withSampleRateHz(int newSampleRateHz) {
        return new AudioSpec(newSampleRateHz, layout, format);
    }

    /** The duration of {@code frames} frames at this rate, in seconds. */
    public double seconds(long frames) {
        return (double) frames / sampleRateHz;
    }

    @Override
    public String toString() {
        return sampleRateHz + " Hz, " + layout + ", " + format;
    }
}
