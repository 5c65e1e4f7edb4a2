package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

            assertThat(decodedByFfmpeg(path)).isEqualTo(AudioFiles.read(path).toInterleaved());
        }
    }

    private float[] decodedByFfmpeg(Path path) throws IOException, InterruptedException {
        byte[] bytes = Ffmpeg.run(folder, "-v", "error", "-i", path.toString(), "-f", "f32le", "-")
                .bytes();
        float[] samples = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }
}
