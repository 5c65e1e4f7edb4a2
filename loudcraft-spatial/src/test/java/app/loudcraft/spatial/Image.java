package app.loudcraft.spatial;

import app.loudcraft.audio.AudioBuffer;

/** Measures a stereo image the slow and obvious way. */
final class Image {

    private Image() {}

    /** Correlation of the frames {@code [from, to)}; 1 for silence. */
    static double correlation(AudioBuffer x, int from, int to) {
        double ll = 0.0, rr = 0.0, lr = 0.0;
        for (int i = from; i < to; i++) {
            double l = x.channel(0)[i], r = x.channel(1)[i];
            ll += l * l;
            rr += r * r;
            lr += l * r;
        }
        return ll + rr == 0.0 ? 1.0 : ll * rr == 0.0 ? 0.0 : lr / Math.sqrt(ll * rr);
    }

    static double correlation(AudioBuffer x) {
        return correlation(x, 0, x.frames());
    }

    /** Energy of both channels. */
    static double energy(AudioBuffer x) {
        double sum = 0.0;
        for (int i = 0; i < x.frames(); i++) {
            double l = x.channel(0)[i], r = x.channel(1)[i];
            sum += l * l + r * r;
        }
        return sum;
    }

    /** Level of the right channel over that of the left one, dB. */
    static double balanceDb(AudioBuffer x) {
        double ll = 0.0, rr = 0.0;
        for (int i = 0; i < x.frames(); i++) {
            ll += (double) x.channel(0)[i] * x.channel(0)[i];
            rr += (double) x.channel(1)[i] * x.channel(1)[i];
        }
        return 10.0 * Math.log10(rr / ll);
    }

    /** Mid (sign 1) or side (sign -1). */
    static double[] half(AudioBuffer x, int sign) {
        double[] half = new double[x.frames()];
        for (int i = 0; i < half.length; i++) {
            half[i] = 0.5 * ((double) x.channel(0)[i] + sign * (double) x.channel(1)[i]);
        }
        return half;
    }

    static double[] channel(AudioBuffer x, int channel) {
        double[] samples = new double[x.frames()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = x.channel(channel)[i];
        }
        return samples;
    }
}
