package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioCodecTest {

    private static final AudioBuffer TOY = Signals.gaussian(6, 48_000, ChannelLayout.MONO, 300, -20);

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private Path toy;

    /** Reads files that begin with a word. */
    private AudioCodec codec(String word) {
        return new AudioCodec() {
            @Override
            public boolean reads(byte[] start, String name) {
                asked.add(word);
                boolean mine = new String(start, StandardCharsets.ISO_8859_1).startsWith(word);
                start[0] = 0;
                return mine;
            }

            @Override
            public AudioReader open(Path file) {
                return AudioFiles.of(TOY);
            }
        };
    }

    private ReadOptions options() {
        return ReadOptions.DEFAULT.withCodec(codec("MINE")).withCodec(codec("TOYS"));
    }

    @BeforeEach
    void writeToy() throws IOException {
        toy = folder.resolve("toy.mp3");
        Files.writeString(toy, "TOYS and more");
    }

    @Test
    void otherFilesGoToTheFirstCodecThatReadsThem() throws IOException {
        assertThat(Reading.all(AudioFiles.open(toy, options()), 64).toInterleaved())
                .isEqualTo(TOY.toInterleaved());
        assertThat(asked).containsExactly("MINE", "TOYS");
    }

    @Test
    void codecsAreHeldToTheLimits() {
        assertThatThrownBy(() -> AudioFiles.open(toy, options().withLimits(Limits.DEFAULT.withFrames(299))))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("at most 299 frames are allowed, but there are 300");
    }

    @Test
    void ownFormatsNeverGoToACodecWhateverTheirName() throws IOException {
        Path disguised = folder.resolve("wav.mp3");
        Files.write(disguised, wav().fmt(1, 1, 48_000, 16).data(new byte[4]).bytes());
        try (AudioReader reader = AudioFiles.open(disguised, options())) {
            assertThat(reader.container()).isEqualTo("WAV");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whatNobodyReadsIsRefusedAsBefore() throws IOException {
        Files.writeString(toy, "nothing of that kind");

        assertThatThrownBy(() -> AudioFiles.open(toy, options()))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("byte 0: this is no WAV, FLAC or AIFF file");
    }

    @Test
    void aStreamIsNotForACodec() {
        assertThatThrownBy(() -> AudioFiles.open(new ByteArrayInputStream("TOYS".getBytes()), "toy", options()))
                .isInstanceOf(AudioFormatException.class)
                .hasMessage("toy, byte 0: a codec reads this kind of audio from a file, not from a stream");
    }
}
