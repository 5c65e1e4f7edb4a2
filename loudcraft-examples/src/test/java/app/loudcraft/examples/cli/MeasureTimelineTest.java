package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.TruePeakMeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTimelineTest {
    // Figures have four decimals.
    private static final double ROUNDING = 0.00005 + 1e-9;

    @TempDir
    private Path folder;

    private Path csv;

    @BeforeEach
    void nameTimeline() {
        csv = folder.resolve("timeline.csv");
    }

    @ParameterizedTest
    @ValueSource(ints = {48_000, 44_100, 11_025})
    void everyRowIsWhatAMeterShowsAtThatTime(int rateHz) throws IOException {
        Path noise = Tones.noise(folder.resolve("noise.wav"), rateHz, 5.25);

        Execution measured = Execution.of("measure", "--timeline", csv, noise);

        assertThat(measured.err()).isEmpty();
        assertThat(measured.exitCode()).isZero();
        assertThat(measured.out()).contains("noise.wav");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).isEqualTo("time_s,momentary_lufs,short_term_lufs,true_peak_dbtp");
        assertThat(lines).hasSize(1 + 52);
        AudioBuffer audio = AudioFiles.read(noise);
        LoudnessMeter meter = new LoudnessMeter(rateHz, audio.layout());
        AudioBlock block = audio.block();
        int at = 0;
        for (int row = 1; row < lines.size(); row++) {
            int end = (int) Math.round(rateHz * row / 10.0);
            meter.process(block.window(at, end - at));
            at = end;
            String[] cells = lines.get(row).split(",", -1);
            assertThat(cells).hasSize(4);
            assertThat(cells[0]).isEqualTo(String.format(Locale.ROOT, "%d.%d00", row / 10, row % 10));
            assertCell(cells[1], row >= 4, meter.momentaryLufs());
            assertCell(cells[2], row >= 30, meter.shortTermLufs());
        }
    }

    private static void assertCell(String cell, boolean isThere, double expected) {
        if (!isThere) {
            assertThat(cell).isEmpty();
        } else if (expected == Double.NEGATIVE_INFINITY) {
            assertThat(cell).isEqualTo("-inf");
        } else {
            assertThat(Double.parseDouble(cell)).isCloseTo(expected, within(ROUNDING));
        }
    }

    @Test
    void silenceIsMinusInfinityAndTheLargestPeakIsThatOfTheFile() throws IOException {
        Path noise = Tones.noise(folder.resolve("noise.wav"), 48_000, 4.0);

        Execution.of("measure", "--timeline", csv, noise);

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(1)).isEqualTo("0.100,,,-inf");
        assertThat(lines.get(4)).isEqualTo("0.400,-inf,,-inf");
        AudioBuffer audio = AudioFiles.read(noise);
        TruePeakMeter meter = TruePeakMeter.reference(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        double largest = lines.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .filter(cell -> !cell.equals("-inf"))
                .mapToDouble(Double::parseDouble)
                .max()
                .orElseThrow();
        assertThat(largest).isCloseTo(meter.truePeakDbtp(), within(ROUNDING));
    }

    @Test
    void decimalsDoNotDependOnTheLocale() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 0.5, SampleFormat.FLOAT_32);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            Execution.of("measure", "--timeline", csv, tone);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(Files.readAllLines(csv)).allSatisfy(line -> assertThat(line).containsPattern("^([^,]*,){3}[^,]*$"));
    }

    @Test
    void aFileUnderAStepHasNoRows() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 0.09, SampleFormat.FLOAT_32);

        assertThat(Execution.of("measure", "--timeline", csv, tone).exitCode()).isZero();
        assertThat(csv).hasContent("time_s,momentary_lufs,short_term_lufs,true_peak_dbtp\n");
    }

    @Test
    void anOlderTimelineIsReplacedAndNothingElseIsLeft() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 1.0, SampleFormat.FLOAT_32);
        Files.writeString(csv, "old");

        assertThat(Execution.of("measure", "--timeline", csv, tone).exitCode()).isZero();

        assertThat(Files.readAllLines(csv)).hasSize(11);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(csv, tone);
        }
    }

    @Test
    void anInputThatCannotBeReadLeavesTheOlderTimeline() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.wav"), "these are words, not audio at all");
        Files.writeString(csv, "old");

        assertThat(Execution.of("measure", "--timeline", csv, text).exitCode()).isEqualTo(1);
        assertThat(csv).hasContent("old");
    }

    @Test
    void severalFilesAndFoldersAreWrongUsage() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 1.0, SampleFormat.FLOAT_32);

        Execution several = Execution.of("measure", "--timeline", csv, tone, tone);
        Execution aFolder = Execution.of("measure", "--timeline", csv, folder);

        assertThat(several.exitCode()).isEqualTo(2);
        assertThat(several.errLines().get(0))
                .isEqualTo("loudcraft: --timeline needs exactly one file, but there are 2");
        assertThat(aFolder.exitCode()).isEqualTo(2);
        assertThat(aFolder.errLines().get(0)).contains("exactly one file", folder.toString());
        assertThat(csv).doesNotExist();
    }

    @Test
    void theAudioItselfIsNotOverwrittenNotEvenThroughALink() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 1.0, SampleFormat.FLOAT_32);
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), tone);
        byte[] before = Files.readAllBytes(tone);

        for (Path target : List.of(tone, link)) {
            Execution measured = Execution.of("measure", "--timeline", target, tone);

            assertThat(measured.exitCode()).isEqualTo(1);
            assertThat(measured.out()).isEmpty();
            assertThat(measured.errLines()).singleElement().asString().contains(target.toString());
        }
        assertThat(Files.readAllBytes(tone)).isEqualTo(before);
    }

    @Test
    void aTimelineThatCannotBeWrittenIsReportedBesideTheReadings() throws IOException {
        Path tone = Tones.stereo(folder.resolve("tone.wav"), 1.0, SampleFormat.FLOAT_32);

        Execution measured =
                Execution.of("measure", "--timeline", folder.resolve("none").resolve("t.csv"), tone);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.out()).contains("tone.wav", "-23.0");
        assertThat(measured.errLines())
                .singleElement()
                .asString()
                .startsWith("loudcraft: ")
                .contains("there is no folder");
    }
}
