package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares with ffmpeg and flac, where they are installed: what they make of a WAV file must come back sample by sample. */
class FlacJudgeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"PCM_16, 0", "PCM_16, 5", "PCM_16, 12", "PCM_24, 5", "PCM_24, 12"})
    void filesOfFfmpegAreRead(SampleFormat format, String level) throws IOException, InterruptedException {
        for (ChannelLayout layout : layouts()) {
            Path wav = wav(format, layout);
            Path flac = folder.resolve("judge.flac");
            Ffmpeg.run(folder, "-v", "error", "-y", "-i", wav.toString(), "-compression_level", level, flac.toString());

            assertSame(flac, wav);
        }
    }

    @ParameterizedTest
    @CsvSource({"PCM_8, -5", "PCM_16, -0", "PCM_16, -8", "PCM_24, -8", "PCM_24, -0"})
    void filesOfFlacAreRead(SampleFormat format, String level) throws IOException, InterruptedException {
        for (ChannelLayout layout : layouts()) {
            Path wav = wav(format, layout);
            Path flac = folder.resolve("judge.flac");
            ProcessBuilder encoder = new ProcessBuilder(
                    "flac", "--totally-silent", "--force", level, "-o", flac.toString(), wav.toString());
            assertThat(start(encoder.inheritIO()).waitFor()).isZero();

            assertSame(flac, wav);
        }
    }

    private static ChannelLayout[] layouts() {
        return new ChannelLayout[] {ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1};
    }

    private Path wav(SampleFormat format, ChannelLayout layout) throws IOException {
        Path wav = folder.resolve("judge.wav");
        AudioBuffer music = Signals.pink(2, 48_000, layout, 30_001, -20);
        AudioFiles.write(wav, Signals.concat(music, Signals.silence(48_000, layout, 9_000)), format);
        return wav;
    }

    private static void assertSame(Path flac, Path wav) throws IOException {
        AudioBuffer expected = AudioFiles.read(wav);
        AudioBuffer actual = AudioFiles.read(flac);
        assertThat(actual.spec().layout()).isEqualTo(expected.spec().layout());
        assertThat(actual.toInterleaved()).isEqualTo(expected.toInterleaved());
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException notInstalled) {
            return abort("flac is not installed");
        }
    }
}
