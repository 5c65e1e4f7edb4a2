package app.loudcraft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills the command line again and again while it masters over an existing file, and looks at what is left.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.KillSurvey loudcraft.jar mix.wav 200 1
 * }</pre>
 *
 * <p>Every kill comes at a random moment between the start and 1.2 times the normal duration. The file must be the old
 * one or the whole new one by every byte. In the end one run is left alone, after which there must be no file but the
 * master, and no temporary file. The heap of the runs is small, so that intermediate audio goes to a file.
 */
public final class KillSurvey {

    private static final String HEAP = "-Xmx96m";
    private static final double LATEST = 1.2;
    private static final int UNDISTURBED_RUNS = 5;
    private static final double NANOS_PER_MS = 1e6;

    private final Path jar;
    private final Path mix;
    private final Path outputs;
    private final Path temporary;
    private final Path master;
    private final Path proper;

    private KillSurvey(Path jar, Path mix, Path folder) throws IOException {
        this.jar = jar;
        this.mix = mix;
        this.outputs = Files.createDirectory(folder.resolve("outputs"));
        this.temporary = Files.createDirectory(folder.resolve("temporary"));
        this.master = outputs.resolve("master.wav");
        this.proper = folder.resolve("proper.wav");
    }

    /**
     * @param arguments {@code loudcraft.jar}, a mix, the number of kills, and a seed for their moments
     * @throws IllegalStateException if a file is neither old nor new, or something is left in the end
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kill-survey");
        try {
            new KillSurvey(Path.of(arguments[0]), Path.of(arguments[1]), folder)
                    .survey(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        } finally {
            Folders.delete(folder);
        }
    }

    private void survey(int kills, long seed) throws IOException, InterruptedException {
        double normalMs = normalMs();
        Files.move(master, proper);
        SplittableRandom random = new SplittableRandom(seed);
        Set<Path> everLeft = new HashSet<>();
        int old = 0;
        int replaced = 0;
        int unkilled = 0;
        for (int i = 0; i < kills; i++) {
            // The mix stands for an older master: a whole file with other bytes.
            Files.copy(mix, master, StandardCopyOption.REPLACE_EXISTING);
            unkilled += killed(LATEST * normalMs * random.nextDouble()) ? 0 : 1;
            if (same(master, mix)) {
                old++;
            } else if (same(master, proper)) {
                replaced++;
            } else {
                throw new IllegalStateException("after kill " + i + " the file is neither the old nor the new one");
            }
            everLeft.addAll(others());
        }
        Set<Path> before = others();
        undisturbedMs();
        Set<Path> after = others();
        if (!after.isEmpty() || !same(master, proper)) {
            throw new IllegalStateException("the last run must leave its master alone, but left " + after);
        }
        MarkdownTable table = new MarkdownTable(
                "Masters that were killed",
                String.format(
                        Locale.ROOT,
                        "%s, normally mastered in %.0f ms; seed %d. In the end nothing but the master is left.",
                        mix.getFileName(),
                        normalMs,
                        seed),
                "runs",
                "ended before their kill",
                "old file whole",
                "new file whole",
                "files ever left",
                "swept by later runs",
                "swept by the last run",
                "empty folders of ONNX Runtime");
        table.add(
                kills,
                unkilled,
                old,
                replaced,
                everLeft.size(),
                everLeft.size() - before.size(),
                before.size(),
                emptyFolders());
        table.print(System.out);
    }

    /** How long runs take that are left alone: the median. */
    private double normalMs() throws IOException, InterruptedException {
        double[] ms = new double[UNDISTURBED_RUNS];
        for (int i = 0; i < ms.length; i++) {
            ms[i] = undisturbedMs();
        }
        Arrays.sort(ms);
        return ms[ms.length / 2];
    }

    private double undisturbedMs() throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("a run that is left alone must succeed, but ended with " + exit);
        }
        return (System.nanoTime() - start) / NANOS_PER_MS;
    }

    /** Runs and kills; false if the run had ended by then. */
    private boolean killed(double afterMs) throws IOException, InterruptedException {
        Process run = start();
        boolean ended = run.waitFor((long) (NANOS_PER_MS * afterMs), TimeUnit.NANOSECONDS);
        // SIGKILL, on systems that have it
        run.destroyForcibly().waitFor();
        return !ended;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        jar.toString(),
                        "master",
                        mix.toString(),
                        master.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What there is beside the master. */
    private Set<Path> others() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(outputs), Files.list(temporary))) {
            return files.filter(file -> !file.equals(master) && !isOfOnnxRuntime(file))
                    .collect(Collectors.toSet());
        }
    }

    /** Killed while it starts, ONNX Runtime leaves a folder with nothing in it, which nobody can tell from one in use. */
    private static boolean isOfOnnxRuntime(Path file) {
        return file.getFileName().toString().startsWith("onnxruntime-java");
    }

    private long emptyFolders() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(KillSurvey::isOfOnnxRuntime).count();
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        return Files.mismatch(one, other) < 0;
    }
}
