package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares with ffmpeg, where it is installed: both must read the same samples out of a file of ours. */
class FfmpegJudgeTest {

    @TempDir
    Path folder;

    @BeforeAll
    static void ffmpegIsInstalled() throws InterruptedException {
        boolean installed;
        try {
            installed = new ProcessBuilder("ffmpeg", "-version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            installed = false;
        }
        assumeTrue(installed, "ffmpeg is not installed");
    }

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

    private static float[] decodedByFfmpeg(Path path) throws IOException, InterruptedException {
        Process ffmpeg = new ProcessBuilder("ffmpeg", "-v", "error", "-i", path.toString(), "-f", "f32le", "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ffmpeg.getOutputStream().close();
        byte[] bytes = ffmpeg.getInputStream().readAllBytes();
        assertThat(ffmpeg.waitFor()).isZero();
        float[] samples = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }
}
