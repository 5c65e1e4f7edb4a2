package app.loudcraft.benchmarks;

import app.loudcraft.Mastering;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what the quality gate finds: masters mixes, damages the masters in 25 ways and three strengths, and counts.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.GateRecall MIX.wav...
 * }</pre>
 *
 * <p>A defect counts as found if a check that ought to see it has a worse status than for the undamaged master. Failed
 * checks of undamaged masters are listed, for nothing is wrong with them but what is wrong with the mix.
 */
public final class GateRecall {

    private static final DeliveryTarget TARGET = DeliveryTarget.SPOTIFY;

    private final QualityGate gate = QualityGate.builder().build();
    private final Path folder;
    private final Map<Defect, int[]> found = new EnumMap<>(Defect.class);
    private final List<String> falseFailures = new ArrayList<>();
    private final List<String> warned = new ArrayList<>();
    private int masters;
    private int judged;

    private GateRecall(Path folder) {
        this.folder = folder;
        for (Defect defect : Defect.values()) {
            found.put(defect, new int[Defect.STRENGTHS]);
        }
    }

    /**
     * @param arguments stereo mixes as WAV files
     * @throws IOException if one cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("gate-recall");
        GateRecall recall = new GateRecall(folder);
        try {
            for (String mix : arguments) {
                recall.measure(Path.of(mix));
            }
        } finally {
            Files.deleteIfExists(folder.resolve("damaged.wav"));
            Files.deleteIfExists(folder);
        }
        recall.print();
    }

    private void measure(Path mix) throws IOException {
        AudioBuffer master = Mastering.builder()
                .target(TARGET)
                .build()
                .master(AudioFiles.read(mix))
                .buffer()
                .orElseThrow();
        fade(master);
        QualityReport undamaged = check(master);
        masters++;
        for (QualityCheck check : undamaged.checks()) {
            judged++;
            String line = mix.getFileName() + " " + check.id() + ": " + first(check);
            if (check.status() == QualityStatus.FAIL) {
                falseFailures.add(line);
            } else if (check.status() == QualityStatus.WARN) {
                warned.add(line);
            }
        }
        for (Defect defect : Defect.values()) {
            for (int strength = 0; strength < Defect.STRENGTHS; strength++) {
                QualityReport damaged = check(defect.damage(master, strength));
                found.get(defect)[strength] += worse(damaged, undamaged, defect) ? 1 : 0;
            }
        }
    }

    /** Excerpts begin and end in the middle of sound, which the gate rightly warns of. */
    private static void fade(AudioBuffer audio) {
        int in = audio.sampleRateHz() / 50;
        int out = audio.sampleRateHz() / 2;
        for (int c = 0; c < audio.channels(); c++) {
            float[] x = audio.channel(c);
            for (int i = 0; i < in; i++) {
                x[i] *= (float) i / in;
            }
            for (int i = 0; i < out; i++) {
                x[x.length - 1 - i] *= (float) i / out;
            }
        }
    }

    private QualityReport check(AudioBuffer audio) throws IOException {
        Path file = folder.resolve("damaged.wav");
        // without dither, which would wash away what a defect did to the last bits
        WriteOptions plain = WriteOptions.DEFAULT.withDither(Dither.NONE);
        try (AudioWriter writer = AudioFiles.create(file, audio.spec().withFormat(SampleFormat.PCM_24), plain)) {
            writer.write(audio.block());
            writer.commit();
        }
        return gate.check(AudioSource.of(file), TARGET, Optional.empty());
    }

    private static boolean worse(QualityReport damaged, QualityReport undamaged, Defect defect) {
        for (int i = 0; i < damaged.checks().size(); i++) {
            QualityCheck after = damaged.checks().get(i);
            if (defect.checks().contains(after.id())
                    && after.status().compareTo(undamaged.checks().get(i).status()) > 0) {
                return true;
            }
        }
        return false;
    }

    private static String first(QualityCheck check) {
        return check.findings().isEmpty() ? "" : check.findings().get(0).message();
    }

    private void print() {
        System.out.println("| defect | slight | plain | strong |");
        System.out.println("|---|---|---|---|");
        int[] sums = new int[Defect.STRENGTHS];
        found.forEach((defect, counts) -> {
            for (int k = 0; k < Defect.STRENGTHS; k++) {
                sums[k] += counts[k];
            }
            System.out.printf(
                    "| %s | %d | %d | %d | (of %d)%n", defect.description(), counts[0], counts[1], counts[2], masters);
        });
        int all = masters * Defect.values().length;
        System.out.printf(
                "| all | %.0f %% | %.0f %% | %.0f %% |%n",
                100.0 * sums[0] / all, 100.0 * sums[1] / all, 100.0 * sums[2] / all);
        System.out.printf("%nFailed without damage: %d of %d checks%n", falseFailures.size(), judged);
        falseFailures.forEach(line -> System.out.println("* " + line));
        System.out.println("Warned of without damage:");
        warned.forEach(line -> System.out.println("* " + line));
    }
}
