package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureExtractorTest {

    @TempDir
    Path folder;

    private Path audio(String name, double seconds) throws IOException {
        AudioBuffer noise = Signals.pink(1, 16_000, ChannelLayout.MONO, (int) (seconds * 16_000), -20.0);
        Path wav = folder.resolve("audio").resolve(name);
        Files.createDirectories(wav.getParent());
        AudioFiles.write(wav, noise, SampleFormat.FLOAT_32);
        return wav;
    }

    private static float[] npy(Path path, String shape) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] header = new byte[bytes.getShort()];
        bytes.get(header);
        assertThat(bytes.position() % 64).isZero();
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }")
                .endsWith("\n");
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Test
    void writesWhatTheClassifierWouldSee() throws IOException {
        audio("clips/a.wav", 18.0);
        audio("clips/b.wav", 3.0);
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "file,title\r\nclips/a.opus,\"one, \"\"two\"\"\"\r\nclips/b.opus,three\r\n");
        Path out = folder.resolve("out");

        FeatureExtractor.main(
                new String[] {labels.toString(), folder.resolve("audio").toString(), out.toString()});

        // 774 frames hold windows at 0, 128, 256, 384 and 512.
        float[] mel = npy(out.resolve("clips/a/mel.npy"), "5,96,256,");
        float[] features = npy(out.resolve("clips/a/features.npy"), "5,187,");
        assertThat(mel).hasSize(5 * MelWindow.SIZE);
        AudioBuffer audio = AudioFiles.read(folder.resolve("audio/clips/a.wav"));
        MelFrames frames = Windows.frames(audio);
        HandFeatures hand = new HandFeatures();
        MelWindow third = MelWindow.of(frames, 256, TrackLevel.of(frames));
        assertThat(Arrays.copyOfRange(mel, 2 * MelWindow.SIZE, 3 * MelWindow.SIZE))
                .isEqualTo(third.values());
        float[] expected = new float[hand.count()];
        hand.compute(third, expected, 0);
        assertThat(Arrays.copyOfRange(features, 2 * hand.count(), 3 * hand.count()))
                .isEqualTo(expected);

        float[] repeated = npy(out.resolve("clips/b/mel.npy"), "1,96,256,");
        int period = (int) new FrameGrid(16_000).framesIn(48_000);
        assertThat(repeated[period]).isEqualTo(repeated[0]);
        assertThat(Files.readString(out.resolve("index.json")))
                .contains("\"frontEndHash\": \"" + new FrontEnd().hash() + "\"")
                .contains("\"featureNames\": [\"band_00_mean\", ")
                .contains("{\"file\": \"clips/a.opus\", \"folder\": \"clips/a\", \"windows\": 5, \"frames\": 774");
    }

    @Test
    void longClipsAreExtractedToTheirEnd() throws IOException {
        audio("long.wav", 65.0);
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "file\nlong.wav\n");
        Path out = folder.resolve("out");
        FeatureExtractor.main(
                new String[] {labels.toString(), folder.resolve("audio").toString(), out.toString()});
        // 2798 frames hold windows at 0, 128 ... 2432.
        assertThat(npy(out.resolve("long/mel.npy"), "20,96,256,")).hasSize(20 * MelWindow.SIZE);
    }

    @Test
    void tellsWhatIsWrongWithAList() throws IOException {
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "name\na.opus\n");
        String[] arguments = {labels.toString(), folder.toString(), folder.toString()};
        assertThatThrownBy(() -> FeatureExtractor.main(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there must be a column 'file', but there are [name]");
        Files.writeString(labels, "file,genre\na.opus\n");
        assertThatThrownBy(() -> FeatureExtractor.main(arguments))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("row 2: must have 2 fields, but has 1");
    }

    @Test
    void arraysMustFillTheirShape() {
        assertThatThrownBy(() -> NpyFile.write(folder.resolve("x.npy"), new float[5], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape [2, 3] must hold 5 values, but holds 6");
    }
}
