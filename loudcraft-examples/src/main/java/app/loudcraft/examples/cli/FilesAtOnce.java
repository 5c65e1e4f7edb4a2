package app.loudcraft.examples.cli;

import app.loudcraft.meter.MeterSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures several files at once and tells of them in their order, whichever is done first.
 *
 * <p>Where there are fewer files than threads, each file is given several. No thread outlives a call.
 */
final class FilesAtOnce {

    // How far the others may run ahead of a long file, for every thread: bounds what is kept until it is its turn.
    private static final int AHEAD = 16;

    /** Hears what came of the files, in their order, on the thread that called. */
    interface Listener {

        void measured(MeasuredFile file);

        void failed(IOException failure);
    }

    private final ExecutorService executor;
    private final Measuring measuring;
    private final int ahead;
    private final Queue<Future<MeasuredFile>> begun = new ArrayDeque<>();

    private FilesAtOnce(ExecutorService executor, Measuring measuring, int ahead) {
        this.executor = executor;
        this.measuring = measuring;
        this.ahead = ahead;
    }

    /**
     * Measures all of them.
     *
     * @param threads how many may work, at least 1
     */
    static void measure(List<Path> files, MeterSettings settings, int threads, Listener listener)
            throws InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        int atOnce = Math.min(threads, files.size());
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        try {
            Measuring measuring = new Measuring(settings, threads / atOnce);
            new FilesAtOnce(executor, measuring, AHEAD * atOnce).measure(files, listener);
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.HOURS);
        }
    }

    private void measure(List<Path> files, Listener listener) throws InterruptedException {
        for (Path file : files) {
            if (begun.size() == ahead) {
                tell(begun.remove(), listener);
            }
            begun.add(executor.submit(() -> measuring.file(file)));
        }
        while (!begun.isEmpty()) {
            tell(begun.remove(), listener);
        }
    }

    private static void tell(Future<MeasuredFile> file, Listener listener) throws InterruptedException {
        MeasuredFile measured;
        try {
            measured = file.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException unreadable) {
                listener.failed(unreadable);
                return;
            }
            throw new IllegalStateException("measuring failed: " + failure.getCause(), failure);
        }
        listener.measured(measured);
    }
}
