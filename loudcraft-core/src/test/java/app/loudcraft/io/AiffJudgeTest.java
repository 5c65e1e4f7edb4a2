package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with ffmpeg and SoX, where they are installed: both sides read what either writes as the same samples. */
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

    @ParameterizedTest
    @EnumSource
    void ffmpegAndSoxReadOurFilesAsWeDo(SampleFormat format) throws IOException, InterruptedException {
        for (ChannelLayout layout : new ChannelLayout[] {ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1}) {
            Path path = written(layout, format);
            float[] expected = AudioFiles.read(path).toInterleaved();

            assertThat(Judges.decodedByFfmpeg(folder, path)).isEqualTo(expected);
            Path again = folder.resolve("again.wav");
            Judges.sox(folder, path.toString(), "-e", "floating-point", "-b", "64", again.toString());
            // SoX computes with integers of 32 bits.
            float tolerance = format.isFloatingPoint() ? 0x1p-31f : 0.0f;
            assertThat(AudioFiles.read(again).toInterleaved()).containsExactly(expected, within(tolerance));
        }
    }

    @Test
    void ffmpegTakesTheChannelsForWhatTheyAre() throws IOException, InterruptedException {
        for (ChannelLayout layout : new ChannelLayout[] {
            ChannelLayout.STEREO_LFE,
            ChannelLayout.SURROUND_5_0,
            ChannelLayout.SURROUND_5_1,
            ChannelLayout.SURROUND_6_1,
            ChannelLayout.SURROUND_7_1,
            ChannelLayout.SURROUND_7_1_4
        }) {
            Path copy = folder.resolve("copy.wav");
            ffmpeg("-y", "-i", written(layout, SampleFormat.PCM_24).toString(), "-c:a", "pcm_s24le", copy.toString());

            assertThat(AudioFiles.read(copy).layout()).isEqualTo(layout);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1", "3.0(back)", "4.0", "4.1", "5.0", "5.1(side)", "6.1", "7.1(wide)"})
    void channelsOfFfmpegAreTakenForWhatTheyAre(String layout) throws IOException, InterruptedException {
        Path aiff = folder.resolve("judge.aiff");
        Path wav = folder.resolve("judge.wav");
        ffmpeg("-f", "lavfi", "-i", "anullsrc=cl=" + layout + ":d=0.01", aiff.toString(), wav.toString());

        assertThat(AudioFiles.read(aiff).layout())
                .isEqualTo(AudioFiles.read(wav).layout());
    }

    private Path written(ChannelLayout layout, SampleFormat format) throws IOException {
        Path path = folder.resolve("ours.aiff");
        AudioBuffer audio = Signals.gaussian(2, 48_000, layout, 1_001, -12);
        try (AudioWriter writer =
                AiffWriter.begin(PendingFile.at(path), audio.spec().withFormat(format), WriteOptions.DEFAULT)) {
            writer.write(audio.block());
            writer.commit();
        }
        return path;
    }
}
