package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with ffmpeg and SoX, where they are installed: the RIFX and Wave64 files they write are read as they read them. */
class WavJudgeTest {

    @TempDir
    Path folder;

    private Path original;

    @BeforeEach
    void writeOriginal() throws IOException {
        original = folder.resolve("original.wav");
        AudioBuffer audio = Signals.gaussian(2, 48_000, ChannelLayout.SURROUND_5_1, 1_001, -12);
        AudioFiles.write(original, audio, SampleFormat.FLOAT_64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm_u8", "pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le"})
    void wave64OfFfmpegIsReadTheSame(String codec) throws IOException, InterruptedException {
        Path path = folder.resolve("judge.w64");
        Ffmpeg.run(folder, "-v", "error", "-i", original.toString(), "-c:a", codec, path.toString());
        float[] expected = Judges.decodedByFfmpeg(folder, path);

        AudioBuffer read = AudioFiles.read(path);
        assertThat(read.toInterleaved()).isEqualTo(expected);
        assertThat(read.spec().layout()).isEqualTo(ChannelLayout.SURROUND_5_1);

        byte[] piped = Ffmpeg.run(folder, "-v", "error", "-i", original.toString(), "-c:a", codec, "-f", "w64", "-")
                .bytes();
        assertThat(Reading.all(AudioFiles.open(new ByteArrayInputStream(piped), "pipe"), 100)
                        .toInterleaved())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "w64, little, unsigned-integer, 8",
        "w64, little, signed-integer, 16",
        "w64, little, signed-integer, 24",
        "w64, little, floating-point, 32",
        "wav, big, unsigned-integer, 8",
        "wav, big, signed-integer, 16",
        "wav, big, signed-integer, 24",
        "wav, big, signed-integer, 32",
        "wav, big, floating-point, 32",
        "wav, big, floating-point, 64"
    })
    void filesOfSoxAreReadTheSame(String type, String endian, String encoding, String bits)
            throws IOException, InterruptedException {
        Path path = folder.resolve("judge." + type);
        Judges.sox(
                folder,
                original.toString(),
                "-t",
                type,
                "--endian",
                endian,
                "-e",
                encoding,
                "-b",
                bits,
                path.toString());

        AudioBuffer read = AudioFiles.read(path);
        try (AudioReader reader = AudioFiles.open(path)) {
            assertThat(reader.container()).isEqualTo(type.equals("w64") ? "Wave64" : "RIFX");
        }
        if (type.equals("w64")) {
            // SoX 14.4.2 scales floating-point samples of a Wave64 file to full scale when it reads them.
            assertThat(read.toInterleaved()).isEqualTo(Judges.decodedByFfmpeg(folder, path));
        } else {
            // ffmpeg 5.1 refuses a big-endian extensible format, and takes the samples of a plain one for
            // little-endian.
            assertThat(read.toInterleaved()).isEqualTo(decodedBySox(path));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "16"})
    void plainRifxIsReadAsSoxReadsIt(String bits) throws IOException, InterruptedException {
        Path path = folder.resolve("judge.wav");
        Judges.sox(folder, original.toString(), "--endian", "big", "-c", "2", "-b", bits, path.toString());

        AudioBuffer read = AudioFiles.read(path);
        assertThat(read.toInterleaved()).isEqualTo(decodedBySox(path));
        assertThat(read.spec().layout()).isEqualTo(ChannelLayout.STEREO);
    }

    private float[] decodedBySox(Path path) throws IOException, InterruptedException {
        Path again = folder.resolve("again.wav");
        Judges.sox(folder, path.toString(), "-e", "floating-point", "-b", "64", again.toString());
        return AudioFiles.read(again).toInterleaved();
    }
}
