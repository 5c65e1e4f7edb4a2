package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Writes files for the command line to measure. */
final class Tones {
    static final int RATE_HZ = 48_000;

    private Tones() {}

    /** A stereo sine of -23 dBFS at 1 kHz. */
    static Path stereo(Path file, double seconds, SampleFormat format) throws IOException {
        float[] sine = sine(seconds, -23.0);
        AudioFiles.write(file, AudioBuffer.stereo(RATE_HZ, sine, sine), format);
        return file;
    }

    /** A sine at 1 kHz in a single channel. */
    static Path mono(Path file, double seconds, double peakDbfs) throws IOException {
        AudioFiles.write(
                file, AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, sine(seconds, peakDbfs)), SampleFormat.FLOAT_32);
        return file;
    }

    private static float[] sine(double seconds, double peakDbfs) {
        float[] samples = new float[(int) (seconds * RATE_HZ)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (Math.pow(10.0, peakDbfs / 20.0) * Math.sin(2.0 * Math.PI * 1_000.0 * i / RATE_HZ));
        }
        return samples;
    }

    /** Stereo noise that begins with a second of silence and has another level in every half second. */
    static Path noise(Path file, int rateHz, double seconds) throws IOException {
        Random random = new Random(rateHz);
        AudioBuffer buffer = AudioBuffer.allocate(rateHz, ChannelLayout.STEREO, (int) (seconds * rateHz));
        for (int i = rateHz; i < buffer.frames(); i++) {
            double level = 0.05 + 0.4 * ((2L * i / rateHz * 7) % 5) / 5.0;
            for (int c = 0; c < 2; c++) {
                buffer.channel(c)[i] = (float) (level * (2.0 * random.nextDouble() - 1.0));
            }
        }
        AudioFiles.write(file, buffer, SampleFormat.FLOAT_32);
        return file;
    }
}
