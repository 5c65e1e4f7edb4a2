package app.loudcraft.examples.demomix;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;

/**
 * Synthesises a short piece of music as a mix that nobody has mastered: half a minute of drums, bass, pads, keys and a
 * lead, with room above its peaks and all of its dynamics.
 *
 * <p>The same bits on every call and every machine. Cost: about a second and 160 MB. Thread-safe.
 */
public final class DemoMix {
    /** The rate of the mix, in Hz. */
    public static final int SAMPLE_RATE_HZ = 48_000;

    /** The largest sample of the mix, in dBFS. */
    public static final double PEAK_DBFS = -5.0;

    private static final double LOWEST_HZ = 28.0;
    private static final double FADE_IN_SECONDS = 0.02;
    private static final double FADE_OUT_SECONDS = 3.5;

    private DemoMix() {}

    /** The mix: stereo, 48 kHz, 30 s, peaks at -5 dBFS. */
    public static AudioBuffer render() {
        int frames = (int) Math.round(Score.SECONDS * SAMPLE_RATE_HZ);
        Track mix = new Track(SAMPLE_RATE_HZ, frames);
        Track room = new Track(SAMPLE_RATE_HZ, frames);

        Track drums = Band.drums(SAMPLE_RATE_HZ, frames);
        mix.add(drums, 0.74);
        room.add(drums, 0.10);

        mix.add(Band.bass(SAMPLE_RATE_HZ, frames), 0.44);

        Track pads = Band.pads(SAMPLE_RATE_HZ, frames);
        mix.add(pads, 0.72);
        room.add(pads, 0.25);

        Track keys = Band.keys(SAMPLE_RATE_HZ, frames);
        mix.add(keys, 0.70);
        room.add(keys, 0.22);

        Track lead = Band.lead(SAMPLE_RATE_HZ, frames);
        mix.add(lead, 0.58);
        room.add(lead, 0.20);

        mix.add(Room.of(room), 0.80);
        return finish(mix);
    }

    private static AudioBuffer finish(Track mix) {
        VoiceFilter left = rumble();
        VoiceFilter right = rumble();
        double peak = 0.0;
        for (int i = 0; i < mix.frames(); i++) {
            double gain = fade(i, mix.frames());
            mix.left[i] = gain * left.highPass(mix.left[i]);
            mix.right[i] = gain * right.highPass(mix.right[i]);
            peak = Math.max(peak, Math.max(Math.abs(mix.left[i]), Math.abs(mix.right[i])));
        }
        double gain = Decibels.toAmplitude(PEAK_DBFS) / peak;
        return AudioBuffer.stereo(SAMPLE_RATE_HZ, scaled(mix.left, gain), scaled(mix.right, gain));
    }

    /** Removes what lies below the lowest note, a constant part included. */
    private static VoiceFilter rumble() {
        return new VoiceFilter(SAMPLE_RATE_HZ, LOWEST_HZ, 0.7071067811865476);
    }

    private static float[] scaled(double[] samples, double gain) {
        float[] scaled = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] = (float) (gain * samples[i]);
        }
        return scaled;
    }

    private static double fade(int frame, int frames) {
        double in = Math.min(1.0, frame / (FADE_IN_SECONDS * SAMPLE_RATE_HZ));
        double out = Math.min(1.0, (frames - 1 - frame) / (FADE_OUT_SECONDS * SAMPLE_RATE_HZ));
        return in * out * out * (3.0 - 2.0 * out);
    }
}
