package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.internal.fft.RealFft;
import app.loudcraft.meter.SpectrumReading;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Noise whose level in every third of an octave is known: as steady as noise is, and with the tone of music where it is
 * given that of music.
 *
 * <p>Every method but {@link #seconds} returns a changed copy. The same settings give the same samples.
 *
 * @param seed what the phases are drawn from
 * @param sampleRateHz frames a second
 * @param layout the channels; stereo is made of mid and side, other channels are independent
 * @param rmsDbfs RMS of the programme
 * @param sideDb level of the side signal over that of the mid signal; negative infinity for the same in both channels
 * @param thirdDb level of the third of an octave around a frequency, up to a constant
 */
public record ShapedNoise(
        long seed, int sampleRateHz, ChannelLayout layout, double rmsDbfs, double sideDb, DoubleUnaryOperator thirdDb) {

    private static final double LOWEST_HZ = 15.0;

    /**
     * Stereo at 48 kHz and -20 dBFS, the side 9 dB under the mid signal.
     *
     * @param bandDb level of every band of {@link SpectrumReading}, up to a constant
     */
    public static ShapedNoise thirds(IntToDoubleFunction bandDb) {
        return new ShapedNoise(1, 48_000, ChannelLayout.STEREO, -20.0, -9.0, hz -> between(bandDb, hz));
    }

    /** Straight between the bands' centres, along the logarithm of the frequency. */
    private static double between(IntToDoubleFunction bandDb, double hz) {
        double position = Math.max(0.0, Math.min(SpectrumReading.BANDS - 1.0, 10.0 * Math.log10(hz) - 13.0));
        int below = (int) Math.min(SpectrumReading.BANDS - 2.0, position);
        double share = position - below;
        return (1.0 - share) * bandDb.applyAsDouble(below) + share * bandDb.applyAsDouble(below + 1);
    }

    public ShapedNoise seed(long newSeed) {
        return new ShapedNoise(newSeed, sampleRateHz, layout, rmsDbfs, sideDb, thirdDb);
    }

    public ShapedNoise rate(int newSampleRateHz) {
        return new ShapedNoise(seed, newSampleRateHz, layout, rmsDbfs, sideDb, thirdDb);
    }

    public ShapedNoise in(ChannelLayout newLayout) {
        return new ShapedNoise(seed, sampleRateHz, newLayout, rmsDbfs, sideDb, thirdDb);
    }

    public ShapedNoise rmsDbfs(double newRmsDbfs) {
        return new ShapedNoise(seed, sampleRateHz, layout, newRmsDbfs, sideDb, thirdDb);
    }

    public ShapedNoise sideDb(double newSideDb) {
        return new ShapedNoise(seed, sampleRateHz, layout, rmsDbfs, newSideDb, thirdDb);
    }

    /** With so much more at every frequency. */
    public ShapedNoise plus(DoubleUnaryOperator errorDb) {
        return new ShapedNoise(
                seed,
                sampleRateHz,
                layout,
                rmsDbfs,
                sideDb,
                hz -> thirdDb.applyAsDouble(hz) + errorDb.applyAsDouble(hz));
    }

    /** With nothing above a frequency. */
    public ShapedNoise cutAbove(double cutoffHz) {
        return plus(hz -> hz > cutoffHz ? Double.NEGATIVE_INFINITY : 0.0);
    }

    /** The samples. */
    public AudioBuffer seconds(double seconds) {
        int frames = (int) Math.round(seconds * sampleRateHz);
        AudioBuffer noise = AudioBuffer.allocate(sampleRateHz, layout, frames);
        Random random = new Random(seed);
        double[][] parts = new double[layout.size()][];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = part(random, frames);
        }
        if (layout.isStereo()) {
            double side = Decibels.toAmplitude(sideDb);
            for (int i = 0; i < frames; i++) {
                double mid = parts[0][i];
                double difference = side * parts[1][i];
                parts[0][i] = mid + difference;
                parts[1][i] = mid - difference;
            }
        }
        double power = 0.0;
        for (double[] part : parts) {
            for (int i = 0; i < frames; i++) {
                power += part[i] * part[i];
            }
        }
        double gain = Decibels.toAmplitude(rmsDbfs) / Math.sqrt(power / frames / parts.length);
        for (int c = 0; c < parts.length; c++) {
            for (int i = 0; i < frames; i++) {
                noise.channel(c)[i] = (float) (gain * parts[c][i]);
            }
        }
        return noise;
    }

    /** One period of noise with exactly the wanted magnitudes and random phases. */
    private double[] part(Random random, int frames) {
        int size = Integer.highestOneBit(Math.max(4_096, 2 * frames - 1));
        double[] x = new double[size];
        for (int k = 1; k < size / 2; k++) {
            double hz = (double) k * sampleRateHz / size;
            double phase = 2.0 * Math.PI * random.nextDouble();
            // a third of an octave is as wide as its frequency is high
            double magnitude = hz < LOWEST_HZ ? 0.0 : Decibels.toAmplitude(thirdDb.applyAsDouble(hz)) / Math.sqrt(hz);
            x[2 * k] = size * magnitude * Math.cos(phase);
            x[2 * k + 1] = size * magnitude * Math.sin(phase);
        }
        new RealFft(size).inverse(x);
        return x;
    }
}
