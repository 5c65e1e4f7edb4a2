package app.loudcraft.render;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessedPassTest {

    /** Delays all channels. */
    private static final class Delay implements Processor {

        private final int latencyFrames;
        private ArrayDeque<Float>[] lines;

        Delay(int latencyFrames) {
            this.latencyFrames = latencyFrames;
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public void prepare(ProcessSpec spec) {
            lines = new ArrayDeque[spec.channels()];
            reset();
        }

        @Override
        public void process(AudioBlock block) {
            for (int c = 0; c < block.channels(); c++) {
                for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
                    lines[c].addLast(block.channel(c)[i]);
                    block.channel(c)[i] = lines[c].removeFirst();
                }
            }
        }

        @Override
        public void reset() {
            for (int c = 0; c < lines.length; c++) {
                lines[c] = new ArrayDeque<>();
                for (int i = 0; i < latencyFrames; i++) {
                    lines[c].add(0f);
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
        AudioBuffer out = run(audio, new Delay(latency), blockFrames);
        assertThat(out.frames()).isEqualTo(frames);
        SpoolTest.assertSame(out, audio);
    }

    @Test
    void limiterIsAlignedWithItsInputForBlocksShorterThanItsLatency() throws IOException {
        AudioBuffer quiet = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 5_000, -40.0);
        TruePeakLimiter limiter = new TruePeakLimiter(LimiterSettings.mastering(-1.0));
        AudioBuffer out = run(quiet, limiter, 100);
        assertThat(limiter.latencyFrames()).isGreaterThan(200);
        SpoolTest.assertSame(out, quiet);
    }

    private static AudioBuffer run(AudioBuffer audio, Processor processor, int blockFrames) throws IOException {
        BufferWriter writer = new BufferWriter(audio.spec());
        ProcessedPass.run(AudioFiles.of(audio), processor, blockFrames, writer::write);
        writer.commit();
        return writer.buffer();
    }
}
