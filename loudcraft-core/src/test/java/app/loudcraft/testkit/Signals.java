package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import java.util.Arrays;
import java.util.Random;

/** The signals that tests are made of; every one is deterministic. */
public final class Signals {

    private Signals() {}

    /** A sine whose peak is at {@code dbfs}; phase 0 and 48 kHz unless said otherwise. */
    public static Sine sine(double hz, double dbfs) {
        return new Sine(hz, dbfs, 0.0, 48_000);
    }

    /** Silence. */
    public static AudioBuffer silence(int sampleRateHz, ChannelLayout layout, int frames) {
        return AudioBuffer.allocate(sampleRateHz, layout, frames);
    }

    /** Gaussian noise of the given RMS, independent in every channel. */
    public static AudioBuffer gaussian(long seed, int sampleRateHz, ChannelLayout layout, int frames, double rmsDbfs) {
        Random random = new Random(seed);
        double rms = Decibels.toAmplitude(rmsDbfs);
        AudioBuffer buffer = AudioBuffer.allocate(sampleRateHz, layout, frames);
        for (int c = 0; c < buffer.channels(); c++) {
            float[] x = buffer.channel(c);
            for (int i = 0; i < frames; i++) {
                x[i] = (float) (rms * random.nextGaussian());
            }
        }
        return buffer;
    }

    /** Pink noise (-3 dB an octave, sum of octave-spaced random holds) of about the given RMS, independent channels. */
    public static AudioBuffer pink(long seed, int sampleRateHz, ChannelLayout layout, int frames, double rmsDbfs) {
        int rows = 16;
        Random random = new Random(seed);
        double scale = Decibels.toAmplitude(rmsDbfs) / Math.sqrt(rows / 3.0);
        AudioBuffer buffer = AudioBuffer.allocate(sampleRateHz, layout, frames);
        for (int c = 0; c < buffer.channels(); c++) {
            double[] held = new double[rows];
            for (int r = 0; r < rows; r++) {
                held[r] = 2.0 * random.nextDouble() - 1.0;
            }
            float[] x = buffer.channel(c);
            for (int i = 0; i < frames; i++) {
                int row = Math.min(rows - 1, Integer.numberOfTrailingZeros(i + 1));
                held[row] = 2.0 * random.nextDouble() - 1.0;
                x[i] = (float) (scale * Arrays.stream(held).sum());
            }
        }
        return buffer;
    }

    /** The buffers one after another; all of one rate and layout. */
    public static AudioBuffer concat(AudioBuffer... parts) {
        int frames = Arrays.stream(parts).mapToInt(AudioBuffer::frames).sum();
        AudioBuffer whole = AudioBuffer.allocate(parts[0].sampleRateHz(), parts[0].layout(), frames);
        int at = 0;
        for (AudioBuffer part : parts) {
            for (int c = 0; c < whole.channels(); c++) {
                System.arraycopy(part.channel(c), 0, whole.channel(c), at, part.frames());
            }
            at += part.frames();
        }
        return whole;
    }

    /** A copy, {@code db} louder. */
    public static AudioBuffer gain(AudioBuffer in, double db) {
        AudioBuffer out = in.copy();
        double g = Decibels.toAmplitude(db);
        for (int c = 0; c < out.channels(); c++) {
            float[] x = out.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) (g * x[i]);
            }
        }
        return out;
    }

    /** A sine in the making; immutable, every method but the last returns a changed copy. */
    public record Sine(double hz, double dbfs, double phaseDegrees, int sampleRateHz) {

        public Sine phase(double degrees) {
            return new Sine(hz, dbfs, degrees, sampleRateHz);
        }

        public Sine rate(int newSampleRateHz) {
            return new Sine(hz, dbfs, phaseDegrees, newSampleRateHz);
        }

        /** The samples, as one array. */
        public float[] frames(int frames) {
            double amplitude = Decibels.toAmplitude(dbfs);
            double phase = Math.toRadians(phaseDegrees);
            float[] x = new float[frames];
            for (int i = 0; i < frames; i++) {
                x[i] = (float) (amplitude * Math.sin(2.0 * Math.PI * hz * i / sampleRateHz + phase));
            }
            return x;
        }

        /** The same sine in every channel of the layout. */
        public AudioBuffer seconds(double seconds, ChannelLayout layout) {
            float[] x = frames((int) Math.round(seconds * sampleRateHz));
            float[][] channels = new float[layout.size()][];
            for (int c = 0; c < channels.length; c++) {
                channels[c] = x.clone();
            }
            return AudioBuffer.wrap(sampleRateHz, layout, channels);
        }

        public AudioBuffer stereo(double seconds) {
            return seconds(seconds, ChannelLayout.STEREO);
        }

        public AudioBuffer mono(double seconds) {
            return seconds(seconds, ChannelLayout.MONO);
        }
    }
}
