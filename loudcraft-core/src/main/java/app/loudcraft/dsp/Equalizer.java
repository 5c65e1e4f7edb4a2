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
 * <p>{@link #setBands} changes the bands while audio runs, from any thread. Each band that differs from the one at its
 * place is exchanged within 20 ms, without a click: what the change does to a steady tone stays within 250 Hz of it, but
 * for what is 80 dB below full scale. Next changes wait for the end of these 20 ms; the last one counts. A band that was
 * exchanged rings until it has died away. Only then do samples pass bit for bit again, if no band is left.
 *
 * <p>{@link #prepare} refuses a band at or above half the sample rate. Cost: about 4 ns a stereo frame and band, twice to
 * four times that while bands are exchanged or ring. Process from one thread at a time, one stream an instance.
 */
public final class Equalizer implements Processor {

    /** The most bands that one equaliser can have. */
    public static final int MAX_BANDS = 64;

    /** Frames worked on at a time: small enough for the first-level cache, and the raster of the denormal flush. */
    private static final int CHUNK_FRAMES = 256;

    private static final double FADE_SECONDS = 0.020;

    /** The bands last set; written by threads that set bands, read by the one that processes. */
    private volatile EqualizerSections latest;

    private EqualizerSections current;
    private ProcessSpec prepared;
    private EqualizerSlot[] slots = {};
    private double[] fade = {};
    private int fadePosition;
    private boolean settled;
    private final Biquad[] sections = new Biquad[MAX_BANDS];
    private int sectionCount;
    private final double[] x = new double[CHUNK_FRAMES];
    private final double[] y = new double[CHUNK_FRAMES];
    private final double[] part = new double[CHUNK_FRAMES];
    private final double[] sum = new double[CHUNK_FRAMES];
    private int chunkPosition;

    private Equalizer(List<EqualizerBand> bands) {
        latest = EqualizerSections.unprepared(checked(bands));
    }

    /** An equaliser of these bands, in this order; none is allowed. */
    public static Equalizer of(EqualizerBand... bands) {
        return of(Arrays.asList(bands));
    }

    /**
     * An equaliser of these bands, in this order; none is allowed.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_BANDS}
     */
    public static Equalizer of(List<EqualizerBand> bands) {
        return new Equalizer(bands);
    }

    private static List<EqualizerBand> checked(List<EqualizerBand> bands) {
        if (bands.size() > MAX_BANDS) {
            throw new IllegalArgumentException("bands must be at most " + MAX_BANDS + ", but were " + bands.size());
        }
        return List.copyOf(bands);
    }

    /** The bands last set, neutral ones included; unmodifiable. */
    public List<EqualizerBand> bands() {
        return latest.bands();
    }

    /**
     * Replaces the bands, while audio runs or not, from any thread; the filters are designed in it, about a microsecond a
     * band. Called between two blocks, it always has the same effect to the bit, however the stream is cut.
     *
     * <p>A band is compared with the one at the same place in the list: best keep bands at their places, and set to 0 dB
     * what is to be switched off.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_BANDS}, or, after {@link #prepare}, if a band
     *     that does something lies at or above half the sample rate; the bands then stay as they are
     */
    public synchronized void setBands(List<EqualizerBand> bands) {
        latest = latest.with(checked(bands));
    }

    /**
     * What all bands last set together do to a steady tone at the given rate, in dB.
     *
     * @param toneHz frequency of the tone, [0, half the rate]
     * @param sampleRateHz frames a second
     * @throws IllegalArgumentException if the tone or a band does not fit below half the rate
     */
    public double responseDb(double toneHz, int sampleRateHz) {
        double sumDb = 0.0;
        for (EqualizerBand band : bands()) {
            sumDb += band.responseDb(toneHz, sampleRateHz);
        }
        return sumDb;
    }

    /**
     * @throws IllegalArgumentException if a band that does something lies at or above half the sample rate
     */
    @Override
    public synchronized void prepare(ProcessSpec spec) {
        latest = EqualizerSections.prepared(bands(), spec);
        slots = new EqualizerSlot[MAX_BANDS];
        Arrays.setAll(slots, k -> new EqualizerSlot());
        fade = FadeCurve.of((int) Math.round(FADE_SECONDS * spec.sampleRateHz()));
        prepared = spec;
        reset();
    }

    @Override
    public void reset() {
        if (prepared == null) {
            return;
        }
        current = latest;
        for (int k = 0; k < MAX_BANDS; k++) {
            slots[k].start(current.section(k));
        }
        chunkPosition = 0;
        fadePosition = fade.length;
        survey();
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        int end = block.offset() + block.frames();
        int at = block.offset();
        while (at < end) {
            adopt();
            boolean fading = fadePosition < fade.length;
            int frames = Math.min(end - at, CHUNK_FRAMES - chunkPosition);
            frames = fading ? Math.min(frames, fade.length - fadePosition) : frames;
            processChunk(block, at, frames);
            at += frames;
            if (fading) {
                proceedWithFade(frames);
            }
            chunkPosition += frames;
            if (chunkPosition == CHUNK_FRAMES) {
                chunkPosition = 0;
                tidy();
            }
        }
    }

    /** Begins to exchange the sections that differ from those last set, unless others are being exchanged. */
    private void adopt() {
        EqualizerSections wanted = latest;
        if (wanted == current || fadePosition < fade.length) {
            return;
        }
        current = wanted;
        for (int k = 0; k < MAX_BANDS; k++) {
            if (slots[k].active() != wanted.section(k)) {
                slots[k].beginFade(wanted.section(k));
                fadePosition = 0;
            }
        }
        survey();
    }

    private void proceedWithFade(int frames) {
        fadePosition += frames;
        if (fadePosition == fade.length) {
            for (EqualizerSlot slot : slots) {
                slot.endFade();
            }
            survey();
        }
    }

    private void tidy() {
        if (settled) {
            for (int k = 0; k < sectionCount; k++) {
                sections[k].flushDenormals();
            }
            return;
        }
        for (EqualizerSlot slot : slots) {
            slot.tidy();
        }
        survey();
    }

    /** Notes whether sections are being exchanged or ring, and lines up those at work for when none are. */
    private void survey() {
        settled = true;
        sectionCount = 0;
        for (EqualizerSlot slot : slots) {
            settled &= slot.isSettled();
            if (slot.active() != null) {
                sections[sectionCount++] = slot.active();
            }
        }
        Arrays.fill(sections, sectionCount, MAX_BANDS, null);
    }

    private void processChunk(AudioBlock block, int at, int frames) {
        if (settled) {
            processSettled(block, at, frames);
            return;
        }
        for (int c = 0; c < block.channels(); c++) {
            StreamGuard.load(block.channel(c), at, frames, x);
            for (EqualizerSlot slot : slots) {
                if (slot.active() != null || !slot.isSettled()) {
                    slot.process(x, frames, c, fade, fadePosition, part, sum);
                }
            }
            StreamGuard.store(x, frames, block.channel(c), at);
        }
    }

    private void processSettled(AudioBlock block, int at, int frames) {
        int channels = block.channels();
        int c = 0;
        for (; c + 1 < channels; c += 2) {
            StreamGuard.load(block.channel(c), at, frames, x);
            StreamGuard.load(block.channel(c + 1), at, frames, y);
            for (int k = 0; k < sectionCount; k++) {
                sections[k].processPair(x, y, frames, c);
            }
            StreamGuard.store(x, frames, block.channel(c), at);
            StreamGuard.store(y, frames, block.channel(c + 1), at);
        }
        if (c < channels) {
            StreamGuard.load(block.channel(c), at, frames, x);
            for (int k = 0; k < sectionCount; k++) {
                sections[k].process(x, frames, c);
            }
            StreamGuard.store(x, frames, block.channel(c), at);
        }
    }

    /** Frames until the response of every band last set has died down by 200 dB. */
    @Override
    public int tailFrames() {
        return latest.tailFrames();
    }
}
