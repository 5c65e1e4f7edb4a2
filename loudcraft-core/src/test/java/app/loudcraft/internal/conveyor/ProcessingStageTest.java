package app.loudcraft.internal.conveyor;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessingStageTest {

    /** Delays all channels. */
    private static final class Delay implements Processor {

        private final int latencyFrames;
        private final List<ArrayDeque<Float>> lines = new ArrayList<>();

        Delay(int latencyFrames) {
            this.latencyFrames = latencyFrames;
        }

        @Override
        public void prepare(ProcessSpec spec) {
            for (int c = 0; c < spec.channels(); c++) {
                lines.add(new ArrayDeque<>());
            }
            reset();
        }

        @Override
        public void process(AudioBlock block) {
            for (int c = 0; c < block.channels(); c++) {
                for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                    lines.get(c).addLast(block.channel(c)[i]);
                    block.channel(c)[i] = lines.get(c).removeFirst();
                }
            }
        }

        @Override
        public void reset() {
            for (ArrayDeque<Float> line : lines) {
                line.clear();
                for (int i = 0; i < latencyFrames; i++) {
                    line.add(0f);
                }
            }
        }

        @Override
        public int latencyFrames() {
            return latencyFrames;
        }
    }

    @ParameterizedTest(name = "{0} frames, latency {1}, blocks of {2}")
    @CsvSource({
        "1000, 0, 64",
        "1000, 10, 64",
        "1000, 64, 64",
        "1000, 65, 64",
        "1000, 700, 64",
        "1000, 700, 1",
        "1000, 1000, 1000",
        "1000, 1500, 64",
        "10, 700, 64",
        "1, 3, 2",
        "0, 700, 64",
        "0, 0, 64"
    })
    void outputIsAsLongAsTheInputAndAlignedWithIt(int frames, int latency, int blockFrames) throws IOException {
        AudioBuffer audio = Signals.gaussian(frames, 48_000, ChannelLayout.STEREO, frames, -10.0);
        for (int threads = 1; threads <= 3; threads++) {
            assertSame(run(audio, blockFrames, threads, new Delay(latency)), audio);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3, 64", "700, 1, 64", "64, 64, 64", "1500, 900, 100"})
    void latenciesOfSeveralStagesAreAllTakenOut(int first, int second, int blockFrames) throws IOException {
        AudioBuffer audio = Signals.gaussian(9, 48_000, ChannelLayout.STEREO, 1_000, -10.0);
        for (int threads = 1; threads <= 4; threads++) {
            AudioBuffer out = run(audio, blockFrames, threads, new Delay(first), new Delay(second), new Delay(5));
            assertSame(out, audio);
        }
    }

    @Test
    void limiterIsAlignedWithItsInputForBlocksShorterThanItsLatency() throws IOException {
        AudioBuffer quiet = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 5_000, -40.0);
        TruePeakLimiter limiter = new TruePeakLimiter(LimiterSettings.mastering(-1.0));
        AudioBuffer out = run(quiet, 100, 1, limiter);
        assertThat(limiter.latencyFrames()).isGreaterThan(200);
        assertSame(out, quiet);
    }

    private static AudioBuffer run(AudioBuffer audio, int blockFrames, int threads, Processor... processors)
            throws IOException {
        BufferWriter writer = new BufferWriter(audio.spec());
        ProcessSpec spec = new ProcessSpec(audio.sampleRateHz(), audio.channels(), blockFrames);
        List<Stage> stages = new ArrayList<>();
        stages.add(new ReadingStage(AudioFiles.of(audio), blockFrames));
        for (Processor processor : processors) {
            stages.add(new ProcessingStage(processor, spec));
        }
        stages.add(writer::write);
        Conveyor.run(stages, audio.channels(), blockFrames, threads, () -> {});
        writer.commit();
        return writer.buffer();
    }

    private static void assertSame(AudioBuffer actual, AudioBuffer expected) {
        assertThat(actual.frames()).isEqualTo(expected.frames());
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(actual.channel(c)).isEqualTo(expected.channel(c));
        }
    }
}
