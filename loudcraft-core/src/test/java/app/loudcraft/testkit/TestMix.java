package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import java.util.Random;

/**
 * A small piece of music that nobody has mastered yet: kick drum, hats, bass and a chord, at about -20 LUFS with peaks
 * well over its loudness.
 *
 * <p>Every method but {@link #seconds} returns a changed copy. The same settings give the same samples.
 *
 * @param seed what the hats and the level of every note are drawn from
 * @param sampleRateHz frames a second
 * @param layout the channels; the music differs a little between them
 * @param gainDb how much louder than usual it is
 * @param quietDb how much quieter its first half is
 */
public record TestMix(long seed, int sampleRateHz, ChannelLayout layout, double gainDb, double quietDb) {

    private static final double BEAT_SECONDS = 0.5;
    private static final double[] CHORD_HZ = {220.0, 277.18, 329.63, 440.0, 1108.73, 2637.0};

    /** Stereo at 48 kHz. */
    public static TestMix stereo() {
        return new TestMix(1, 48_000, ChannelLayout.STEREO, 0.0, 4.0);
    }

    public TestMix seed(long newSeed) {
        return new TestMix(newSeed, sampleRateHz, layout, gainDb, quietDb);
    }

    public TestMix rate(int newSampleRateHz) {
        return new TestMix(seed, newSampleRateHz, layout, gainDb, quietDb);
    }

    public TestMix in(ChannelLayout newLayout) {
        return new TestMix(seed, sampleRateHz, newLayout, gainDb, quietDb);
    }

    public TestMix gainDb(double newGainDb) {
        return new TestMix(seed, sampleRateHz, layout, newGainDb, quietDb);
    }

    public TestMix quietDb(double newQuietDb) {
        return new TestMix(seed, sampleRateHz, layout, gainDb, newQuietDb);
    }

    /** The samples. */
    public AudioBuffer seconds(double seconds) {
        int frames = (int) Math.round(seconds * sampleRateHz);
        AudioBuffer mix = AudioBuffer.allocate(sampleRateHz, layout, frames);
        double gain = Math.pow(10.0, gainDb / 20.0);
        double quiet = Math.pow(10.0, -quietDb / 20.0);
        for (int c = 0; c < layout.size(); c++) {
            Random notes = new Random(seed);
            Random noise = new Random(31 * seed + c);
            float[] x = mix.channel(c);
            double level = 1.0;
            double before = 0.0;
            int beatFrames = (int) (BEAT_SECONDS * sampleRateHz);
            for (int i = 0; i < frames; i++) {
                if (i % beatFrames == 0) {
                    level = 0.7 + 0.3 * notes.nextDouble();
                }
                double t = (double) (i % beatFrames) / sampleRateHz;
                double eighth = t % (BEAT_SECONDS / 2.0);
                double white = 2.0 * noise.nextDouble() - 1.0;
                double hats = 0.07 * Math.exp(-eighth / 0.02) * (white - before);
                before = white;
                double kick = 0.36
                        * Math.exp(-t / 0.08)
                        * Math.sin(2.0 * Math.PI * (50.0 * t + 1.5 * (1.0 - Math.exp(-t / 0.015))));
                double tonal = 0.09 * Math.sin(2.0 * Math.PI * 55.0 * i / sampleRateHz);
                for (int k = 0; k < CHORD_HZ.length && CHORD_HZ[k] < 0.45 * sampleRateHz; k++) {
                    tonal +=
                            0.03 / (1 + k / 2) * Math.sin(2.0 * Math.PI * CHORD_HZ[k] * i / sampleRateHz + 0.7 * c * k);
                }
                double part = i < frames / 2 ? quiet : 1.0;
                x[i] = (float) (gain * part * (level * (kick + hats) + tonal));
            }
        }
        return mix;
    }
}
