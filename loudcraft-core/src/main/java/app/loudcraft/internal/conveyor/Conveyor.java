package app.loudcraft.internal.conveyor;

import app.loudcraft.audio.AudioBlock;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sends a stream through stages, several of which may work at once, each on another piece of it.
 *
 * <p>A thread that is free takes the last stage that has something to do and nobody on it. A fixed number of blocks goes
 * round, so memory does not grow with the stream. What a stage throws stops all of them and is thrown on. No thread
 * outlives a run.
 */
public final class Conveyor {

    // A block for every stage to work on, and some that wait between them.
    private static final int WAITING_BLOCKS = 6;

    private final List<Station> stations = new ArrayList<>();
    private final Deque<AudioBlock> free = new ArrayDeque<>();
    private final Checkpoint checkpoint;
    private Throwable failure;

    /** Called by the thread that called {@link #run}, between its tasks and at the end; what it throws stops the run. */
    @FunctionalInterface
    public interface Checkpoint {
        void pass() throws IOException;
    }

    private static final class Station {
        private final Stage stage;
        private final Deque<AudioBlock> arrived = new ArrayDeque<>();
        private boolean busy;
        private boolean nothingMoreComes;
        private boolean ended;

        Station(Stage stage) {
            this.stage = stage;
        }
    }

    private Conveyor(List<Stage> stages, int channels, int capacityFrames, Checkpoint checkpoint) {
        for (Stage stage : stages) {
            stations.add(new Station(stage));
        }
        stations.get(0).nothingMoreComes = true;
        for (int i = 0; i < stages.size() + WAITING_BLOCKS; i++) {
            free.add(AudioBlock.allocate(channels, capacityFrames));
        }
        this.checkpoint = checkpoint;
    }

    /**
     * Runs a stream from the first stage, which makes it, to its end.
     *
     * @param stages at least one
     * @param channels of the blocks
     * @param capacityFrames largest number of frames that a block ever holds
     * @param threads at least 1, the calling one included
     * @throws IOException if a stage or the checkpoint throws it
     */
    public static void run(List<Stage> stages, int channels, int capacityFrames, int threads, Checkpoint checkpoint)
            throws IOException {
        new Conveyor(stages, channels, capacityFrames, checkpoint).run(Math.min(threads, stages.size()));
    }

    private void run(int threads) throws IOException {
        if (threads == 1) {
            work(true);
        } else {
            ExecutorService executor = Executors.newFixedThreadPool(threads - 1);
            try {
                for (int i = 1; i < threads; i++) {
                    executor.execute(() -> work(false));
                }
                work(true);
            } finally {
                executor.shutdown();
                awaitEnd(executor);
            }
        }
        rethrow();
        checkpoint.pass();
    }

    /** Something to do: a stage, and the block to do it with. */
    private record Task(int index, Station station, AudioBlock block, boolean fill) {

        /** False if the stage has nothing more to give. */
        boolean perform() throws IOException {
            if (fill) {
                return station.stage.fill(block);
            }
            station.stage.process(block);
            return true;
        }
    }

    private void work(boolean caller) {
        try {
            for (Task task = next(); task != null; task = next()) {
                passOn(task, task.perform());
                if (caller) {
                    checkpoint.pass();
                }
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    /** Waits for something to do; null when all is done or something failed. */
    private synchronized Task next() {
        while (failure == null && !stations.get(stations.size() - 1).ended) {
            for (int i = stations.size() - 1; i >= 0; i--) {
                Station station = stations.get(i);
                if (station.busy || station.ended) {
                    continue;
                }
                boolean fill = station.arrived.isEmpty();
                if (!fill || station.nothingMoreComes && !free.isEmpty()) {
                    station.busy = true;
                    return new Task(i, station, fill ? free.remove().window(0, 0) : station.arrived.remove(), fill);
                }
            }
            waitForChange();
        }
        return null;
    }

    private synchronized void waitForChange() {
        try {
            wait();
        } catch (InterruptedException e) {
            fail(new ClosedByInterruptException());
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void passOn(Task task, boolean more) {
        task.station.busy = false;
        Station following = task.index + 1 < stations.size() ? stations.get(task.index + 1) : null;
        if (more && following != null && task.block.frames() > 0) {
            following.arrived.add(task.block);
        } else {
            free.add(task.block);
        }
        if (!more) {
            task.station.ended = true;
            if (following != null) {
                following.nothingMoreComes = true;
            }
        }
        notifyAll();
    }

    private synchronized void fail(Throwable thrown) {
        if (failure == null) {
            failure = thrown;
        }
        notifyAll();
    }

    /** Waits for the threads, interrupted or not: none may touch the stages after this. */
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

    private void rethrow() throws IOException {
        if (failure instanceof IOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
        if (failure instanceof Error fatal) {
            throw fatal;
        }
        if (failure != null) {
            throw new IllegalStateException("a stage threw what it does not declare", failure);
        }
    }
}
