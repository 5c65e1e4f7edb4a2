package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every file of some folders and says what came of it, beside what FFmpeg and SoX read out of it, as Markdown.
 *
 * <p>The name of a folder says what must come of its files: those in {@code subset} and {@code valid} are to be read, those
 * in {@code invalid} and {@code unsupported} refused, all others either. A file that is read must have the samples that a
 * judge finds in it, if one can, and, if it is FLAC, the MD5 in its header. A refusal must name the file.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.Conformance flac/subset flac/faulty wav/valid
 * }</pre>
 */
public final class Conformance {

    private static final List<String> READ = List.of("subset", "valid");
    private static final List<String> REFUSED = List.of("invalid", "unsupported");

    private final MarkdownTable table = new MarkdownTable(
            "Conformance",
            "Verdict: as must be, or NOT so. Judge: what the samples were compared with, bit by bit as 32-bit floats.",
            "file",
            "kind",
            "verdict",
            "message");
    private int files;
    private int wrong;

    private Conformance() {}

    /** Prints the table; the arguments are folders. Exits with 1 if a file is not as it must be. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Conformance conformance = new Conformance();
        for (String folder : arguments) {
            for (Path file : filesIn(Path.of(folder))) {
                conformance.add(file);
            }
        }
        conformance.table.print(System.out);
        System.out.println(conformance.files + " files, " + conformance.wrong + " not as must be.");
        System.out.println(FfmpegFilter.version());
        if (conformance.wrong > 0) {
            System.exit(1);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void add(Path file) throws IOException, InterruptedException {
        String folder = file.toAbsolutePath().getParent().getFileName().toString();
        boolean good;
        String message;
        try {
            AudioBuffer audio = AudioFiles.read(file);
            Judgement judgement = Judgement.of(file, audio);
            Optional<Boolean> digest = FlacMd5.matches(file, audio);
            good = judgement.agrees() && digest.orElse(true) && !REFUSED.contains(folder);
            message = described(file) + "; " + judgement.words()
                    + digest.map(right -> right ? "; MD5 right" : "; MD5 WRONG").orElse("");
        } catch (AudioFormatException refused) {
            String name = file.toString();
            good = !READ.contains(folder) && refused.getMessage().startsWith(name);
            message = refused.kind() + refused.getMessage().substring(name.length());
        } catch (IOException | RuntimeException escaped) {
            good = false;
            message = "ESCAPED: " + escaped;
        }
        files++;
        wrong += good ? 0 : 1;
        table.add(file.getFileName(), folder, good ? "as must be" : "NOT", message.replace("|", "/"));
    }

    private static String described(Path file) throws IOException {
        try (AudioReader reader = AudioFiles.open(file)) {
            String notes = reader.notes().isEmpty() ? "" : ", notes " + reader.notes();
            return String.format(
                    Locale.ROOT,
                    "%s, %d Hz, %s, %s%s",
                    reader.container(),
                    reader.spec().sampleRateHz(),
                    reader.spec().layout(),
                    reader.spec().format(),
                    notes);
        }
    }
}
