package app.loudcraft.benchmarks;

import app.loudcraft.Mastering;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masters on 64 threads at once with one {@link Mastering} that has everything switched on, and tells what is left of it.
 *
 * <pre>{@code
 * java -Xmx2g -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.ManyMasters one.wav two.wav three.wav
 * }</pre>
 *
 * <p>Every mix is first mastered alone, then over and over by all threads, each to a file of its own. Fails if a master
 * differs in a byte from the one that was made alone, if a thread, an open file or a temporary file is left, or if anything
 * fails.
 */
public final class ManyMasters {

    private static final int THREADS = 64;
    private static final int SPATIAL_PERCENT = 40;
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Path> mixes;
    private final Path folder;
    private final Mastering mastering = Mastering.builder()
            .detectGenre()
            .spatial(SPATIAL_PERCENT)
            .qualityGate()
            .build();

    private ManyMasters(List<Path> mixes, Path folder) {
        this.mixes = mixes;
        this.folder = folder;
    }

    /**
     * @param arguments one or more mixes
     * @throws IllegalStateException if anything differs or is left
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("many-masters");
        try {
            new ManyMasters(Arrays.stream(arguments).map(Path::of).toList(), folder).masterAll();
        } finally {
            Folders.delete(folder);
        }
    }

    private void masterAll() throws IOException, InterruptedException, ExecutionException {
        Map<Path, Path> alone = new HashMap<>();
        long start = System.nanoTime();
        for (Path mix : mixes) {
            Path master = folder.resolve("alone-" + mix.getFileName());
            mastering.master(mix, master);
            alone.put(mix, master);
        }
        double aloneSeconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        Left before = Left.now();

        start = System.nanoTime();
        List<Path> masters = atOnce();
        double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        for (int i = 0; i < THREADS; i++) {
            if (Files.mismatch(masters.get(i), alone.get(mix(i))) >= 0) {
                throw new IllegalStateException("every master must be that made alone, but " + i + " is not");
            }
        }
        Left after = Left.now();
        after.requireNoMoreThan(before);
        System.out.printf(
                Locale.ROOT,
                "%d masters at once in %.1f s, %d alone in %.1f s; all masters have the bytes of those made alone%n",
                THREADS,
                seconds,
                mixes.size(),
                aloneSeconds);
        System.out.println("before: " + before);
        System.out.println("after:  " + after);
    }

    private Path mix(int i) {
        return mixes.get(i % mixes.size());
    }

    private List<Path> atOnce() throws InterruptedException, ExecutionException {
        List<Callable<Path>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Path mix = mix(i);
            Path master = folder.resolve(i + ".wav");
            tasks.add(() -> {
                mastering.master(mix, master);
                return master;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Path> masters = new ArrayList<>();
            for (Future<Path> master : threads.invokeAll(tasks)) {
                masters.add(master.get());
            }
            return masters;
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    /**
     * What a process holds.
     *
     * @param threads names of the live threads that would keep it from ending
     * @param openFiles open file handles; 0 where the system does not tell
     * @param temporaryFiles those of Loudcraft among the temporary files
     */
    private record Left(Set<String> threads, long openFiles, Set<Path> temporaryFiles) {

        static Left now() throws IOException {
            Set<String> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !thread.isDaemon())
                    .map(Thread::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            long open = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                    ? system.getOpenFileDescriptorCount()
                    : 0;
            try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                Set<Path> temporary = files.filter(
                                file -> file.getFileName().toString().startsWith("loudcraft-"))
                        .collect(Collectors.toCollection(TreeSet::new));
                return new Left(threads, open, temporary);
            }
        }

        void requireNoMoreThan(Left before) {
            if (!before.threads.containsAll(threads)
                    || openFiles > before.openFiles
                    || !before.temporaryFiles.containsAll(temporaryFiles)) {
                throw new IllegalStateException("no more must be left than " + before + ", but there is " + this);
            }
        }
    }
}
