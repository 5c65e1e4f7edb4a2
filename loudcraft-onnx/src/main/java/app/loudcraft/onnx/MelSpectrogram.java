package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import java.util.Objects;

/**
 * Turns a stream of audio into power densities in 96 mel bands from 30 Hz to 10.5 kHz, 43.07 frames a second, at any sample
 * rate from 8 to 384 kHz and without a resampler.
 *
 * <p>The channels but those of low-frequency effects are averaged, (L+R)/2 for stereo. A frame is 46.44 ms long (2048 samples
 * at 44.1 kHz) under a periodic Hann window; frame {@code n} starts at sample {@code round(n * 0.02322 * rate)}, so that nothing
 * drifts, and there is none before the first sample or over the last. Below a rate of 21 kHz the bands that reach over half
 * the rate are 0. The same audio at 48 and 96 kHz gives what it gives at 44.1 kHz, within 0.1 dB in the mean.
 *
 * <p>Frames do not depend, to the bit, on how the stream is cut into blocks. Cost: about 19 us a frame at 44.1 kHz, 1 ms a
 * second of audio. Nothing is allocated after construction. One stream, one thread.
 *
 * <pre>{@code
 * MelSpectrogram mel = new MelSpectrogram(44_100, ChannelLayout.STEREO, powers -> frames.add(powers.clone()));
 * reader.forEachBlock(4096, mel::process);
 * }</pre>
 */
public final class MelSpectrogram {

    /** Bands of a frame. */
    public static final int BANDS = MelBands.COUNT;

    /**
     * Added to a density before its logarithm, full scale squared per Hz: the floor at -160 dB.
     *
     * <p>It lies 60 dB under the quietest level that a track is raised from, where values are cut off anyway, so that the same
     * track at another gain has the same values.
     */
    public static final double FLOOR = 1e-16;

    /** Takes frames as they become whole. */
    @FunctionalInterface
    public interface FrameSink {
        /**
         * Takes one frame.
         *
         * @param powers {@link #BANDS} densities in full scale squared per Hz, lowest band first; overwritten by the next
         */
        void accept(float[] powers);
    }

    // Bits of sqrt(1/2), so that mantissas fall into [sqrt(1/2), sqrt(2)).
    private static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
    // 10 log10(2), and 20 / ln(10) for the factor 2 of the series.
    private static final double DB_PER_OCTAVE = 3.010299956639812;
    private static final double SERIES_DB = 8.685889638065037;

    private static final int ROOM_WINDOWS = 4;

    private final FrameGrid grid;
    private final MonoMix mix;
    private final MelTransform transform;
    private final FrameSink sink;
    private final float[] mono;
    private final float[] powers = new float[BANDS];

    // The sample of the stream that mono[0] holds, the samples held from there, and the next frame to be made.
    private long origin;
    private int held;
    private long nextFrame;

    /**
     * @param sampleRateHz [8000, 384000] Hz
     * @throws IllegalArgumentException if it is outside its range
     */
    public MelSpectrogram(int sampleRateHz, ChannelLayout layout, FrameSink sink) {
        this.grid = new FrameGrid(sampleRateHz);
        this.mix = new MonoMix(layout);
        this.transform = new MelTransform(grid);
        this.sink = Objects.requireNonNull(sink, "sink");
        this.mono = new float[ROOM_WINDOWS * grid.windowSamples()];
    }

    /**
     * The level of a density in dB, at least -160: {@code 10 log10(power + 1e-16)}, within 1e-8 dB.
     *
     * <p>In plain arithmetic, so that it is quick and gives the same bits on every machine: ln m = 2 (s + s^3/3 + ...) with s =
     * (m - 1)/(m + 1), |s| at most 0.1716.
     *
     * @param power 0 or more, finite
     */
    public static double levelDb(double power) {
        long bits = Double.doubleToRawLongBits(power + FLOOR);
        long exponent = (bits - SQRT_HALF_BITS) >> 52;
        double m = Double.longBitsToDouble(bits - (exponent << 52));
        double s = (m - 1.0) / (m + 1.0);
        double z = s * s;
        double series = 1.0 + z * (1.0 / 3 + z * (1.0 / 5 + z * (1.0 / 7 + z * (1.0 / 9))));
        return exponent * DB_PER_OCTAVE + SERIES_DB * s * series;
    }

    /** Hears the next block; hands on what frames it completes. */
    public void process(AudioBlock block) {
        int done = 0;
        while (done < block.frames()) {
            int count = Math.min(block.frames() - done, mono.length - held);
            mix.mix(block, done, count, mono, held);
            held += count;
            done += count;
            emit();
        }
    }

    private void emit() {
        while (grid.end(nextFrame) <= origin + held) {
            transform.transform(mono, (int) (grid.start(nextFrame) - origin), powers, 0);
            nextFrame++;
            sink.accept(powers);
        }
        int passed = (int) Math.min(held, grid.start(nextFrame) - origin);
        System.arraycopy(mono, passed, mono, 0, held - passed);
        origin += passed;
        held -= passed;
    }

    /** Frames handed on so far. */
    public long frames() {
        return nextFrame;
    }
}
