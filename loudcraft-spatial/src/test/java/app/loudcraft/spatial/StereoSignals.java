package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.internal.fft.RealFft;
import java.util.Random;

/** Stereo signals of known width, 8 s and more of pink noise among them. */
final class StereoSignals {

    private static final double RMS = 0.05;

    private StereoSignals() {}

    /** Pink noise from 7 Hz up: every frequency has exactly its share of the energy, the phases are random. */
    static double[] pink(long seed, int rate, int frames) {
        int size = Integer.highestOneBit(frames - 1) * 2;
        double[] x = new double[size];
        Random random = new Random(seed);
        for (int bin = 1; bin < size / 2; bin++) {
            double hz = (double) bin * rate / size;
            double phase = 2.0 * Math.PI * random.nextDouble();
            double amplitude = hz < 7.0 || hz > 24_000.0 ? 0.0 : 1.0 / Math.sqrt(hz);
            x[2 * bin] = amplitude * Math.cos(phase);
            x[2 * bin + 1] = amplitude * Math.sin(phase);
        }
        new RealFft(size).inverse(x);
        double sum = 0.0;
        for (int i = 0; i < frames; i++) {
            sum += x[i] * x[i];
        }
        double[] out = new double[frames];
        for (int i = 0; i < frames; i++) {
            out[i] = x[i] * RMS / Math.sqrt(sum / frames);
        }
        return out;
    }

    /** A stereo signal of these channels. */
    static AudioBuffer stereo(double[] left, double[] right, int rate) {
        AudioBuffer buffer = AudioBuffer.allocate(rate, ChannelLayout.STEREO, left.length);
        for (int i = 0; i < left.length; i++) {
            buffer.channel(0)[i] = (float) left[i];
            buffer.channel(1)[i] = (float) right[i];
        }
        return buffer;
    }

    /** Pink noise in both channels that correlates by {@code correlation}. */
    static AudioBuffer correlated(double correlation, int rate, double seconds) {
        int frames = (int) Math.round(seconds * rate);
        double[] mid = pink(1, rate, frames);
        double[] side = pink(2, rate, frames);
        double width = Math.sqrt((1.0 - correlation) / (1.0 + correlation));
        double[] left = new double[frames];
        double[] right = new double[frames];
        for (int i = 0; i < frames; i++) {
            left[i] = mid[i] + width * side[i];
            right[i] = mid[i] - width * side[i];
        }
        return stereo(left, right, rate);
    }

    /** Pink noise in the left channel only. */
    static AudioBuffer leftOnly(int rate, double seconds) {
        int frames = (int) Math.round(seconds * rate);
        return stereo(pink(1, rate, frames), new double[frames], rate);
    }

    /** By turns one second of dual mono and one of independent channels. */
    static AudioBuffer alternating(int rate, double seconds) {
        AudioBuffer narrow = correlated(1.0, rate, seconds);
        AudioBuffer wide = correlated(0.0, rate, seconds);
        for (int i = 0; i < narrow.frames(); i++) {
            if (i / rate % 2 == 1) {
                narrow.channel(0)[i] = wide.channel(0)[i];
                narrow.channel(1)[i] = wide.channel(1)[i];
            }
        }
        return narrow;
    }

    /** Castanets in both channels: noise that strikes every half second and fades by 60 dB within 40 ms. */
    static AudioBuffer castanets(int rate, double seconds) {
        int frames = (int) Math.round(seconds * rate);
        double[] x = new double[frames];
        Random random = new Random(3);
        for (int i = 0; i < frames; i++) {
            double since = (double) (i % (rate / 2)) / rate;
            x[i] = 0.5 * random.nextGaussian() * Math.pow(10.0, -3.0 * since / 0.04);
        }
        return stereo(x, x.clone(), rate);
    }
}
