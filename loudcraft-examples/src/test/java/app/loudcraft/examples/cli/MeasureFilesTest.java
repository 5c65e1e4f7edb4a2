package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.AlbumReading;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.meter.ProgrammeMeter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code loudcraft measure} treats many files: folders, order, threads, albums. */
class MeasureFilesTest {
    // JSON figures have four decimals.
    private static final double ROUNDING = 0.00005 + 1e-9;

    @TempDir
    private Path folder;

    @Test
    void aFolderIsEveryAudioFileInItAndBelowInOrder() throws IOException {
        Path below = Files.createDirectories(folder.resolve("disc 2").resolve("bonus.wav"));
        List<Path> files = new ArrayList<>();
        for (String name : List.of(
                "b.wav", "a.WAV", "c.Bwf", "d.wave", "e.rf64", "f.bw64", "g.aif", "h.AIFF", "i.aifc", "j.FLAC",
                "k.w64")) {
            files.add(tone(folder.resolve(name)));
        }
        files.add(tone(below.resolve("z.wav")));
        Files.writeString(folder.resolve("cover.jpg"), "no audio");
        Files.writeString(folder.resolve("wav"), "no audio");
        tone(folder.resolve("backup.wav.old"));

        Execution measured = Execution.of("measure", "--json", folder);

        assertThat(measured.err()).isEmpty();
        assertThat(measured.exitCode()).isZero();
        assertThat(files(measured))
                .containsExactlyElementsOf(
                        files.stream().sorted().map(Path::toString).toList());
    }

    @Test
    void aFolderOfOneFileIsAnArray() throws IOException {
        tone(folder.resolve("only.wav"));

        JsonNode json = Execution.of("measure", "--json", folder).json();

        assertThat(json.isArray()).isTrue();
        assertThat(json).hasSize(1);
    }

    @Test
    void foldersAndFilesStayInTheOrderOfTheArguments() throws IOException {
        Path first = tone(Files.createDirectory(folder.resolve("z")).resolve("in-z.wav"));
        Path second = tone(folder.resolve("m.wav"));
        Path third = tone(Files.createDirectory(folder.resolve("a")).resolve("in-a.wav"));

        Execution measured = Execution.of("measure", "--json", first.getParent(), second, third.getParent());

        assertThat(files(measured)).containsExactly(first.toString(), second.toString(), third.toString());
    }

    @Test
    void aFolderWithoutAudioIsOneLineThatNamesItAndTheOthersAreMeasured() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve("readme.txt"), "nothing here");
        Path tone = tone(folder.resolve("tone.wav"));

        Execution measured = Execution.of("measure", empty, tone);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.errLines())
                .containsExactly("loudcraft: " + empty + ": there is no audio file in this folder");
        assertThat(measured.out()).contains("tone.wav");
    }

    @Test
    void linksToFoldersAreNotFollowedUnlessTheyAreNamed() throws IOException {
        Path album = Files.createDirectory(folder.resolve("album"));
        tone(album.resolve("tone.wav"));
        Files.createSymbolicLink(album.resolve("round"), album);
        Files.createSymbolicLink(album.resolve("linked.wav"), Path.of("tone.wav"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), album);

        Execution measured = Execution.of("measure", "--json", link);

        assertThat(measured.exitCode()).isZero();
        assertThat(files(measured))
                .containsExactly(
                        link.resolve("linked.wav").toString(),
                        link.resolve("tone.wav").toString());
    }

    @Test
    void whatIsCalledAudioInAFolderAndIsNoneIsReported() throws IOException {
        Path text = Files.writeString(folder.resolve("a.wav"), "these are words, not audio at all");
        Path nowhere = Files.createSymbolicLink(folder.resolve("b.wav"), Path.of("gone.wav"));
        Path tone = tone(folder.resolve("c.wav"));

        Execution measured = Execution.of("measure", "--json", folder);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.errLines()).hasSize(2);
        assertThat(measured.errLines().get(0)).contains(text.toString());
        assertThat(measured.errLines().get(1)).contains(nowhere.toString());
        assertThat(files(measured)).containsExactly(tone.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aDamagedFileAmongGoodOnesIsReportedAndTheOthersKeepTheirOrder(int threads) throws IOException {
        Path first = Tones.noise(folder.resolve("first.wav"), 8_000, 90.0);
        Path damaged = Tones.noise(folder.resolve("damaged.wav"), 8_000, 90.0);
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 3));
        Path last = tone(folder.resolve("last.wav"));

        Execution measured = Execution.of("measure", "--json", "--threads", threads, first, damaged, last);

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.errLines()).singleElement().asString().contains("damaged.wav", "the file ends after");
        assertThat(files(measured)).containsExactly(first.toString(), last.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void oneDamagedFileFailsAlikeOnAnyNumberOfThreads(int threads) throws IOException {
        Path damaged = Tones.noise(folder.resolve("damaged.wav"), 8_000, 90.0);
        byte[] bytes = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 3));

        Execution onOne = Execution.of("measure", "--threads", 1, damaged);

        assertThat(onOne.exitCode()).isEqualTo(1);
        assertThat(onOne.out()).isEmpty();
        assertThat(Execution.of("measure", "--threads", threads, damaged)).isEqualTo(onOne);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--all-kernels", "--album"})
    void anyNumberOfThreadsPrintsTheSame(String option) throws IOException {
        List<Object> words = new ArrayList<>(List.of("measure", option));
        // Long ones first, so that others are done before them, and more than may wait for their turn on one thread.
        words.add(Tones.noise(folder.resolve("long.wav"), 8_000, 90.0));
        words.add(Tones.noise(folder.resolve("longer.wav"), 8_000, 130.0));
        for (int i = 0; i < 20; i++) {
            words.add(Tones.mono(folder.resolve("short" + i + ".wav"), 0.5, -i));
        }
        words.add(folder.resolve("missing.wav"));
        List<Object> four = new ArrayList<>(words);
        words.addAll(List.of("--threads", 1));
        four.addAll(List.of("--threads", 4));

        Execution onOne = Execution.of(words.toArray());

        assertThat(onOne.out()).contains("long.wav", "longer.wav", "short19.wav");
        assertThat(onOne.errLines()).hasSize(1);
        assertThat(Execution.of(four.toArray())).isEqualTo(onOne);
    }

    @Test
    void oneLongFileIsMeasuredAlikeByAnyNumberOfThreads() throws IOException {
        Path noise = Tones.noise(folder.resolve("long.wav"), 11_025, 130.0);
        Path csv = folder.resolve("long.csv");

        Execution onOne = Execution.of("measure", "--json", "--threads", 1, "--timeline", csv, noise);
        String timelineOfOne = Files.readString(csv);
        Execution onFive = Execution.of("measure", "--json", "--threads", 5, "--timeline", csv, noise);

        assertThat(onOne.exitCode()).isZero();
        assertThat(onOne.json().get("frames").asLong()).isEqualTo(130L * 11_025);
        assertThat(onFive).isEqualTo(onOne);
        assertThat(Files.readString(csv)).isEqualTo(timelineOfOne).hasLineCount(1_301);
    }

    @Test
    void anAlbumIsMeasuredAsOneProgramme() throws IOException {
        Path loud = Tones.mono(folder.resolve("loud.wav"), 6.0, -10.0);
        Path quiet = Tones.mono(folder.resolve("quiet.wav"), 12.0, -16.0);
        Path noise = Tones.noise(folder.resolve("noise.wav"), 44_100, 8.0);
        List<ProgrammeMeter> meters = new ArrayList<>();
        for (Path track : List.of(loud, quiet, noise)) {
            meters.add(Metering.of(MeterSettings.DEFAULT).measure(AudioSource.of(AudioFiles.read(track))));
        }
        AlbumReading expected = AlbumReading.of(meters);

        JsonNode json =
                Execution.of("measure", "--album", "--json", loud, quiet, noise).json();

        assertThat(json.fieldNames()).toIterable().containsExactly("tracks", "album");
        assertThat(json.get("tracks").findValuesAsText("file"))
                .containsExactly(loud.toString(), quiet.toString(), noise.toString());
        JsonNode album = json.get("album");
        assertThat(album.fieldNames())
                .toIterable()
                .containsExactly(
                        "integratedLufs",
                        "loudnessRangeLu",
                        "loudnessRangeLowLufs",
                        "loudnessRangeHighLufs",
                        "samplePeakDbfs",
                        "truePeakDbtp");
        assertFigure(album, "integratedLufs", expected.integratedLufs().orElseThrow());
        assertFigure(album, "loudnessRangeLu", expected.loudnessRangeLu().orElseThrow());
        assertFigure(album, "loudnessRangeLowLufs", expected.rangeLowLufs().orElseThrow());
        assertFigure(album, "loudnessRangeHighLufs", expected.rangeHighLufs().orElseThrow());
        assertFigure(album, "samplePeakDbfs", expected.samplePeakDbfs());
        assertFigure(album, "truePeakDbtp", expected.truePeakDbtp());
    }

    @Test
    void theTableEndsWithALineForTheAlbum() throws IOException {
        Path loud = Tones.mono(folder.resolve("loud.wav"), 6.0, -10.0);
        Path quiet = Tones.mono(folder.resolve("quiet.wav"), 6.0, -30.0);

        String album = lastLine(Execution.of("measure", "--album", loud, quiet));

        // One front channel reads 3.01 LU under the level of a sine's peak, as 1 kHz is where the weighting has 0.69 dB
        // (BS.1770-5): -13.0 and -33.0 LUFS. The quiet half is 17 LU under the mean and gated, but within the 20 LU
        // gate
        // of the range.
        assertThat(album)
                .isEqualTo("album of 2 files: integrated -13.0 LUFS, range 20.0 LU (-33.0 to -13.0 LUFS), "
                        + "true peak -10.0 dBTP, sample -10.0 dBFS");
    }

    @Test
    void anAlbumOfOneFileHasTheReadingsOfTheFile() throws IOException {
        JsonNode json = Execution.of(
                        "measure", "--album", "--json", Tones.noise(folder.resolve("one.wav"), 44_100, 8.0))
                .json();

        JsonNode track = json.get("tracks").get(0);
        json.get("album")
                .properties()
                .forEach(figure ->
                        assertThat(figure.getValue()).as(figure.getKey()).isEqualTo(track.get(figure.getKey())));
    }

    @Test
    void anAlbumOfNothingIsNull() throws IOException {
        Execution measured = Execution.of("measure", "--album", "--json", folder.resolve("missing.wav"));

        assertThat(measured.exitCode()).isEqualTo(1);
        assertThat(measured.json().get("tracks")).isEmpty();
        assertThat(measured.json().get("album").isNull()).isTrue();
        assertThat(Execution.of("measure", "--album", folder.resolve("missing.wav"))
                        .out())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "many"})
    void aNumberOfThreadsThatCannotBeIsWrongUsage(String threads) {
        Execution measured = Execution.of("measure", "--threads=" + threads, folder);

        assertThat(measured.exitCode()).isEqualTo(2);
        assertThat(measured.errLines().get(0)).contains("--threads", threads);
    }

    private static Path tone(Path file) throws IOException {
        return Tones.stereo(file, 1.0, SampleFormat.PCM_16);
    }

    private static List<String> files(Execution measured) throws IOException {
        return measured.json().findValuesAsText("file");
    }

    private static String lastLine(Execution measured) {
        List<String> lines = measured.out().lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static void assertFigure(JsonNode node, String key, double expected) {
        assertThat(node.get(key).asDouble()).as(key).isCloseTo(expected, within(ROUNDING));
    }
}
