package app.loudcraft.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.MasteringResult;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.examples.demomix.Excerpt;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.ProgrammeMeter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @Test
    void fileProgramWritesAMasterAtTheLoudnessOfStreaming(@TempDir Path folder) throws IOException {
        Path mix = folder.resolve("mix.wav");
        AudioFiles.write(mix, Excerpt.seconds(6), SampleFormat.PCM_24);

        MasteringResult result = MasterAFile.master(mix, folder.resolve("master.wav"));

        assertThat(result.reached()).isTrue();
        AudioBuffer master = AudioFiles.read(folder.resolve("master.wav"));
        // The solver promises 0.1 LU; 0.05 more covers the dither and the rounding to 24 bits.
        assertThat(lufs(master)).isCloseTo(-14.0, within(0.15));
    }

    @Test
    void memoryProgramReturnsAsManySamplesAndLeavesItsInputAlone() {
        AudioBuffer mix = Excerpt.seconds(6);
        float[] interleaved = mix.toInterleaved();
        float[] before = interleaved.clone();

        float[] master = MasterInMemory.master(interleaved, mix.sampleRateHz());

        assertThat(interleaved).isEqualTo(before);
        assertThat(master).hasSameSizeAs(interleaved);
        AudioBuffer planar = AudioBuffer.fromInterleaved(mix.sampleRateHz(), ChannelLayout.STEREO, master);
        // As above; nothing is rounded here but floats.
        assertThat(lufs(planar)).isCloseTo(-16.0, within(0.15));
    }

    @Test
    void ownChainIsLouderAndStaysUnderItsCeiling() {
        AudioBuffer mix = Excerpt.seconds(6);

        AudioBuffer master = OwnChain.render(mix);

        ProgrammeMeter meter = new ProgrammeMeter(master.sampleRateHz(), master.layout());
        meter.process(master.block());
        assertThat(meter.reading().highestTruePeakDbtp()).isLessThanOrEqualTo(-1.0);
        // 6 dB of makeup, less what compressor and limiter take: at least half of it remains.
        assertThat(lufs(master)).isGreaterThan(lufs(mix) + 3.0);
    }

    private static double lufs(AudioBuffer audio) {
        LoudnessMeter meter = new LoudnessMeter(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        return meter.reading().integratedLufs().orElseThrow();
    }
}
