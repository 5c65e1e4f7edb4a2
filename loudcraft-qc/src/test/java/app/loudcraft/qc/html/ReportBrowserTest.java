package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.Mastering;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.report.MasteringReport;
import app.loudcraft.report.QualityReport;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The report in a browser; skipped where none is installed. */
class ReportBrowserTest {

    // A file system holds all of this but a slash.
    private static final String HOSTILE = "<img src=x onerror=document.title='broken'>&\"'.wav";
    private static final double SECONDS = 8.0;

    // The shared range goes through pixels and back: not more than rounding.
    private static final double SAME_SECONDS = 1e-6;

    // A frame of the screen is 17 ms, in which what plays goes on.
    private static final String TOGETHER =
            "Math.abs(report.player.sounds[0].currentTime - report.player.sounds[1].currentTime) < 0.03";

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path mastering;
    private static Path check;

    @BeforeAll
    static void writeReports() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        Path mix = folder.resolve(HOSTILE);
        Path master = folder.resolve("master.wav");
        AudioBuffer music = TestMix.stereo().seconds(SECONDS);
        AudioFiles.write(mix, music, SampleFormat.PCM_24);
        MasteringReport report = Mastering.builder()
                .target(DeliveryTarget.of(-11.0, -1.0))
                .genre(Genre.POP)
                .qualityGate()
                .build()
                .master(mix, master)
                .report();
        mastering = folder.resolve("mastering.html");
        HtmlReport.ofMastering(report, ReportAudio.of(mix), ReportAudio.of(master))
                .write(mastering);

        for (int i = 240_000; i < 250_000; i++) {
            music.channel(1)[i] = 0.0f;
        }
        Path damaged = folder.resolve("damaged.wav");
        AudioFiles.write(damaged, music, SampleFormat.PCM_24);
        QualityReport quality = QualityGate.builder().build().check(damaged, DeliveryTarget.SPOTIFY);
        check = folder.resolve("check.html");
        ReportSummary summary = HtmlReport.ofCheck(
                        ReportAudio.of(damaged), quality, DeliveryTarget.SPOTIFY, Optional.empty())
                .write(check);
        ReportIndex.write(folder.resolve("index.html"), List.of(summary));
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    private static double min() {
        return browser.number("report.range.min");
    }

    private static double max() {
        return browser.number("report.range.max");
    }

    /** Every timeline shows the same stretch, which is the shared one. */
    private static void assertThatAllShowTheRange() {
        browser.await("!report.moving");
        int charts = (int) browser.number("report.timeCharts.length");
        assertThat(charts).isGreaterThanOrEqualTo(4);
        for (int i = 0; i < charts; i++) {
            assertThat(browser.number("report.timeCharts[" + i + "].scales.x.min"))
                    .isCloseTo(min(), within(SAME_SECONDS));
            assertThat(browser.number("report.timeCharts[" + i + "].scales.x.max"))
                    .isCloseTo(max(), within(SAME_SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mastering.html", "check.html", "index.html"})
    void opensWithoutAnErrorAndAsksNobodyForAnything(String page) {
        browser.schemes();
        browser.console();
        browser.open(folder.resolve(page), 1_280, false);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.schemes()).isNotEmpty().isSubsetOf("file", "data", "blob");
        assertThat((String) browser.value("document.title")).doesNotContain("broken");
        assertThat(browser.all("img")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, false", "1280, true", "390, false", "390, true"})
    void everyChartIsDrawnAndNothingOverflows(int width, boolean dark) {
        browser.open(mastering, width, dark);
        List<WebElement> plots = browser.all("[data-chart]");
        assertThat(plots).hasSize(7);
        for (WebElement plot : plots) {
            String chart = plot.getDomAttribute("data-chart");
            // grid, axes and lines alone paint more than that
            assertThat(browser.number(painted(chart)))
                    .as("share of painted pixels in " + chart)
                    .isGreaterThan(0.01);
        }
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    @Test
    void indexFitsANarrowScreen() {
        browser.open(folder.resolve("index.html"), 390, true);
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390.0);
        browser.find("a[href='check.html']").click();
        browser.await("document.documentElement.dataset.ready === 'true'");
    }

    static Stream<AudioBuffer> odd() {
        return Stream.of(
                Signals.silence(48_000, ChannelLayout.STEREO, 96_000),
                Signals.silence(48_000, ChannelLayout.MONO, 0),
                Signals.sine(997.0, -20.0).rate(8_000).mono(0.05),
                Signals.gaussian(1, 48_000, ChannelLayout.SURROUND_5_1, 96_000, -20.0));
    }

    @ParameterizedTest
    @MethodSource("odd")
    void whatCannotBeJudgedOpensWithoutAnErrorToo(AudioBuffer audio) throws IOException {
        AudioSource source = AudioSource.of(audio);
        QualityReport quality = QualityGate.builder().build().check(source, DeliveryTarget.SPOTIFY, Optional.empty());
        Path page = folder.resolve("odd.html");
        HtmlReport.ofCheck(ReportAudio.of("odd", source), quality, DeliveryTarget.SPOTIFY, Optional.empty())
                .write(page);
        browser.console();
        browser.open(page, 390, false);
        browser.find("#timelines").sendKeys("++");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(390.0);
    }

    private static String painted(String chart) {
        return "(() => { const canvas = document.querySelector('[data-chart=" + chart + "] canvas');"
                + "const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                + "let painted = 0; for (let i = 3; i < data.length; i += 4) if (data[i] > 0) painted++;"
                + "return 4 * painted / data.length; })()";
    }

    @Test
    void darkFollowsTheScreenWhileThePageIsOpen() {
        browser.open(check, 1_280, false);
        String light = (String) browser.value("getComputedStyle(document.body).backgroundColor");
        Object bright = browser.value("document.querySelector('[data-chart=spectrogram] canvas').toDataURL()");
        browser.scheme(true);
        browser.await("getComputedStyle(document.body).backgroundColor !== '" + light + "'");
        assertThat(browser.value("document.querySelector('[data-chart=spectrogram] canvas').toDataURL()"))
                .isNotEqualTo(bright);
    }

    @Test
    void draggingZoomsAllTimelines() {
        browser.open(mastering, 1_280, false);
        WebElement chart = browser.find("[data-chart=loudness] .u-over");
        int width = chart.getSize().getWidth();
        browser.actions()
                .moveToElement(chart, -width / 4, 0)
                .clickAndHold()
                .moveByOffset(width / 4, 0)
                .release()
                .perform();
        assertThatAllShowTheRange();
        // a quarter to a half of 8 s; a pixel is 8 ms, and the plot begins a fraction of one further on
        assertThat(min()).isCloseTo(2.0, within(0.03));
        assertThat(max()).isCloseTo(4.0, within(0.03));
        browser.actions().doubleClick(chart).perform();
        assertThat(max()).isEqualTo(SECONDS);
        assertThatAllShowTheRange();
    }

    @Test
    void keysAndButtonsZoomAndMove() {
        browser.open(mastering, 1_280, false);
        WebElement timelines = browser.find("#timelines");
        timelines.sendKeys("+");
        assertThat(max() - min()).isCloseTo(4.0, within(SAME_SECONDS));
        timelines.sendKeys(Keys.ARROW_RIGHT);
        assertThat(max()).isCloseTo(8.0, within(SAME_SECONDS));
        timelines.sendKeys(Keys.ARROW_LEFT);
        assertThatAllShowTheRange();
        timelines.sendKeys("-");
        assertThat(min()).isZero();
        browser.find("[data-range=in]").click();
        browser.find("[data-range=left]").click();
        assertThat(browser.find("#range").getText()).isEqualTo("0:00.0 \u2013 0:04.0");
        timelines.sendKeys("0");
        assertThat(max() - min()).isEqualTo(SECONDS);
    }

    @Test
    void findingShowsItsPlaceInAllTimelines() {
        browser.open(check, 1_280, false);
        Object before = browser.value("document.querySelector('[data-chart=spectrogram] canvas').toDataURL()");
        // silence from 5 s on, found within a block of 10 ms or so
        WebElement place = browser.all("#Q9 button.place").stream()
                .filter(button -> Math.abs(start(button) - 5.0) < 0.1)
                .findFirst()
                .orElseThrow();
        double start = start(place);
        place.sendKeys(Keys.ENTER);
        assertThatAllShowTheRange();
        assertThat(min()).isBetween(start - 1.0, start);
        assertThat(max()).isBetween(start, start + 2.0);
        browser.await("document.querySelector('[data-chart=spectrogram] canvas').toDataURL() !== '" + before + "'");
        assertThat(browser.value("document.activeElement.id")).isEqualTo("timelines");
        assertThat(browser.number("report.marks.length")).isPositive();
    }

    private static double start(WebElement place) {
        return Double.parseDouble(place.getDomAttribute("data-start"));
    }

    @Test
    void playersPlayInSyncAndSwitchAtTheSamePosition() {
        browser.open(mastering, 1_280, false);
        browser.await("report.player.sounds.every(sound => sound.readyState >= 2)");
        assertThat(browser.number("report.player.sounds.length")).isEqualTo(2);
        // the master is 9 dB louder than the mix or so, and turned down by as much
        assertThat(browser.number("report.player.sounds[0].volume")).isEqualTo(1.0);
        assertThat(browser.number("20 * Math.log10(report.player.sounds[1].volume)"))
                .isCloseTo(browser.number("report.data.players[1].gainDb"), within(0.01))
                .isLessThan(-3.0);
        browser.find("#play").click();
        browser.await("report.player.seconds > 0.4");
        assertThat(browser.find("#play").getText()).isEqualTo("Pause");
        // the one that is not heard keeps up, also if it has lost a tenth of a second
        browser.value("report.player.sounds[0].currentTime -= 0.1");
        browser.await(TOGETHER);
        browser.find("[data-player='0']").click();
        assertThat(browser.value("report.player.sounds.map(sound => sound.muted).join()"))
                .isEqualTo("false,true");
        browser.await(TOGETHER);
        assertThat(browser.number("report.player.sounds[0].playbackRate")).isEqualTo(1.0);
        assertThat(browser.find("[data-player='0']").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        browser.find("#play").click();
        browser.await("!report.player.playing");
        assertThat(browser.find("#play").getText()).isEqualTo("Play");
    }

    @Test
    void clickInATimelineGoesThereInThePlayer() {
        browser.open(check, 1_280, false);
        browser.await("report.player.sounds[0].readyState >= 2");
        browser.find("[data-chart=peak] .u-over").click();
        // the middle of 8 s; a pixel is 8 ms
        browser.await("Math.abs(report.player.seconds - 4) < 0.05");
        assertThat(browser.number("report.timeCharts.filter(chart => !chart.head.hidden).length"))
                .isEqualTo(browser.number("report.timeCharts.length"));
    }

    @Test
    void audioThatIsNotThereIsTold() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path moved = Files.copy(check, elsewhere.resolve("check.html"));
        browser.open(moved, 390, false);
        browser.await("document.getElementById('player').classList.contains('missing')");
        assertThat(browser.find("#player-note").getText()).contains("not where it was");
    }

    @Test
    void everyChartAndButtonHasANameAndWords() {
        browser.open(mastering, 1_280, false);
        for (WebElement plot : browser.all("[data-chart]")) {
            assertThat(plot.getAriaRole()).isIn("image", "img");
            assertThat(plot.getAccessibleName()).isNotBlank();
            String says = plot.getDomAttribute("aria-describedby");
            assertThat(browser.find("#" + says).getText()).hasSizeGreaterThan(5);
        }
        for (WebElement button : browser.all("button")) {
            if (button.isDisplayed()) {
                assertThat(button.getAccessibleName()).isNotBlank();
            }
        }
        browser.find("#timelines").sendKeys(Keys.TAB);
        assertThat(browser.value("getComputedStyle(document.activeElement).outlineStyle"))
                .isEqualTo("solid");
    }

    @Test
    void printsOnWhiteAndComesBack() {
        browser.open(mastering, 1_280, true);
        // a page of a PDF with a chart has more than this, in base 64
        assertThat(browser.print()).hasSizeGreaterThan(20_000);
        browser.await("!document.documentElement.classList.contains('printing')");
        assertThatAllShowTheRange();
        assertThat(browser.console()).isEmpty();
    }
}
