package app.loudcraft.benchmarks;

import app.loudcraft.Mastering;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.meter.SpectrumMeter;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.qc.codec.FfmpegCodec;
import app.loudcraft.qc.codec.LossyCodec;
import app.loudcraft.qc.codec.LossyFormat;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what the quality gate finds: masters mixes, damages the masters in many ways and three strengths, and counts.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.GateRecall [--ffmpeg PROGRAM] [--undamaged] MIX.wav...
 * }</pre>
 *
 * <p>What counts as found says {@link Sign}. Lossy coders are real ones, which the named program ffmpeg runs; without it they
 * are left out. With {@code --undamaged} only the undamaged masters are judged: whatever the gate fails them for is wrong,
 * for nothing is wrong with them but what is wrong with the mix.
 */
public final class GateRecall {

    private static final DeliveryTarget TARGET = DeliveryTarget.SPOTIFY;
    private static final LossyFormat[] CODERS = {LossyFormat.MP3, LossyFormat.AAC, LossyFormat.VORBIS};
    private static final int BLOCK_FRAMES = 4_096;
    private static final int[] KBPS = {192, 128, 96};

    // Where coders cut at their lowest rate here. What is less there, for each Hz, than this under the middle is noise
    // of
    // the last bits or of a coder before, and nothing is missing without it.
    private static final double CUT_FROM_HZ = 15_000.0;
    private static final double CUT_TO_HZ = 16_000.0;
    private static final double NOTHING_BELOW_MIDDLE_DB = 60.0;

    private final QualityGate gate = QualityGate.builder().build();
    private final RecallTable table = new RecallTable();
    private final Path folder;
    private final Optional<Path> ffmpeg;

    private GateRecall(Path folder, Optional<Path> ffmpeg) {
        this.folder = folder;
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param arguments the options and stereo mixes as WAV files
     * @throws IOException if one cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        List<String> mixes = new ArrayList<>(Arrays.asList(arguments));
        boolean undamagedOnly = mixes.remove("--undamaged");
        Optional<Path> ffmpeg = Optional.empty();
        int option = mixes.indexOf("--ffmpeg");
        if (option >= 0) {
            mixes.remove(option);
            ffmpeg = Optional.of(Path.of(mixes.remove(option)));
        }
        Path folder = Files.createTempDirectory("gate-recall");
        GateRecall recall = new GateRecall(folder, ffmpeg);
        try {
            for (String mix : mixes) {
                recall.measure(Path.of(mix), undamagedOnly);
            }
        } finally {
            Files.deleteIfExists(recall.file());
            Files.deleteIfExists(folder);
        }
        recall.table.print();
        if (ffmpeg.isEmpty()) {
            System.out.println("Lossy coders were left out: name the program with --ffmpeg PROGRAM.");
        }
    }

    private Path file() {
        return folder.resolve("master.wav");
    }

    private void measure(Path mix, boolean undamagedOnly) throws IOException {
        String name = mix.getFileName().toString();
        AudioBuffer master = Samples.faded(Mastering.builder()
                .target(TARGET)
                .build()
                .master(AudioFiles.read(mix))
                .buffer()
                .orElseThrow());
        QualityReport undamaged = check(master);
        countUndamaged(name, undamaged);
        if (undamagedOnly) {
            return;
        }
        for (Defect defect : Defect.values()) {
            for (int strength = 0; strength < Defect.STRENGTHS; strength++) {
                Damaged damaged = defect.damage(master, strength);
                count(defect.description(), strength, name, defect.sign(), damaged, undamaged);
            }
        }
        if (ffmpeg.isPresent()) {
            encode(name, master, undamaged);
        }
    }

    private void count(String defect, int strength, String name, Sign sign, Damaged damaged, QualityReport undamaged)
            throws IOException {
        QualityReport report = check(damaged.audio());
        boolean found = sign.isIn(report, undamaged, damaged.places());
        long atPlace = sign.count(report, undamaged, damaged.places());
        table.add(defect, strength, name, found, atPlace, damaged.places().size());
    }

    private void encode(String name, AudioBuffer master, QualityReport undamaged) throws IOException {
        Sign sign = Sign.of("probably went through a lossy coder", "Q8");
        QualityCheck before = undamaged.checks().get(7);
        for (LossyFormat format : CODERS) {
            String defect = format + " at " + KBPS[0] + ", " + KBPS[1] + ", " + KBPS[2] + " kbit/s and back";
            if (before.findings().stream()
                    .anyMatch(f -> sign.words().matcher(f.message()).find())) {
                table.leaveOut(defect, name, "the undamaged master is called lossy already");
            } else if (!hasTop(master)) {
                table.leaveOut(defect, name, "there is nothing above 15 kHz to take away");
            } else {
                for (int strength = 0; strength < Defect.STRENGTHS; strength++) {
                    Damaged damaged = Damaged.everywhere(roundTrip(master, new LossyCodec(format, KBPS[strength])));
                    count(defect, strength, name, sign, damaged, undamaged);
                }
            }
        }
    }

    private static boolean hasTop(AudioBuffer master) {
        SpectrumMeter meter = new SpectrumMeter(master.sampleRateHz(), master.layout());
        meter.process(master.block());
        SpectrumReading spectrum = meter.reading();
        double topDb = spectrum.programmeDb(CUT_FROM_HZ, CUT_TO_HZ);
        double middleDb = spectrum.programmeDb(1_000.0, 4_000.0) - 10.0 * Math.log10(3.0);
        return topDb > middleDb - NOTHING_BELOW_MIDDLE_DB;
    }

    private AudioBuffer roundTrip(AudioBuffer master, LossyCodec codec) throws IOException {
        store(master);
        FfmpegCodec coder = FfmpegCodec.of(ffmpeg.orElseThrow(), codec);
        try (AudioReader decoded = coder.roundTrip(AudioSource.of(file()));
                AudioWriter writer = create(decoded.spec())) {
            decoded.forEachBlock(BLOCK_FRAMES, writer::write);
            writer.commit();
        }
        return AudioFiles.read(file());
    }

    private void countUndamaged(String name, QualityReport undamaged) {
        for (QualityCheck check : undamaged.checks()) {
            table.addJudged();
            String line = name + " " + check.id() + ": " + first(check);
            if (check.status() == QualityStatus.FAIL) {
                table.addFailed(check.id(), line);
            } else if (check.status() == QualityStatus.WARN) {
                table.addWarned(check.id(), line);
            }
        }
    }

    private static String first(QualityCheck check) {
        return check.findings().isEmpty() ? "" : check.findings().get(0).message();
    }

    private void store(AudioBuffer audio) throws IOException {
        try (AudioWriter writer = create(audio.spec())) {
            writer.write(audio.block());
            writer.commit();
        }
    }

    /** Stores 24 bits without dither, which would wash away what a defect did to the last of them. */
    private AudioWriter create(AudioSpec spec) throws IOException {
        WriteOptions plain = WriteOptions.DEFAULT.withDither(Dither.NONE);
        return AudioFiles.create(file(), spec.withFormat(SampleFormat.PCM_24), plain);
    }

    private QualityReport check(AudioBuffer audio) throws IOException {
        store(audio);
        return gate.check(AudioSource.of(file()), TARGET, Optional.empty());
    }
}
