package app.loudcraft.qc.codec;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, or ends it when it takes too long. */
final class ExternalProgram {

    private static final int MOST_CHARACTERS = 400;

    private ExternalProgram() {}

    /**
     * Runs a command without input; a process that is still there when this returns has been told to end at once.
     *
     * @param said a file that takes what the program says
     * @throws IOException if it cannot be started, says that it failed, or takes longer than {@code timeout}
     */
    static void run(List<String> command, Duration timeout, Path said) throws IOException {
        Process process = start(command, said);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.get(0) + " was ended, because it took more than " + timeout.toSeconds()
                        + " s: " + String.join(" ", command));
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.get(0) + " failed with exit code " + process.exitValue() + ": "
                        + lastWords(said) + " (" + String.join(" ", command) + ")");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException(command.get(0) + " was ended by an interrupt");
            stopped.initCause(interrupted);
            throw stopped;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> command, Path said) throws IOException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException notStarted) {
            throw new IOException(command.get(0) + " cannot be started: " + notStarted.getMessage(), notStarted);
        }
    }

    private static String lastWords(Path said) throws IOException {
        String all = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
        return all.substring(Math.max(0, all.length() - MOST_CHARACTERS));
    }
}
