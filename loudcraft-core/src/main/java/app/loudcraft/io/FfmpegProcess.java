package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of FFmpeg: the audio that it writes, how it ended, and the last of what it said. */
final class FfmpegProcess implements Closeable {

    // It has closed its output by then, or was killed.
    private static final int MOST_SECONDS_TO_END = 10;
    private static final int LOG_BYTES = 4_096;
    // What FFmpeg says instead of saying the line before again.
    private static final String REPETITION = "Last message repeated";

    private final Process process;
    private final String file;
    private final LastBytes log = new LastBytes(LOG_BYTES);
    private final Thread logReader;

    private FfmpegProcess(Process process, String file) {
        this.process = process;
        this.file = file;
        // A pipe that nobody empties would stop the program.
        this.logReader = new Thread(() -> log.drain(process.getErrorStream()), "loudcraft-ffmpeg-log");
        this.logReader.setDaemon(true);
    }

    static FfmpegProcess start(List<String> command, String file) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // These would have it write a report beside, and colours into its log.
        builder.environment().remove("FFREPORT");
        builder.environment().remove("AV_LOG_FORCE_COLOR");
        Process process;
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new IOException(file + ": the program " + command.get(0) + " cannot be started", failure);
        }
        FfmpegProcess started = new FfmpegProcess(process, file);
        started.logReader.start();
        try {
            process.getOutputStream().close();
            return started;
        } catch (IOException failure) {
            Closing.after(failure, started);
            throw failure;
        }
    }

    /** What the program writes. */
    InputStream audio() {
        return process.getInputStream();
    }

    /**
     * Waits for the end of the program, whose output has ended.
     *
     * @throws AudioFormatException if it says that it failed
     */
    void requireSuccess() throws IOException {
        try {
            if (!hasEnded()) {
                throw new IOException(file + ": ffmpeg has ended its output but not itself");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(file + ": interrupted while waiting for ffmpeg");
        }
        int code = process.exitValue();
        if (code == 0) {
            return;
        }
        String words = lastWords();
        throw log.text().contains("matches no streams")
                ? new AudioFormatException(Kind.UNSUPPORTED, file, "ffmpeg finds no audio in this file")
                : new AudioFormatException(
                        Kind.MALFORMED,
                        file,
                        "ffmpeg failed with code " + code + (words.isEmpty() ? "" : ": " + words));
    }

    /** The last line that the program said; empty if it was silent. Call it when the program has ended. */
    String lastWords() {
        return log.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(REPETITION))
                .reduce("", (earlier, later) -> later);
    }

    private boolean hasEnded() throws InterruptedException {
        boolean ended = process.waitFor(MOST_SECONDS_TO_END, TimeUnit.SECONDS);
        logReader.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS_TO_END));
        return ended;
    }

    /** Ends the program if it still runs. */
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            hasEnded();
        } catch (InterruptedException interrupted) {
            // It is dying, and what reads its log ends with it.
            Thread.currentThread().interrupt();
        }
        process.getInputStream().close();
        process.getErrorStream().close();
    }
}
