package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.SampleFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code loudcraft check --html}. */
class CheckPagesTest {

    @TempDir
    private Path folder;

    private Path tone(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Tones.stereo(file, 2.0, SampleFormat.PCM_24);
    }

    @Test
    void oneFileHasOnePageThatPlaysIt() throws IOException {
        Path tone = tone("tone.wav");
        Path page = folder.resolve("tone.html");
        Execution done = Execution.of("check", tone, "--html", page, "--target=apple-podcasts");
        assertThat(done.err()).isEmpty();
        assertThat(done.exitCode()).isEqualTo(3);
        assertThat(done.out()).startsWith("FAIL  " + tone);
        assertThat(Files.readString(page))
                .contains("<h1>tone.wav</h1>", "<audio src=\"tone.wav\"", "for Apple Podcasts", "id=\"Q10\"");
    }

    @Test
    void targetAndGenreAreThoseOfTheCheck() throws IOException {
        Path page = folder.resolve("tone.html");
        Execution.of("check", tone("tone.wav"), "--html", page, "--target=ebu-r-128", "--genre=rock", "--json");
        assertThat(Files.readString(page)).contains("for EBU R 128", "usual in rock");
    }

    @Test
    void severalFilesHaveAFolderWithAnIndex() throws IOException {
        Path reports = folder.resolve("deep").resolve("reports");
        Execution done =
                Execution.of("check", tone("a/one.wav"), tone("b/ONE.wav"), tone("b/index.wav"), "--html", reports);
        assertThat(done.err()).isEmpty();
        try (var files = Files.list(reports)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("index.html", "one.html", "ONE-2.html", "index-2.html");
        }
        assertThat(Files.readString(reports.resolve("index.html")))
                .contains("3 are worth a look", "href=\"one.html\"", "href=\"ONE-2.html\"", "href=\"index-2.html\"");
        assertThat(Files.readString(reports.resolve("one.html"))).contains("<audio src=\"../../a/one.wav\"");
    }

    @Test
    void folderHasAFolderAndSoHasAFileWhereThePlaceIsOne() throws IOException {
        Path tone = tone("album/tone.wav");
        Path reports = folder.resolve("reports");
        assertThat(Execution.of("check", folder.resolve("album"), "--html", reports)
                        .err())
                .isEmpty();
        assertThat(reports.resolve("index.html")).exists();
        Files.delete(reports.resolve("tone.html"));
        Execution.of("check", tone, "--html", reports);
        assertThat(reports.resolve("tone.html")).exists();
    }

    @Test
    void unreadableFileIsReportedAndTheOthersHaveTheirPages() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wav"), "these are words, not audio at all");
        Path reports = folder.resolve("reports");
        Execution done = Execution.of("check", text, tone("tone.wav"), "--html", reports);
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("text.wav");
        assertThat(reports.resolve("tone.html")).exists();
        assertThat(reports.resolve("text.html")).doesNotExist();
    }

    @Test
    void damagedFileHasAPageThatSaysWhereItBreaksOff() throws IOException {
        byte[] whole = Files.readAllBytes(tone("tone.wav"));
        Path half = Files.write(folder.resolve("half.wav"), Arrays.copyOf(whole, whole.length / 2));
        Path page = folder.resolve("half.html");
        assertThat(Execution.of("check", half, "--html", page).exitCode()).isEqualTo(3);
        assertThat(Files.readString(page))
                .contains("half.wav", "damaged", "Fails", "half.wav, byte ", "but the file ends after")
                .doesNotContain("<script", "id=\"time\"");
    }

    @Test
    void pageMayNotReplaceTheFile() throws IOException {
        Path tone = tone("tone.wav");
        long size = Files.size(tone);
        Execution done = Execution.of("check", tone, "--html", tone);
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("the report needs a file of its own");
        assertThat(tone).hasSize(size);
    }

    @Test
    void placeThatCannotBeWrittenIsTold() throws IOException {
        Execution done = Execution.of("check", tone("tone.wav"), "--html", folder.resolve("nowhere/page.html"));
        assertThat(done.exitCode()).isEqualTo(1);
        assertThat(done.errLines()).singleElement().asString().contains("there is no folder");
    }
}
