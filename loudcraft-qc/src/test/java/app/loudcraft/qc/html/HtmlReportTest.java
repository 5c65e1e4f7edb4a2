package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.Mastering;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.report.MasteringReport;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>";

    @TempDir
    private Path folder;

    private static HtmlReport report(String name, AudioBuffer audio) throws IOException {
        AudioSource source = AudioSource.of(audio);
        QualityReport quality = QualityGate.builder().build().check(source, DeliveryTarget.SPOTIFY, Optional.empty());
        return HtmlReport.ofCheck(ReportAudio.of(name, source), quality, DeliveryTarget.SPOTIFY, Optional.empty());
    }

    private String page(HtmlReport report) throws IOException {
        Path page = folder.resolve("report.html");
        report.write(page);
        return Files.readString(page);
    }

    private Path mix() throws IOException {
        Path mix = folder.resolve("mix.wav");
        AudioFiles.write(mix, TestMix.stereo().seconds(6.0), SampleFormat.PCM_24);
        return mix;
    }

    @Test
    void checkedFileIsToldFromTheVerdictToTheFigures() throws IOException {
        String page = page(report("song", TestMix.stereo().gainDb(12.0).seconds(6.0)));
        assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
        assertThat(page.indexOf("id=\"verdict\"")).isPositive().isLessThan(page.indexOf("id=\"remarks\""));
        for (String chart : List.of("loudness", "peak", "spectrogram", "image", "tone", "goniometer")) {
            assertThat(page).contains("data-chart=\"" + chart + "\"").contains("id=\"says-" + chart + "\"");
        }
        for (int i = 1; i <= 10; i++) {
            assertThat(page).contains("<details class=\"check ", "id=\"Q" + i + "\"");
        }
        assertThat(page.split("The figures as a table", -1)).hasSize(7);
        assertThat(page).contains("<button type=\"button\" class=\"place\" data-start=\"");
        assertThat(page).contains("What helps: ", "Asked for: ", "Measured: ");
        // no plan, no limiter and no file to play
        assertThat(page).doesNotContain("id=\"plan\"", "id=\"chart-limiting\"", "id=\"listen\"");
    }

    @Test
    void ceilingIsThatOfTheTargetForWhatIsAsLoud() throws IOException {
        // Spotify asks for -2 dBTP of what is louder than -14 LUFS, and -1 dBTP of all else.
        assertThat(page(report("loud", Signals.sine(997.0, -3.0).stereo(2.0)))).contains("ceiling \u22122.0");
        assertThat(page(report("soft", Signals.sine(997.0, -23.0).stereo(2.0)))).contains("ceiling \u22121.0");
    }

    @Test
    void masteringIsToldWithItsPlanTheMixAndTwoPlayers() throws IOException {
        Path mix = mix();
        Path master = folder.resolve("master.wav");
        MasteringReport mastering = Mastering.builder()
                .target(DeliveryTarget.of(-12.0, -1.0))
                .genre(Genre.POP)
                .qualityGate()
                .build()
                .master(mix, master)
                .report();
        HtmlReport report = HtmlReport.ofMastering(mastering, ReportAudio.of(mix), ReportAudio.of(master));
        ReportSummary summary = report.write(folder.resolve("report.html"));
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page)
                .contains("data-chart=\"limiting\"", "id=\"plan\"", "Before and after", "What was done, and why");
        assertThat(page).contains("<audio src=\"mix.wav\"", "<audio src=\"master.wav\"");
        assertThat(page).contains(mastering.plan().tone().summary().replace("'", "&#39;"));
        assertThat(page).contains("usual in pop");
        assertThat(page).contains(" is turned down by ");
        assertThat(page).contains("<p>Loudness ", "dB in 95 % of the time");
        assertThat(summary.name()).isEqualTo("master.wav");
        assertThat(summary.integratedLufs())
                .isEqualTo(mastering.master().programme().loudness().integratedLufs());
        assertThat(summary.truePeakDbtp())
                .isEqualTo(mastering.master().programme().highestTruePeakDbtp());
    }

    @Test
    void masteringWithoutAGateSaysSo() throws IOException {
        Path mix = mix();
        Path master = folder.resolve("master.wav");
        MasteringReport mastering =
                Mastering.builder().build().master(mix, master).report();
        String page = page(HtmlReport.ofMastering(mastering, ReportAudio.of(mix), ReportAudio.of(master)));
        assertThat(page)
                .contains("As planned", "The quality gate was not asked.")
                .doesNotContain("id=\"Q1\"");
    }

    @Test
    void namesCannotBecomeMarkupOrScript() throws IOException {
        String page =
                page(report(HOSTILE, Signals.sine(1_000.0, -20.0).stereo(1.0)).note(HOSTILE));
        assertThat(page)
                .doesNotContain(HOSTILE, "<img")
                .contains("<h1>&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</h1>");
    }

    @Test
    void nothingOnThePageLeadsElsewhere() throws IOException {
        String page = page(report("song", TestMix.stereo().seconds(2.0)));
        assertThat(page).doesNotContain("src=\"http", "href=\"http", "url(", "@import", "style=\"", "onclick");
    }

    @Test
    void sameInputGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        HtmlReport report = report("song", TestMix.stereo().seconds(4.0));
        String one = page(report.parallelism(1));
        assertThat(page(report.parallelism(3))).isEqualTo(one);
        assertThat(page(report.parallelism(3))).isEqualTo(one);
        assertThat(page(report.note("on 1 May"))).isNotEqualTo(one).contains("<p>on 1 May</p>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> report.parallelism(0))
                .withMessage("threads must be at least 1, but was 0");
    }

    @Test
    void fourMinutesTakeLessThanAMegabyte() throws IOException {
        // noise has no repetition that could be packed: nothing takes more
        AudioBuffer song = Signals.gaussian(4, 48_000, ChannelLayout.STEREO, 240 * 48_000, -20.0);
        QualityReport nothing = QualityGate.builder()
                .build()
                .check(
                        AudioSource.of(Signals.sine(997.0, -20.0).stereo(1.0)),
                        DeliveryTarget.SPOTIFY,
                        Optional.empty());
        HtmlReport report = HtmlReport.ofCheck(
                ReportAudio.of("song", AudioSource.of(song)), nothing, DeliveryTarget.SPOTIFY, Optional.empty());
        assertThat(page(report).length()).isBetween(200_000, 1_000_000);
    }

    static Stream<AudioBuffer> odd() {
        return Stream.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 0),
                Signals.silence(48_000, ChannelLayout.STEREO, 1),
                Signals.silence(48_000, ChannelLayout.STEREO, 96_000),
                Signals.sine(1_000.0, -20.0).mono(2.0),
                Signals.sine(1_000.0, -20.0).rate(8_000).mono(0.3),
                Signals.sine(1_000.0, -20.0).rate(192_000).stereo(0.5),
                Signals.gaussian(1, 48_000, ChannelLayout.SURROUND_5_1, 96_000, -20.0));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatCannotBeJudgedHasAPageToo(AudioBuffer audio) throws IOException {
        String page = page(report("odd", audio));
        assertThat(page).contains("data-chart=\"loudness\"", "not applicable").doesNotContain("NaN", "Infinity");
        assertThat(page.contains("id=\"chart-goniometer\""))
                .isEqualTo(audio.layout().isStereo());
    }

    @Test
    void silenceIsToldInWords() throws IOException {
        String page = page(report("silent", Signals.silence(48_000, ChannelLayout.STEREO, 96_000)));
        assertThat(page)
                .contains("There is no loudness, target", "There is no peak, ceiling", "<p id=\"says-image\">Silent.");
    }

    @Test
    void failureLeavesWhatWasThereAndNothingBeside() throws IOException {
        Path page = Files.writeString(folder.resolve("report.html"), "before");
        Path text = Files.writeString(folder.resolve("text.wav"), "these are words, not audio at all");
        HtmlReport report = report("song", Signals.sine(997.0, -20.0).stereo(0.5));
        QualityReport quality = QualityGate.builder()
                .build()
                .check(
                        AudioSource.of(Signals.sine(997.0, -20.0).stereo(0.5)),
                        DeliveryTarget.SPOTIFY,
                        Optional.empty());
        HtmlReport unreadable =
                HtmlReport.ofCheck(ReportAudio.of(text), quality, DeliveryTarget.SPOTIFY, Optional.empty());
        assertThatThrownBy(() -> unreadable.write(page)).isInstanceOf(AudioFormatException.class);
        assertThat(page).hasContent("before");
        assertThatThrownBy(() -> report.write(folder.resolve("nowhere").resolve("page.html")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> report.write(folder)).hasMessageContaining("no regular file");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        report.write(page);
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE");
    }

    @Test
    void summaryNamesTheChecksThatDoNotPass() throws IOException {
        HtmlReport report = report("loud", Signals.sine(1_000.0, -8.0).stereo(4.0));
        ReportSummary summary = report.write(folder.resolve("report.html"));
        assertThat(summary.verdict()).isEqualTo(QualityStatus.FAIL);
        assertThat(summary.remarks()).contains("Q1").doesNotContain("Q2");
        // 4 s of a sine, but for rounding of its length
        assertThat(summary.seconds()).isEqualTo(4.0);
    }
}
