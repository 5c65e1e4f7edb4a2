package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether audio is what other programs read out of the same file.
 *
 * @param agrees that no judge could read the file or one reads the same samples
 * @param words who judged, and what
 */
record Judgement(boolean agrees, String words) {

    private static final long MOST_SECONDS = 120;

    static Judgement of(Path file, AudioBuffer audio) throws IOException, InterruptedException {
        Optional<float[]> ffmpeg =
                read("ffmpeg", "-nostdin", "-v", "quiet", "-i", file.toString(), "-map", "0:a:0", "-f", "f32le", "-");
        String first = ffmpeg.map(samples -> compare("ffmpeg", audio, samples)).orElse("ffmpeg cannot read it");
        if (first.isEmpty()) {
            return new Judgement(true, "equal to ffmpeg");
        }
        Optional<float[]> sox = read("sox", "-V0", file.toString(), "-t", "f32", "-");
        String second = sox.map(samples -> compare("SoX", audio, samples)).orElse("SoX cannot read it");
        if (second.isEmpty()) {
            return new Judgement(true, "equal to SoX; " + first);
        }
        return new Judgement(ffmpeg.isEmpty() && sox.isEmpty(), first + "; " + second);
    }

    /** What differs, in words; empty if nothing does. */
    private static String compare(String judge, AudioBuffer audio, float[] samples) {
        float[] ours = audio.toInterleaved();
        int different = 0;
        double most = 0.0;
        int common = Math.min(ours.length, samples.length);
        for (int i = 0; i < common; i++) {
            if (ours[i] != samples[i]) {
                different++;
                most = Math.max(most, Math.abs((double) ours[i] - samples[i]));
            }
        }
        if (ours.length != samples.length) {
            return judge + " reads " + samples.length + " samples instead of " + ours.length + ", of which " + different
                    + " differ";
        }
        return different == 0
                ? ""
                : judge + " reads other samples in " + different + " of " + common + " places, by " + most + " at most";
    }

    private static Optional<float[]> read(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("judge", ".f32");
        Process process = new ProcessBuilder(List.of(command))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(List.of(command) + " took more than " + MOST_SECONDS + " s");
            }
            byte[] bytes = Files.readAllBytes(out);
            if (process.exitValue() != 0 && bytes.length == 0) {
                return Optional.empty();
            }
            float[] samples = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(samples);
            return samples.length == 0 ? Optional.empty() : Optional.of(samples);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(out);
        }
    }
}
