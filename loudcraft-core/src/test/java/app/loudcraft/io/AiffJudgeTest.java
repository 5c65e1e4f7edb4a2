package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with ffmpeg and SoX, where they are installed: what they write is read as they read it themselves. */
class AiffJudgeTest {

    @TempDir
    Path folder;

    private Path original;

    @BeforeEach
    void writeOriginal() throws IOException {
        original = folder.resolve("original.wav");
        AudioBuffer audio = Signals.gaussian(2, 48_000, ChannelLayout.STEREO, 1_001, -12);
        AudioFiles.write(original, audio, SampleFormat.FLOAT_64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm_s8", "pcm_s16be", "pcm_s16le", "pcm_s24be", "pcm_s32be", "pcm_f32be", "pcm_f64be"})
    void samplesOfFfmpegAreReadTheSame(String codec) throws IOException, InterruptedException {
        Path path = folder.resolve("judge.aiff");
        ffmpeg("-i", original.toString(), "-c:a", codec, path.toString());

        assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(Judges.decodedByFfmpeg(folder, path));
    }

    @Test
    void pipeOfFfmpegIsReadToItsEnd() throws IOException, InterruptedException {
        byte[] piped = ffmpeg("-i", original.toString(), "-c:a", "pcm_s24be", "-f", "aiff", "-");
        // ffmpeg does not read what it pipes.
        Path whole = folder.resolve("whole.aiff");
        ffmpeg("-i", original.toString(), "-c:a", "pcm_s24be", whole.toString());
        float[] expected = Judges.decodedByFfmpeg(folder, whole);

        Path path = Files.write(folder.resolve("piped.aiff"), piped);
        assertThat(AudioFiles.read(path).toInterleaved()).isEqualTo(expected);
        assertThat(Reading.all(AudioFiles.open(new ByteArrayInputStream(piped), "pipe"), 100)
                        .toInterleaved())
                .isEqualTo(expected);
    }

    @Test
    void textOfFfmpegComesBackFromAWaveFile() throws IOException, InterruptedException {
        Path path = folder.resolve("titled.aiff");
        ffmpeg("-i", original.toString(), "-metadata", "title=A Song", "-metadata", "comment=Loud", path.toString());
        Path copy = folder.resolve("copy.wav");
        try (AudioReader reader = AudioFiles.open(path);
                AudioWriter writer =
                        AudioFiles.create(copy, reader.spec(), WriteOptions.DEFAULT.withMetadata(reader.metadata()))) {
            reader.forEachBlock(256, writer::write);
            writer.commit();
        }

        String tags = new String(ffmpeg("-i", copy.toString(), "-f", "ffmetadata", "-"), StandardCharsets.UTF_8);
        assertThat(tags).contains("title=A Song", "comment=Loud");
    }

    @ParameterizedTest
    @CsvSource({
        "aiff, signed-integer, 8",
        "aiff, signed-integer, 16",
        "aiff, signed-integer, 24",
        "aiff, signed-integer, 32",
        "aifc, signed-integer, 16",
        "aifc, signed-integer, 24"
    })
    void samplesOfSoxAreReadTheSame(String type, String encoding, String bits)
            throws IOException, InterruptedException {
        Path path = folder.resolve("judge." + type);
        Judges.sox(folder, original.toString(), "-t", type, "-e", encoding, "-b", bits, path.toString());
        Path again = folder.resolve("again.wav");
        Judges.sox(folder, path.toString(), "-e", encoding, "-b", "32", again.toString());

        assertThat(AudioFiles.read(path).toInterleaved())
                .isEqualTo(AudioFiles.read(again).toInterleaved());
    }

    private byte[] ffmpeg(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "-v";
        command[1] = "error";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return Ffmpeg.run(folder, command).bytes();
    }
}
