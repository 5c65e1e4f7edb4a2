package app.loudcraft.analysis;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.internal.conveyor.Conveyor;
import app.loudcraft.internal.conveyor.ReadingStage;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.SoundMeter;
import app.loudcraft.meter.SoundReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Listens to a mix once and tells what there is to know about it.
 *
 * <p>Memory does not grow with the audio but for 16 bytes every 100 ms. Stateless and thread-safe; the analysis is the
 * same, to the bit, for every block size.
 */
public final class MixAnalyzer {

    private static final MeterSettings SETTINGS = MeterSettings.DEFAULT.withComparisonKernels(true);

    private final int blockFrames;
    private final int threads;

    /** On the calling thread alone; see {@link #MixAnalyzer(int, int)}. */
    public MixAnalyzer(int blockFrames) {
        this(blockFrames, 1);
    }

    /**
     * @param blockFrames frames read at a time, at least 1
     * @param threads how many may work at once, at least 1, the calling one included; changes no bit
     */
    public MixAnalyzer(int blockFrames, int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + threads);
        }
        if (blockFrames < 1) {
            throw new IllegalArgumentException("blockFrames must be at least 1, but was " + blockFrames);
        }
        this.blockFrames = blockFrames;
        this.threads = threads;
    }

    /**
     * Reads the mix to its end; the caller closes the reader.
     *
     * @throws IOException if the audio cannot be read
     */
    public MixAnalysis analyze(AudioReader mix) throws IOException {
        return analyze(mix, frames -> {});
    }

    /**
     * Reads the mix to its end; the caller closes the reader.
     *
     * @param progress hears, on the calling thread, how many frames have been read; what it throws ends the analysis
     * @throws IOException if the audio cannot be read
     */
    public MixAnalysis analyze(AudioReader mix, LongConsumer progress) throws IOException {
        return analyze(mix, newMeter(mix), progress);
    }

    /** A meter as an analysis uses it, for {@link #analyze(AudioReader, ProgrammeMeter, LongConsumer)}. */
    public static ProgrammeMeter newMeter(AudioReader mix) {
        return new ProgrammeMeter(mix.spec().sampleRateHz(), mix.spec().layout(), SETTINGS);
    }

    /**
     * Reads the mix to its end; the caller closes the reader, and keeps the meter, to take several mixes as one programme
     * for instance.
     *
     * @param meter from {@link #newMeter}, has heard nothing yet
     * @param progress hears, on the calling thread, how many frames have been read; what it throws ends the analysis
     * @throws IOException if the audio cannot be read
     */
    public MixAnalysis analyze(AudioReader mix, ProgrammeMeter meter, LongConsumer progress) throws IOException {
        return analyze(mix, meter, List.of(), progress);
    }

    /**
     * Reads the mix to its end and lets others hear it in the same pass; the caller closes the reader.
     *
     * @param meter from {@link #newMeter}, has heard nothing yet
     * @param listeners hear every block, in order, each by one thread at a time; they must not change or keep it
     * @param progress hears, on the calling thread, how many frames have been read; what it throws ends the analysis
     * @throws IOException if the audio cannot be read
     */
    public MixAnalysis analyze(
            AudioReader mix, ProgrammeMeter meter, List<Consumer<AudioBlock>> listeners, LongConsumer progress)
            throws IOException {
        AudioSpec spec = mix.spec();
        SoundMeter sound = new SoundMeter(spec.sampleRateHz(), spec.layout());
        ReadingStage reading = new ReadingStage(mix, blockFrames);
        List<Stage> stages = new ArrayList<>();
        stages.add(reading);
        stages.add(meter::process);
        sound.parts().forEach(part -> stages.add(part::accept));
        listeners.forEach(listener -> stages.add(listener::accept));
        Conveyor.run(stages, spec.channels(), blockFrames, threads, () -> progress.accept(reading.frames()));
        long frames = reading.frames();
        SoundReading heard = sound.reading();
        return new MixAnalysis(
                mix.name(),
                mix.container(),
                spec,
                frames,
                meter.reading(),
                heard.spectrum(),
                heard.stereo(),
                heard.dynamics(),
                heard.condition(),
                mix.nonFiniteSamples(),
                Optional.empty(),
                notes(mix));
    }

    private static List<String> notes(AudioReader mix) {
        List<String> notes = new ArrayList<>(mix.notes());
        mix.metadata().omitted().forEach(omission -> notes.add(omission.toString()));
        return notes;
    }
}
