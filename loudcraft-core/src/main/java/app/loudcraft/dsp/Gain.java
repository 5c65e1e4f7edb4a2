package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;

/** Multiplies all channels by one constant; 0 dB passes the samples through bit for bit. */
public final class Gain implements Processor {

    // Beyond what lies between the smallest and the largest float, 1667 dB.
    private static final double MAX_GAIN_DB = 2_000.0;

    private final double gainDb;
    private final double factor;
    private ProcessSpec spec;

    private Gain(double gainDb) {
        this.gainDb = Ranges.check("gainDb", gainDb, -MAX_GAIN_DB, MAX_GAIN_DB, "dB");
        this.factor = Decibels.toAmplitude(gainDb);
    }

    /**
     * A gain of {@code gainDb}, [-2000, 2000] dB.
     *
     * @throws IllegalArgumentException if it is outside its range
     */
    public static Gain of(double gainDb) {
        return new Gain(gainDb);
    }

    /** The gain in dB. */
    public double gainDb() {
        return gainDb;
    }

    @Override
    public void prepare(ProcessSpec newSpec) {
        spec = newSpec;
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(spec, block);
        int end = block.offset() + block.frames();
        for (int c = 0; c < block.channels(); c++) {
            float[] samples = block.channel(c);
            for (int i = block.offset(); i < end; i++) {
                samples[i] = StreamGuard.narrow(StreamGuard.finite(samples[i]) * factor);
            }
        }
    }

    @Override
    public void reset() {
        // A gain remembers nothing.
    }
}
