package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A whole stereo signal in double, full scale at 1.0.
 *
 * @param sampleRateHz frames a second
 * @param left samples, not copied
 * @param right as many samples, not copied
 */
record StereoSignal(int sampleRateHz, double[] left, double[] right) {

    /** The beginning of a file, in stereo: what is mono is put on both channels. */
    static AudioBuffer read(Path path, double mostSeconds) throws IOException {
        try (AudioReader reader = AudioFiles.open(path)) {
            int rate = reader.spec().sampleRateHz();
            int channels = reader.spec().channels();
            if (channels > 2) {
                throw new IllegalArgumentException(path + " must have 1 or 2 channels, but was " + channels);
            }
            long known = reader.frames().orElseThrow(() -> new IOException(path + " does not tell its length"));
            int frames = Math.toIntExact((long) Math.min(known, mostSeconds * rate));
            AudioBlock block = AudioBlock.allocate(channels, frames);
            reader.read(block);
            float[] left = block.channel(0);
            return AudioBuffer.stereo(rate, left, channels == 2 ? block.channel(1) : left.clone());
        }
    }

    static StereoSignal of(AudioBuffer buffer) {
        return new StereoSignal(buffer.sampleRateHz(), widen(buffer.channel(0)), widen(buffer.channel(1)));
    }

    private static double[] widen(float[] samples) {
        double[] wide = new double[samples.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = samples[i];
        }
        return wide;
    }

    int frames() {
        return left.length;
    }

    /** The first frames. */
    StereoSignal first(int frames) {
        return new StereoSignal(sampleRateHz, Arrays.copyOf(left, frames), Arrays.copyOf(right, frames));
    }

    double[] mid() {
        double[] mid = new double[left.length];
        for (int i = 0; i < mid.length; i++) {
            mid[i] = 0.5 * (left[i] + right[i]);
        }
        return mid;
    }

    double[] side() {
        double[] side = new double[left.length];
        for (int i = 0; i < side.length; i++) {
            side[i] = 0.5 * (left[i] - right[i]);
        }
        return side;
    }

    /** Energy of both channels. */
    double energy() {
        return energy(left) + energy(right);
    }

    static double energy(double[] x) {
        double sum = 0.0;
        for (double sample : x) {
            sum += sample * sample;
        }
        return sum;
    }

    /** Samples of either channel at full scale or over it. */
    long fullScaleSamples() {
        return Arrays.stream(left).filter(x -> Math.abs(x) >= 1.0).count()
                + Arrays.stream(right).filter(x -> Math.abs(x) >= 1.0).count();
    }
}
