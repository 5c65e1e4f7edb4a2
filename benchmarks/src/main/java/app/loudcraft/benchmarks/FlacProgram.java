package app.loudcraft.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code flac} and {@code ffmpeg} on files in one folder. */
final class FlacProgram {

    private static final long MOST_SECONDS = 300;
    private static final int CHUNK_HEADER_BYTES = 8;
    // Before version 6 FFmpeg gives nothing for 32 bits, whoever encoded them.
    private static final int MOST_FFMPEG_BITS = 24;

    private final Path folder;

    FlacProgram(Path folder) {
        this.folder = folder;
    }

    /** The bytes that {@code flac} makes of a WAV file, without padding and seek table. */
    long encodedBytes(byte[] wav, int level) throws IOException, InterruptedException {
        Path in = Files.write(folder.resolve("in.wav"), wav);
        Path out = folder.resolve("reference.flac");
        run(
                "flac",
                "--totally-silent",
                "--force",
                "--channel-map=none",
                "--no-padding",
                "--no-seektable",
                "-" + level,
                "-o",
                out.toString(),
                in.toString());
        return Files.size(out);
    }

    /** What is wrong with a FLAC file of ours in the eyes of both, of which FFmpeg sees up to 24 bits; empty if nothing is. */
    String faults(Path ours, IntegerAudio audio) throws IOException, InterruptedException {
        List<String> faults = new ArrayList<>();
        Path wav = folder.resolve("decoded.wav");
        Path raw = folder.resolve("decoded.raw");
        run("flac", "--totally-silent", "--test", ours.toString());
        run("flac", "--totally-silent", "--force", "--decode", "-o", wav.toString(), ours.toString());
        byte[] expected = audio.littleEndian((audio.bits() + 7) / 8 * 8);
        byte[] decoded = Files.readAllBytes(wav);
        int from = dataStart(decoded);
        if (!Arrays.equals(expected, 0, expected.length, decoded, from, from + expected.length)) {
            faults.add("flac decodes other samples");
        }
        if (audio.bits() <= MOST_FFMPEG_BITS) {
            run("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", ours.toString(), "-f", "s32le", raw.toString());
            if (!Arrays.equals(audio.littleEndian(Integer.SIZE), Files.readAllBytes(raw))) {
                faults.add("ffmpeg decodes other samples");
            }
        }
        return String.join(", ", faults);
    }

    private static int dataStart(byte[] wav) {
        String text = new String(wav, 0, Math.min(wav.length, 1_000), StandardCharsets.ISO_8859_1);
        return text.indexOf("data") + CHUNK_HEADER_BYTES;
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(List.of(command) + " took more than " + MOST_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(List.of(command) + " failed: " + Files.readString(said, StandardCharsets.UTF_8));
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
