package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavaSoundCodecTest {

    private static final JavaSoundCodec CODEC = new JavaSoundCodec();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000, 40_000})
    void whatAProviderDecodesIsReadWhateverTheBlocks(int blockFrames) throws IOException {
        byte[] samples = new byte[2 * 20_000];
        new Random(3).nextBytes(samples);
        float[] expected = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            expected[i] = samples[i] / 128.0f;
        }
        Path file = toy('1', samples);

        assertThat(CODEC.reads(start(file), "x")).isTrue();
        try (AudioReader reader = CODEC.open(file)) {
            assertThat(reader.container()).isEqualTo("Java Sound: TOY");
            assertThat(reader.name()).isEqualTo(file.toString());
            assertThat(reader.frames()).isEmpty();
            assertThat(reader.spec())
                    .isEqualTo(new AudioSpec((int) ToySound.RATE, ChannelLayout.STEREO, SampleFormat.PCM_16));
            assertThat(Reading.all(reader, blockFrames).toInterleaved()).isEqualTo(expected);
        }
    }

    @Test
    void framesArePassedOverAsIfTheyWereRead() throws IOException {
        byte[] samples = new byte[60_000];
        new Random(4).nextBytes(samples);
        try (AudioReader reader = CODEC.open(toy('1', samples))) {
            AudioBlock block = AudioBlock.allocate(2, 1);
            assertThat(reader.skip(25_000)).isEqualTo(25_000);
            assertThat(reader.read(block)).isEqualTo(1);
            assertThat(block.channel(0)[0]).isEqualTo(samples[50_000] / 128.0f);
            assertThat(reader.skip(25_000)).isEqualTo(4_999);
            assertThat(reader.read(block)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({"PCM_SIGNED, 8", "PCM_SIGNED, 16", "PCM_SIGNED, 24", "ULAW, 8", "ALAW, 8"})
    void sunAudioFilesAreReadByJavaItself(String encoding, int bits) throws IOException {
        byte[] data = new byte[300 * bits / 8];
        new Random(5).nextBytes(data);
        AudioFormat format =
                new AudioFormat(new AudioFormat.Encoding(encoding), 44_100, bits, 1, bits / 8, 44_100, true);
        Path file = folder.resolve("sun.au");
        try (AudioInputStream audio = new AudioInputStream(new ByteArrayInputStream(data), format, 300)) {
            AudioSystem.write(audio, AudioFileFormat.Type.AU, file.toFile());
        }
        boolean coded = bits == 8 && !encoding.startsWith("PCM");

        assertThat(CODEC.reads(start(file), "sun.au")).isTrue();
        try (AudioReader reader = CODEC.open(file)) {
            assertThat(reader.container()).isEqualTo("Java Sound: AU");
            assertThat(reader.spec().format().bits()).isEqualTo(coded ? 16 : bits);
            float[] samples = Reading.all(reader, 64).channel(0);
            assertThat(samples).hasSize(300);
            for (int i = 0; i < 300 && !coded; i++) {
                int top = data[i * bits / 8];
                assertThat(Math.floor(samples[i] * 128)).isEqualTo(top);
            }
            // G.711: the loudest code of A-law is 32256, of mu-law 32124.
            int loudest = encoding.equals("ALAW") ? 32_256 : 32_124;
            for (int i = 0; i < 300 && coded; i++) {
                assertThat(Math.abs(samples[i] * 32_768)).isBetween(0.0f, (float) loudest);
            }
        }
    }

    @Test
    void whatIsReadWithoutProvidersIsNeverAskedOfThem() throws IOException {
        byte[] au = Arrays.copyOf(ascii(".snd"), 4_096);
        assertThat(CODEC.reads(WavBytes.pcm16(1, 1, 2), "a.wav")).isFalse();
        assertThat(CODEC.reads(RifxBytes.rifx().fmt(1, 1, 48_000, 16).bytes(), "a.wav"))
                .isFalse();
        assertThat(CODEC.reads(Wave64Bytes.wave64().bytes(), "a.w64")).isFalse();
        assertThat(CODEC.reads(AiffBytes.pcm16(1, 1, 2), "a.aiff")).isFalse();
        assertThat(CODEC.reads(Arrays.copyOf(ascii("fLaC"), 100), "a.flac")).isFalse();
        assertThat(CODEC.reads(Arrays.copyOf(ascii("MThd"), 100), "a.mid")).isFalse();
        assertThat(CODEC.reads(ascii("This is a letter."), "a.mp3")).isFalse();
        assertThat(CODEC.reads(new byte[0], "a.mp3")).isFalse();
        assertThat(CODEC.reads(au, "a.au")).as("an AU file without a format").isFalse();
    }

    @Test
    void aTagInFrontIsLeftToProvidersIfThereAreAny() {
        assertThat(CODEC.reads(Arrays.copyOf(ascii("ID3"), 4_096), "a.mp3")).isTrue();
    }

    @Test
    void providersThatFailWhenAskedAreNotThere() {
        assertThat(CODEC.reads(ascii("TOYR...."), "x")).isFalse();
        assertThat(CODEC.reads(ascii("TOYE...."), "x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "R, MALFORMED, toy broken while opening",
        "E, MALFORMED, toy not ready",
        "n, UNSUPPORTED, decodes NOBODY",
        "r, UNSUPPORTED, is 22050.5",
        "c, UNSUPPORTED, there are -1",
        "z, MALFORMED, brings neither more audio nor an end",
        "?, MALFORMED, toy broken inside"
    })
    void everyFailureOfAProviderIsOneOfTheFile(char letter, Kind kind, String words) throws IOException {
        Path file = toy(letter == '?' ? 'x' : letter, new byte[2 * 100_000]);

        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> {
            try (AudioReader reader = CODEC.open(file)) {
                Reading.all(reader, 100);
            }
        });
        assertThat(fault).isNotNull();
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault).hasMessageStartingWith(file + ": ").hasMessageContaining(words);
    }

    @Test
    void whatNoProviderKnowsIsUnsupported() throws IOException {
        Path file = Files.write(folder.resolve("letter.txt"), ascii("This is a letter."));

        assertThatThrownBy(() -> CODEC.open(file))
                .isInstanceOf(AudioFormatException.class)
                .hasMessage(file + ": no provider of Java Sound knows this file");
        assertThatThrownBy(() -> CODEC.open(toy('1', new byte[0])))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("at least one frame");
        assertThatThrownBy(() -> CODEC.open(folder.resolve("none.toy")))
                .isInstanceOfAny(NoSuchFileException.class, FileNotFoundException.class);
    }

    @Test
    void closedReaderReadsNoMore() throws IOException {
        AudioReader reader = CODEC.open(toy('1', new byte[100]));
        reader.close();
        reader.close();

        assertThatThrownBy(() -> reader.read(AudioBlock.allocate(2, 1))).hasMessageContaining("closed");
    }

    private Path toy(char letter, byte[] samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + samples.length);
        bytes.put(ascii("TOY" + letter)).put(samples);
        return Files.write(folder.resolve("a.toy"), bytes.array());
    }

    private static byte[] start(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Arrays.copyOf(bytes, Math.min(bytes.length, AudioCodec.START_BYTES));
    }
}
