package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptsTest {

    private static final int RATE_HZ = 8_000;

    @TempDir
    Path folder;

    private static AudioBuffer noise(double seconds, double dbfs) {
        return Signals.gaussian(1, RATE_HZ, ChannelLayout.STEREO, (int) (seconds * RATE_HZ), dbfs);
    }

    private static Excerpts of(AudioBuffer audio) throws IOException {
        try (AudioReader reader = AudioFiles.of(audio)) {
            return Excerpts.of(reader);
        }
    }

    private static float[] powers(Excerpts excerpts) {
        return Arrays.copyOf(excerpts.frames().powers(), excerpts.frames().count() * MelBands.COUNT);
    }

    @Test
    void fileMemoryAndStreamGiveTheSameBits() throws IOException {
        for (double seconds : new double[] {0.01, 0.5, 10.0, 50.0, 120.0}) {
            AudioBuffer audio = noise(seconds, -20.0);
            Path wav = folder.resolve(seconds + ".wav");
            AudioFiles.write(wav, audio, SampleFormat.FLOAT_32);
            Excerpts memory = of(audio);
            try (AudioReader file = AudioFiles.open(wav);
                    AudioReader stream = new Unmeasured(AudioFiles.of(audio))) {
                Excerpts fromFile = Excerpts.of(file);
                Excerpts fromStream = Excerpts.of(stream);
                assertThat(powers(fromFile)).isEqualTo(powers(memory));
                assertThat(powers(fromStream)).isEqualTo(powers(memory));
                assertThat(fromStream.starts()).isEqualTo(memory.starts()).isEqualTo(fromFile.starts());
                assertThat(fromStream.seconds()).isEqualTo(memory.seconds()).isCloseTo(seconds, within(1e-9));
            }
        }
    }

    @Test
    void noTemporaryFileIsLeft() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        long before = spools(temporary);
        try (AudioReader stream = new Unmeasured(AudioFiles.of(noise(60.0, -20.0)))) {
            Excerpts.of(stream);
        }
        try (AudioReader damaged = new Unmeasured(AudioFiles.open(Files.newInputStream(damaged()), "damaged"))) {
            assertThatThrownBy(() -> Excerpts.of(damaged)).isInstanceOf(AudioFormatException.class);
        }
        assertThat(spools(temporary)).isEqualTo(before);
    }

    /** A file that ends before the place that its header promised. */
    private Path damaged() throws IOException {
        Path wav = folder.resolve("damaged.wav");
        AudioFiles.write(wav, noise(20.0, -20.0), SampleFormat.PCM_16);
        byte[] bytes = Files.readAllBytes(wav);
        return Files.write(wav, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static long spools(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().matches("loudcraft-.*\\.mono"))
                    .count();
        }
    }

    @Test
    void theLouderWindowOfASlotIsHeard() throws IOException {
        // Each of the five slots of 120 s begins quietly, 30 dB under what follows.
        AudioBuffer audio = noise(120.0, -20.0);
        for (int i = 0; i < audio.frames(); i++) {
            double seconds = (double) i / RATE_HZ;
            double inSlot = (seconds - 6.0) % 21.6;
            if (inSlot < 10.8) {
                audio.channel(0)[i] *= 0.03f;
                audio.channel(1)[i] *= 0.03f;
            }
        }
        Excerpts excerpts = of(audio);
        assertThat(excerpts.starts()).containsExactly(0, 256, 512, 768, 1024);
        double expected = -20.0 - 3.0 - 10.0 * Math.log10(RATE_HZ / 2.0);
        for (int start : excerpts.starts()) {
            double sum = 0.0;
            for (int t = 0; t < MelWindow.FRAMES; t++) {
                sum += excerpts.frames().powers()[(start + t) * MelBands.COUNT + 40];
            }
            // The density of the mean of two independent channels; 256 frames scatter by half a dB.
            assertThat(MelSpectrogram.levelDb(sum / MelWindow.FRAMES)).isCloseTo(expected, within(1.5));
        }
    }

    @Test
    void aSlotThatIsNearlySilentIsLeftOut() throws IOException {
        AudioBuffer audio = noise(120.0, -20.0);
        for (int c = 0; c < 2; c++) {
            Arrays.fill(audio.channel(c), 0, 28 * RATE_HZ, 0.0f);
        }
        assertThat(of(audio).starts()).containsExactly(256, 512, 768, 1024);
    }

    @Test
    void thereIsAlwaysAWindow() throws IOException {
        for (double seconds : new double[] {0.0002, 0.04, 0.05, 5.9, 6.5}) {
            Excerpts excerpts = of(noise(seconds, -20.0));
            assertThat(excerpts.starts()).isNotEmpty();
            assertThat(excerpts.frames().count()).isPositive();
            assertThat(excerpts.tooShort()).isEqualTo(seconds < 1.0);
        }
        assertThat(of(AudioBuffer.allocate(RATE_HZ, ChannelLayout.MONO, 0)).starts())
                .containsExactly(0);
    }

    @Test
    void aReaderThatEndsBeforeItsTimeIsHeardAsFarAsItGoes() throws IOException {
        AudioBuffer audio = noise(120.0, -20.0);
        try (AudioReader reader = AudioFiles.of(audio)) {
            reader.skip(60L * RATE_HZ);
            assertThat(Excerpts.of(reader).starts()).isNotEmpty();
        }
    }
}
