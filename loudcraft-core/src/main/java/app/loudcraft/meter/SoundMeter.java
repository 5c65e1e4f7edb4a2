package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.ChannelLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures tone, width, dynamics and condition of a programme. */
public final class SoundMeter {

    private final int sampleRateHz;
    private final ChannelLayout layout;
    private long frames;

    /** A meter for streams of this rate and layout. */
    public SoundMeter(int sampleRateHz, ChannelLayout layout) {
        this.sampleRateHz = sampleRateHz;
        this.layout = layout;
    }

    /** Takes the next frames of the stream. */
    public void process(AudioBlock block) {
        frames += block.frames();
    }

    /** What was measured so far. */
    public SoundReading reading() {
        double nyquistHz = 0.5 * sampleRateHz;
        double[] none = new double[FineBands.COUNT];
        BandDynamics nothing = new BandDynamics(
                0.0, nyquistHz, Double.NEGATIVE_INFINITY, new LevelHistogram(new long[LevelHistogram.STEPS]));
        Double[] dc = new Double[layout.size()];
        Arrays.fill(dc, Double.NEGATIVE_INFINITY);
        return new SoundReading(
                new SpectrumReading(
                        new BandPowers(none, none, none, none), nyquistHz, OptionalDouble.empty(), List.of()),
                Optional.empty(),
                new DynamicsReading(nothing, List.of(nothing, nothing, nothing, nothing), 0.0),
                new SourceCondition(
                        List.of(dc),
                        new Clipping(0, 0, 0),
                        0.0,
                        0.0,
                        Double.NEGATIVE_INFINITY,
                        Optional.empty(),
                        frames / (double) sampleRateHz,
                        0.0));
    }
}
