package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measures loudness and loudness range (ITU-R BS.1770-5, EBU Tech 3341 v4, EBU Tech 3342 v4) of a stream.
 *
 * <p>Momentary and short-term loudness and their maxima are renewed every 10 ms, the gated values every 100 ms; the
 * window edges stand at exact times at every rate. Gates work on energies, not on a histogram. At rates other than 48
 * kHz the K-weighting keeps the curve of 48 kHz (20 Hz to 20 kHz) within 0.0015 dB at 44.1 kHz and 0.008 dB up to 192
 * kHz; at the lowest rates the bilinear transform costs more, 0.07 dB at 16 kHz and 0.29 dB at 8 kHz.
 *
 * <p>The channel weights are those of {@link app.loudcraft.audio.Channel#loudnessWeight()}. A mono stream is one front
 * channel; {@link #dualMono(int)} measures it as it sounds from two loudspeakers.
 *
 * <pre>{@code
 * LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.STEREO);
 * while (reader.read(block)) {
 *     meter.process(block);
 *     display(meter.momentaryLufs(), meter.shortTermLufs());
 * }
 * LoudnessReading reading = meter.reading();
 * }</pre>
 *
 * <p>To pause, feed no blocks: what comes next continues where the stream stopped. Results are the same to the bit for
 * every way of cutting the stream into blocks. Cost: about 20 multiplications a sample; {@code process} allocates 32 kB
 * once every 6.8 minutes of audio and nothing else. One instance serves one stream on one thread at a time.
 */
public final class LoudnessMeter {

    private static final double DUAL_MONO_WEIGHT = 2.0;

    private final HopGrid grid;
    private final double[] weights;
    private final boolean dualMono;
    private final KWeightedEnergy[] energies;
    private final int[] measured;
    private final SlidingWindows windows;
    private final EnergyHistory history;

    private long frames;
    private long hopEnd;
    private double completeHopsEnergy;
    private long unmeasuredNonFinite;

    /**
     * A meter for streams of this rate and layout.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public LoudnessMeter(int sampleRateHz, ChannelLayout layout) {
        this(new AudioSpec(sampleRateHz, layout, SampleFormat.FLOAT_32), false);
    }

    private LoudnessMeter(AudioSpec spec, boolean dualMono) {
        this.grid = new HopGrid(spec.sampleRateHz());
        this.dualMono = dualMono;
        this.weights = dualMono ? new double[] {DUAL_MONO_WEIGHT} : weights(spec.layout());
        this.energies = new KWeightedEnergy[weights.length];
        KWeighting weighting = KWeighting.at(spec.sampleRateHz());
        int[] indices = new int[weights.length];
        int count = 0;
        for (int c = 0; c < weights.length; c++) {
            energies[c] = new KWeightedEnergy(weighting);
            if (weights[c] > 0.0) {
                indices[count++] = c;
            }
        }
        this.measured = Arrays.copyOf(indices, count);
        this.windows = new SlidingWindows(grid);
        this.history = new EnergyHistory(grid);
        reset();
    }

    private static double[] weights(ChannelLayout layout) {
        double[] weights = new double[layout.size()];
        for (int c = 0; c < weights.length; c++) {
            weights[c] = layout.channel(c).loudnessWeight();
        }
        return weights;
    }

    /**
     * A meter for single-channel streams that will be heard from two loudspeakers: reads 3.01 LU more than one front
     * channel, as the same signal in both channels of a stereo stream would.
     *
     * @param sampleRateHz frames a second, [8000, 384000]
     * @throws IllegalArgumentException if the rate is outside its range
     */
    public static LoudnessMeter dualMono(int sampleRateHz) {
        return new LoudnessMeter(new AudioSpec(sampleRateHz, ChannelLayout.MONO, SampleFormat.FLOAT_32), true);
    }

    /**
     * Measures the next frames of the stream; the block is only read.
     *
     * @param block any number of frames, 0 included, in as many channels as the meter has
     * @throws IllegalArgumentException if the number of channels differs
     */
    public void process(AudioBlock block) {
        if (block.channels() != weights.length) {
            throw new IllegalArgumentException(
                    "block must have " + weights.length + " channels, but was " + block.channels());
        }
        int at = block.offset();
        int end = at + block.frames();
        while (at < end) {
            int to = (int) Math.min(end, at + (hopEnd - frames));
            advance(block, at, to);
            frames += to - at;
            at = to;
            if (frames == hopEnd) {
                endHop();
            }
        }
    }

    private void advance(AudioBlock block, int from, int to) {
        int m = 0;
        for (; m + 1 < measured.length; m += 2) {
            int a = measured[m];
            int b = measured[m + 1];
            KWeightedEnergy.advance(energies[a], energies[b], block.channel(a), block.channel(b), from, to);
        }
        if (m < measured.length) {
            energies[measured[m]].advance(block.channel(measured[m]), from, to);
        }
        if (measured.length < weights.length) {
            for (int c = 0; c < weights.length; c++) {
                if (weights[c] == 0.0) {
                    unmeasuredNonFinite += countNonFinite(block.channel(c), from, to);
                }
            }
        }
    }

    private static int countNonFinite(float[] in, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (!(Math.abs(in[i]) <= Float.MAX_VALUE)) {
                count++;
            }
        }
        return count;
    }

    private void endHop() {
        double energy = 0.0;
        for (int c : measured) {
            energy += weights[c] * energies[c].take();
        }
        completeHopsEnergy += energy;
        windows.add(energy);
        if (windows.atStep()) {
            history.add(windows.stepEnergy());
        }
        hopEnd = grid.frames(windows.hops() + 1);
    }

    /** Frames measured so far. */
    public long frames() {
        return frames;
    }

    /** Loudness of the 400 ms up to the last full 10 ms, in LUFS; minus infinity if silent or before there are 400 ms. */
    public double momentaryLufs() {
        return Lufs.fromMeanSquare(windows.momentary());
    }

    /** Loudness of the 3 s up to the last full 10 ms, in LUFS; minus infinity if silent or before there are 3 s. */
    public double shortTermLufs() {
        return Lufs.fromMeanSquare(windows.shortTerm());
    }

    /**
     * Everything measured so far; the measurement goes on.
     *
     * <p>Cost: proportional to the length of the stream, with a sort; under 1 ms for a song, of the order of 0.1 s and 14
     * MB of temporary memory for a day.
     */
    public LoudnessReading reading() {
        IntegratedLoudness integrated = IntegratedLoudness.of(history.meanSquares(SlidingWindows.MOMENTARY_STEPS));
        LoudnessRange range = LoudnessRange.of(history.meanSquares(SlidingWindows.SHORT_TERM_STEPS));
        return new LoudnessReading(
                integrated.lufs(),
                range.rangeLu(),
                range.lowLufs(),
                range.highLufs(),
                maximum(windows.maxMomentary()),
                maximum(windows.maxShortTerm()),
                frames == 0 ? OptionalDouble.empty() : OptionalDouble.of(Lufs.fromMeanSquare(energySoFar() / frames)),
                integrated.relativeGateLufs(),
                frames,
                nonFiniteSamples(),
                dualMono);
    }

    private static OptionalDouble maximum(double meanSquare) {
        return meanSquare < 0.0 ? OptionalDouble.empty() : OptionalDouble.of(Lufs.fromMeanSquare(meanSquare));
    }

    private double energySoFar() {
        double partial = 0.0;
        for (int c : measured) {
            partial += weights[c] * energies[c].energy();
        }
        return completeHopsEnergy + partial;
    }

    private long nonFiniteSamples() {
        long sum = unmeasuredNonFinite;
        for (KWeightedEnergy energy : energies) {
            sum += energy.nonFinite();
        }
        return sum;
    }

    /** The short-term loudness (3 s) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline shortTermTimeline() {
        return timeline(SlidingWindows.SHORT_TERM_STEPS);
    }

    /** The momentary loudness (400 ms) at every 100 ms so far. Cost: as {@link #reading()}. */
    public LoudnessTimeline momentaryTimeline() {
        return timeline(SlidingWindows.MOMENTARY_STEPS);
    }

    private LoudnessTimeline timeline(int steps) {
        return new LoudnessTimeline(grid, steps, history.meanSquares(steps));
    }

    /** Forgets everything measured: the state of a new meter. */
    public void reset() {
        for (KWeightedEnergy energy : energies) {
            energy.reset();
        }
        windows.reset();
        history.clear();
        frames = 0;
        hopEnd = grid.frames(1);
        completeHopsEnergy = 0.0;
        unmeasuredNonFinite = 0;
    }
}
