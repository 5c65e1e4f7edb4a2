package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;
import java.util.List;

/**
 * A parametric equaliser: a cascade of {@link EqualizerBand bands}, minimum phase and without latency.
 *
 * <p>The bands follow their analogue prototypes up to Nyquist ("matched" designs, M. Vicanek 2016), so an equaliser
 * sounds the same at 44.1 and at 192 kHz. All bands run in double; samples are rounded to float once, at the end. A band
 * of 0 dB takes no part; with no other bands the samples pass bit for bit.
 *
 * <p>Bands are fixed at construction, and {@link #prepare} refuses a band at or above half the sample rate. Cost: about
 * 4 ns a stereo frame and band. One instance serves one stream on one thread at a time.
 */
public final class Equalizer implements Processor {

    /** Frames worked on at a time: small enough for the first-level cache, and the raster of the denormal flush. */
    private static final int CHUNK_FRAMES = 256;

    private final List<EqualizerBand> bands;

    private ProcessSpec prepared;
    private Biquad[] sections = {};
    private int tailFrames;
    private final double[] x = new double[CHUNK_FRAMES];
    private final double[] y = new double[CHUNK_FRAMES];
    private int chunkPosition;

    private Equalizer(List<EqualizerBand> bands) {
        this.bands = List.copyOf(bands);
    }

    /** An equaliser of these bands, in this order; none is allowed. */
    public static Equalizer of(EqualizerBand... bands) {
        return of(Arrays.asList(bands));
    }

    /** An equaliser of these bands, in this order; none is allowed. */
    public static Equalizer of(List<EqualizerBand> bands) {
        return new Equalizer(bands);
    }

    /** The bands, neutral ones included; unmodifiable. */
    public List<EqualizerBand> bands() {
        return bands;
    }

    /**
     * What all bands together do to a steady tone at the given rate, in dB.
     *
     * @param toneHz frequency of the tone, [0, half the rate]
     * @param sampleRateHz frames a second
     * @throws IllegalArgumentException if the tone or a band does not fit below half the rate
     */
    public double responseDb(double toneHz, int sampleRateHz) {
        double sumDb = 0.0;
        for (EqualizerBand band : bands) {
            sumDb += band.responseDb(toneHz, sampleRateHz);
        }
        return sumDb;
    }

    /**
     * @throws IllegalArgumentException if a band that does something lies at or above half the sample rate
     */
    @Override
    public void prepare(ProcessSpec spec) {
        List<BiquadCoefficients> designs = bands.stream()
                .filter(band -> !band.isNeutral())
                .map(band -> band.coefficients(spec.sampleRateHz()))
                .toList();
        sections = designs.stream()
                .map(design -> new Biquad(design, spec.channels()))
                .toArray(Biquad[]::new);
        tailFrames = (int) Math.min(
                Integer.MAX_VALUE,
                designs.stream().mapToLong(BiquadCoefficients::decayFrames).sum());
        prepared = spec;
        chunkPosition = 0;
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int end = block.offset() + block.frames();
        int at = block.offset();
        while (at < end) {
            int frames = Math.min(end - at, CHUNK_FRAMES - chunkPosition);
            processChunk(block, at, frames);
            at += frames;
            chunkPosition += frames;
            if (chunkPosition == CHUNK_FRAMES) {
                chunkPosition = 0;
                for (Biquad section : sections) {
                    section.flushDenormals();
                }
            }
        }
    }

    private void processChunk(AudioBlock block, int at, int frames) {
        int channels = block.channels();
        int c = 0;
        for (; c + 1 < channels; c += 2) {
            load(block.channel(c), at, frames, x);
            load(block.channel(c + 1), at, frames, y);
            for (Biquad section : sections) {
                section.processPair(x, y, frames, c);
            }
            store(x, frames, block.channel(c), at);
            store(y, frames, block.channel(c + 1), at);
        }
        if (c < channels) {
            load(block.channel(c), at, frames, x);
            for (Biquad section : sections) {
                section.process(x, frames, c);
            }
            store(x, frames, block.channel(c), at);
        }
    }

    private static void load(float[] from, int at, int frames, double[] to) {
        for (int i = 0; i < frames; i++) {
            to[i] = StreamGuard.finite(from[at + i]);
        }
    }

    private static void store(double[] from, int frames, float[] to, int at) {
        for (int i = 0; i < frames; i++) {
            to[at + i] = StreamGuard.narrow(from[i]);
        }
    }

    @Override
    public void reset() {
        chunkPosition = 0;
        for (Biquad section : sections) {
            section.reset();
        }
    }

    /** Frames until the response of every band has died down by 200 dB. */
    @Override
    public int tailFrames() {
        return tailFrames;
    }
}
