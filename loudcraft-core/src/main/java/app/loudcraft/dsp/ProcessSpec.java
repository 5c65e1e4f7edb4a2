package app.loudcraft.dsp;

import app.loudcraft.audio.AudioSpec;

/**
 * What a {@link Processor} must be ready for.
 *
 * @param sampleRateHz frames a second, [8000, 384000]
 * @param channels number of channels, at least 1
 * @param maxFrames most frames that one call of {@link Processor#process} brings, at least 1
 */
public record ProcessSpec(int sampleRateHz, int channels, int maxFrames) {

    /**
     * @throws IllegalArgumentException if a value is outside its range
     */
    public ProcessSpec {
        if (sampleRateHz < AudioSpec.MIN_SAMPLE_RATE_HZ || sampleRateHz > AudioSpec.MAX_SAMPLE_RATE_HZ) {
            throw new IllegalArgumentException("sampleRateHz must be in [" + AudioSpec.MIN_SAMPLE_RATE_HZ + ", "
                    + AudioSpec.MAX_SAMPLE_RATE_HZ + "] Hz, but was " + sampleRateHz);
        }
        if (channels < 1) {
            throw new IllegalArgumentException("channels must be at least 1, but was " + channels);
        }
        if (maxFrames < 1) {
            throw new IllegalArgumentException("maxFrames must be at least 1, but was " + maxFrames);
        }
    }
}
