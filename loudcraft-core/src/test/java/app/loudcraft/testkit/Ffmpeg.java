package app.loudcraft.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** FFmpeg, as a judge that owes us nothing; where it is not installed, the test that asks is skipped. */
public final class Ffmpeg {

    private Ffmpeg() {}

    /** What {@code ffmpeg} writes to its standard output and its log, as bytes; fails if it fails. */
    public static Output run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "ffmpeg", ".out");
        Path log = Files.createTempFile(folder, "ffmpeg", ".log");
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-nostats"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(log.toFile());
        int exitCode = start(builder).waitFor();
        Output output = new Output(Files.readAllBytes(out), Files.readString(log));
        assertThat(exitCode).as(output.log()).isZero();
        return output;
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException notInstalled) {
            return abort("ffmpeg is not installed");
        }
    }

    /**
     * What came of a run.
     *
     * @param bytes its standard output
     * @param log what it said beside
     */
    public record Output(byte[] bytes, String log) {}
}
