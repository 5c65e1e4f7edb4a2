package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one of FFmpeg's audio filters on a signal, by way of 32-bit float files. */
final class FfmpegFilter {

    private static final long MOST_SECONDS = 120;

    private FfmpegFilter() {}

    /** The first line of what FFmpeg says of itself. */
    static String version() throws IOException, InterruptedException {
        Path said = Files.createTempFile("survey", ".txt");
        try {
            run(List.of("ffmpeg", "-version"), said);
            return Files.readAllLines(said, StandardCharsets.UTF_8).get(0);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    static AudioBuffer render(AudioBuffer mix, String filter) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("survey");
        Path in = folder.resolve("in.wav");
        Path out = folder.resolve("out.wav");
        Path said = folder.resolve("said.txt");
        try {
            AudioFiles.write(in, mix, SampleFormat.FLOAT_32);
            run(
                    List.of(
                            "ffmpeg",
                            "-nostdin",
                            "-v",
                            "error",
                            "-y",
                            "-i",
                            in.toString(),
                            "-af",
                            filter,
                            "-c:a",
                            "pcm_f32le",
                            out.toString()),
                    said);
            return AudioFiles.read(out);
        } finally {
            for (Path path : List.of(in, out, said, folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static void run(List<String> command, Path said) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command + " took more than " + MOST_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command + " failed: " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
