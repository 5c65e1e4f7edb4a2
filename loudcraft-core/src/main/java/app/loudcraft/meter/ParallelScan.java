package app.loudcraft.meter;

import app.loudcraft.meter.StreamMeasurement.Stretch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Scans a stream in several stretches at once, one thread each, and joins what they found. */
final class ParallelScan {

    /** Gives a stretch the frames it needs. */
    @FunctionalInterface
    interface Feeder {

        /**
         * Gives {@code stretch} the frames from its {@link Stretch#firstFrame()} to {@code end}, or to the end of the
         * stream if that comes first; called by several threads at once.
         *
         * @param stopped turns true when another stretch has failed, and nothing more is needed
         */
        void feed(Stretch stretch, long end, BooleanSupplier stopped) throws IOException;
    }

    private ParallelScan() {}

    /**
     * Measures a stream of {@code frames} frames, if it pays to be cut.
     *
     * @return false if nothing was done
     */
    static boolean run(StreamMeasurement measurement, long frames, int threads, Feeder feeder) throws IOException {
        HopGrid grid = measurement.plan().grid();
        long segments = frames / grid.frames(HopEnergies.HOPS_PER_SEGMENT);
        int count = (int) Math.min(threads, segments);
        if (count < 2) {
            return false;
        }
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long segment = segments * i / count;
            stretches.add(new Stretch(measurement.plan(), segment * StreamScan.STEPS_PER_SEGMENT));
        }
        scan(stretches, feeder);
        measurement.join(stretches);
        return true;
    }

    private static void scan(List<Stretch> stretches, Feeder feeder) throws IOException {
        AtomicBoolean stopped = new AtomicBoolean();
        ExecutorService executor = Executors.newFixedThreadPool(stretches.size() - 1);
        List<Future<?>> scans = new ArrayList<>();
        try {
            for (int i = 1; i < stretches.size(); i++) {
                FutureTask<Void> scan = task(stretches, i, feeder, stopped);
                scans.add(scan);
                executor.execute(scan);
            }
            FutureTask<Void> first = task(stretches, 0, feeder, stopped);
            scans.add(0, first);
            first.run();
        } finally {
            executor.shutdown();
            awaitEnd(executor);
        }
        for (Future<?> scan : scans) {
            rethrow(scan);
        }
    }

    private static FutureTask<Void> task(List<Stretch> stretches, int index, Feeder feeder, AtomicBoolean stopped) {
        long end = index + 1 < stretches.size() ? stretches.get(index + 1).firstReportedFrame() : Long.MAX_VALUE;
        return new FutureTask<>(() -> {
            boolean done = false;
            try {
                feeder.feed(stretches.get(index), end, stopped::get);
                done = true;
            } finally {
                if (!done) {
                    stopped.set(true);
                }
            }
            return null;
        });
    }

    private static void rethrow(Future<?> ended) throws IOException {
        try {
            ended.get();
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("a scan that had ended was waited for", impossible);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (cause instanceof RuntimeException programmerError) {
                throw programmerError;
            }
            if (cause instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException("a scan threw what it does not declare", cause);
        }
    }

    /** Waits for the threads, interrupted or not: none may touch the source after this. */
    private static void awaitEnd(ExecutorService executor) {
        boolean interrupted = false;
        while (!executor.isTerminated()) {
            try {
                executor.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
