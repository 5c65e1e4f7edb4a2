package app.loudcraft.qc;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.util.Random;

/** Stereo signals whose channels relate in a known way. */
final class ChannelMixes {

    static final int RATE = 48_000;

    private ChannelMixes() {}

    /** Noise of -20 dBFS with exactly this correlation: the second channel is made orthogonal to the first. */
    static AudioBuffer correlated(double seconds, double correlation) {
        int frames = (int) Math.round(seconds * RATE);
        Random random = new Random(7);
        double[] a = new double[frames];
        double[] b = new double[frames];
        double aa = 0.0, ab = 0.0, bb = 0.0;
        for (int i = 0; i < frames; i++) {
            a[i] = random.nextGaussian();
            b[i] = random.nextGaussian();
            aa += a[i] * a[i];
            ab += a[i] * b[i];
        }
        for (int i = 0; i < frames; i++) {
            b[i] -= ab / aa * a[i];
            bb += b[i] * b[i];
        }
        double other = Math.sqrt(1.0 - correlation * correlation) * Math.sqrt(aa / bb);
        AudioBuffer mix = AudioBuffer.allocate(RATE, ChannelLayout.STEREO, frames);
        for (int i = 0; i < frames; i++) {
            mix.channel(0)[i] = (float) (0.1 * a[i]);
            mix.channel(1)[i] = (float) (0.1 * (correlation * a[i] + other * b[i]));
        }
        return mix;
    }

    /** The same pink noise in both channels. */
    static AudioBuffer same(double seconds) {
        AudioBuffer mix = Signals.pink(3, RATE, ChannelLayout.STEREO, (int) Math.round(seconds * RATE), -20.0);
        System.arraycopy(mix.channel(0), 0, mix.channel(1), 0, mix.frames());
        return mix;
    }

    /** A copy with one channel multiplied by a factor from one moment to another. */
    static AudioBuffer scaled(AudioBuffer mix, int channel, double factor, double fromSeconds, double toSeconds) {
        AudioBuffer copy = mix.copy();
        float[] x = copy.channel(channel);
        int end = Math.min(x.length, (int) Math.round(toSeconds * mix.sampleRateHz()));
        for (int i = (int) Math.round(fromSeconds * mix.sampleRateHz()); i < end; i++) {
            x[i] *= (float) factor;
        }
        return copy;
    }

    /** A copy with one channel late. */
    static AudioBuffer late(AudioBuffer mix, int channel, int frames) {
        AudioBuffer copy = AudioBuffer.allocate(mix.sampleRateHz(), mix.layout(), mix.frames());
        System.arraycopy(mix.channel(1 - channel), 0, copy.channel(1 - channel), 0, mix.frames());
        System.arraycopy(mix.channel(channel), 0, copy.channel(channel), frames, mix.frames() - frames);
        return copy;
    }

    /** The two added, frame by frame; the first is as long as the sum. */
    static AudioBuffer sum(AudioBuffer a, AudioBuffer b) {
        AudioBuffer sum = a.copy();
        for (int c = 0; c < sum.channels(); c++) {
            for (int i = 0; i < Math.min(a.frames(), b.frames()); i++) {
                sum.channel(c)[i] += b.channel(c)[i];
            }
        }
        return sum;
    }
}
