package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import app.loudcraft.testkit.Ffmpeg;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** What other programs read and write, as judges; where one is not installed, the test that asks is skipped. */
final class Judges {

    private Judges() {}

    /** The samples of a file as ffmpeg reads them. */
    static float[] decodedByFfmpeg(Path folder, Path path) throws IOException, InterruptedException {
        byte[] bytes = Ffmpeg.run(folder, "-v", "error", "-i", path.toString(), "-f", "f32le", "-")
                .bytes();
        float[] samples = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(samples);
        return samples;
    }

    /** Runs SoX without dither. */
    static void sox(Path folder, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 2];
        command[0] = "sox";
        command[1] = "-D";
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Path log = Files.createTempFile(folder, "sox", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Process process;
        try {
            process = builder.start();
        } catch (IOException notInstalled) {
            abort("SoX is not installed");
            return;
        }
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }
}
