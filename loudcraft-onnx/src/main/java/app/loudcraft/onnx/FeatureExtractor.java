package app.loudcraft.onnx;

import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what training reads: for each clip of a list its mel windows and its hand-made features, computed by the very code
 * that classifies later.
 *
 * <pre>{@code
 * java -cp ... app.loudcraft.onnx.FeatureExtractor labels.csv audio-folder out-folder
 * }</pre>
 *
 * <p>The list is a CSV file with a column {@code file}; a clip {@code clips/a.opus} is read from {@code
 * audio-folder/clips/a.wav}, whatever its ending in the list, since only WAV is read here. Into {@code out-folder/clips/a} go
 * {@code mel.npy}, float32 {@code [windows, 96, 256]}, and {@code features.npy}, float32 {@code [windows, features]}; windows
 * start every 128 frames (2.97 s), and a clip that is shorter than a window is repeated to fill one. {@code out-folder/index.json}
 * tells the front end, its hash, the names of the features, how the profiles of the genres are spread over the spectrum, and the
 * windows of every clip.
 */
public final class FeatureExtractor {

    /** From the start of a window to that of the next, in frames. */
    public static final int HOP_FRAMES = FrontEnd.FRAMES / 2;

    private static final int BLOCK_FRAMES = 4096;

    private final FrontEnd frontEnd = new FrontEnd();
    private final Path audio;
    private final Path out;

    private FeatureExtractor(Path audio, Path out) {
        this.audio = audio;
        this.out = out;
    }

    /**
     * Extracts all clips of a list.
     *
     * @param arguments the list, the folder of the audio, the folder to write to
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException(
                    "arguments must be LABELS.csv AUDIO_DIR OUT_DIR, but were " + List.of(arguments));
        }
        FeatureExtractor extractor = new FeatureExtractor(Path.of(arguments[1]), Path.of(arguments[2]));
        extractor.extract(CsvTable.read(Path.of(arguments[0])).column("file"));
    }

    private void extract(List<String> files) throws IOException {
        List<ExtractionIndex.Clip> clips = new ArrayList<>();
        for (String file : files) {
            clips.add(clip(file));
        }
        Files.createDirectories(out);
        Files.writeString(out.resolve("index.json"), new ExtractionIndex(frontEnd, clips).json());
    }

    /** Writes the arrays of a clip; gives its entry in the index. */
    private ExtractionIndex.Clip clip(String file) throws IOException {
        String name = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
        Path folder = out.resolve(name);
        Files.createDirectories(folder);
        MelFrames frames = new MelFrames();
        long samples;
        int rateHz;
        try (AudioReader reader = AudioFiles.open(audio.resolve(name + ".wav"))) {
            rateHz = reader.spec().sampleRateHz();
            samples = WholeAudio.read(reader, BLOCK_FRAMES, frames);
        }
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int start = HOP_FRAMES; start + FrontEnd.FRAMES <= frames.count(); start += HOP_FRAMES) {
            starts.add(start);
        }
        GenreInput input = GenreInput.of(frames, starts, frontEnd.hand());
        NpyFile.write(folder.resolve("mel.npy"), input.mel(), input.windows(), FrontEnd.BANDS, FrontEnd.FRAMES);
        NpyFile.write(
                folder.resolve("features.npy"),
                input.features(),
                input.windows(),
                frontEnd.featureNames().size());
        TrackLevel level = TrackLevel.of(frames);
        return new ExtractionIndex.Clip(
                file,
                name,
                input.windows(),
                frames.count(),
                rateHz,
                (double) samples / rateHz,
                MelSpectrogram.levelDb(level.power()),
                input.silent());
    }
}
