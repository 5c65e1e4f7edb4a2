package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares with ffmpeg, where it is installed: both must read the same samples out of a file of ours. */
class FfmpegJudgeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void ffmpegReadsTheSameSamples(SampleFormat format) throws IOException, InterruptedException {
        for (ChannelLayout layout : new ChannelLayout[] {ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1}) {
            AudioBuffer audio = Signals.gaussian(2, 48_000, layout, 1_001, -12);
            Path path = folder.resolve("judge.wav");
            AudioFiles.write(path, audio, format);

            assertThat(Judges.decodedByFfmpeg(folder, path))
                    .isEqualTo(AudioFiles.read(path).toInterleaved());
        }
    }
}
