package app.loudcraft.qc.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.testkit.Ffmpeg;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FfmpegCodecTest {

    private static final Path PROGRAM = Path.of("ffmpeg");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(LossyFormat.class)
    void aToneComesBackAtItsLevel(LossyFormat format) throws IOException, InterruptedException {
        requireEncoder(format);
        AudioSource tone = AudioSource.of(Signals.sine(997.0, -6.0).stereo(2.0));
        try (AudioReader decoded =
                FfmpegCodec.of(PROGRAM, new LossyCodec(format, 256)).roundTrip(tone)) {
            assertThat(decoded.spec().channels()).isEqualTo(2);
            // The tone begins and ends at once, and codecs ring there.
            assertThat(DecodedPeaks.of(decoded, 0.0).truePeakDbtp()).isCloseTo(-6.0, within(2.0));
        }
    }

    @ParameterizedTest
    @EnumSource(LossyFormat.class)
    void peaksOverFullScaleAreNotCutOff(LossyFormat format) throws IOException, InterruptedException {
        requireEncoder(format);
        AudioSource tone = AudioSource.of(Signals.sine(997.0, 3.0).stereo(2.0));
        AudioReader decoded =
                FfmpegCodec.of(PROGRAM, new LossyCodec(format, 256)).roundTrip(tone);

        assertThat(DecodedPeaks.of(decoded, 0.0).truePeakDbtp()).isGreaterThan(1.5);
    }

    @Test
    void nothingIsLeftBehindOnceTheResultIsClosed() throws IOException, InterruptedException {
        requireEncoder(LossyFormat.AAC);
        AudioSource tone = AudioSource.of(Signals.sine(997.0, -6.0).stereo(0.5));
        Path file;
        try (AudioReader decoded =
                FfmpegCodec.of(PROGRAM, new LossyCodec(LossyFormat.AAC, 128)).roundTrip(tone)) {
            file = Path.of(decoded.name());
            assertThat(file).exists();
        }
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        Path nowhere = folder.resolve("no-such-program");
        FfmpegCodec codec = FfmpegCodec.of(nowhere, new LossyCodec(LossyFormat.AAC, 128));

        assertThatThrownBy(() ->
                        codec.roundTrip(AudioSource.of(Signals.sine(997.0, -6.0).stereo(0.1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("cannot be started");
    }

    @Test
    void aProgramThatFailsIsQuoted() throws IOException {
        FfmpegCodec codec = FfmpegCodec.of(script("echo it hurts >&2; exit 3"), new LossyCodec(LossyFormat.AAC, 128));

        assertThatThrownBy(() ->
                        codec.roundTrip(AudioSource.of(Signals.sine(997.0, -6.0).stereo(0.1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("it hurts");
    }

    @Test
    void aProgramThatDoesNotEndIsEnded() throws IOException {
        FfmpegCodec codec = FfmpegCodec.of(script("exec sleep 600"), new LossyCodec(LossyFormat.AAC, 128))
                .withTimeout(Duration.ofMillis(200));

        assertThatThrownBy(() ->
                        codec.roundTrip(AudioSource.of(Signals.sine(997.0, -6.0).stereo(0.1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("took more than");
    }

    @Test
    void surroundSoundIsNotForMp3() {
        AudioBuffer surround = Signals.silence(48_000, ChannelLayout.SURROUND_5_1, 480);
        FfmpegCodec codec = FfmpegCodec.of(PROGRAM, new LossyCodec(LossyFormat.MP3, 128));

        assertThatThrownBy(() -> codec.roundTrip(AudioSource.of(surround)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one or two channels");
    }

    /** A program of the shell; where there is none, the test is skipped. */
    private Path script(String text) throws IOException {
        if (!Files.isExecutable(Path.of("/bin/sh"))) {
            return abort("there is no /bin/sh");
        }
        Path script = folder.resolve("script");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        if (!script.toFile().setExecutable(true)) {
            return abort("files here cannot be made executable");
        }
        return script;
    }

    private void requireEncoder(LossyFormat format) throws IOException, InterruptedException {
        String encoder = FfmpegCodec.of(PROGRAM, new LossyCodec(format, 128)).name();
        String name = encoder.substring(encoder.lastIndexOf(' ') + 1, encoder.length() - 1);
        String known = new String(Ffmpeg.run(folder, "-encoders").bytes(), StandardCharsets.UTF_8);
        List<String> names = Stream.of(known.split("\\s+")).toList();
        if (!names.contains(name)) {
            abort("this ffmpeg has no " + name);
        }
    }
}
