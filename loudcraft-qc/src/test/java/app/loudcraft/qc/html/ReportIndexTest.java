package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportIndexTest {

    @TempDir
    private Path folder;

    private ReportSummary summary(String name, QualityStatus verdict, String... remarks) {
        return new ReportSummary(
                folder.resolve(name + ".html"),
                name,
                verdict,
                222.0,
                OptionalDouble.of(-14.0),
                OptionalDouble.empty(),
                -1.04,
                OptionalDouble.of(13.0),
                List.of(remarks));
    }

    @Test
    void indexCountsVerdictsAndLeadsToEachReport() throws IOException {
        Path page = folder.resolve("index.html");
        ReportIndex.write(
                page,
                List.of(
                        summary("a & b", QualityStatus.PASS),
                        summary("c", QualityStatus.PASS),
                        summary("d", QualityStatus.FAIL, "Q1", "Q6")));
        String html = Files.readString(page);
        assertThat(html).contains("<h1>1 fails, 2 pass</h1>");
        assertThat(html).contains("<a href=\"a%20%26%20b.html\">a &amp; b</a>", "<a href=\"d.html\">d</a>");
        assertThat(html).contains("Q1, Q6", "\u221214.0", "\u22121.0", "3:42", "\u2013");
        // nothing runs on it
        assertThat(html).contains("script-src &#39;none&#39;").doesNotContain("<script");
    }

    @Test
    void emptyIndexSaysSo() throws IOException {
        Path page = folder.resolve("index.html");
        ReportIndex.write(page, List.of());
        assertThat(Files.readString(page)).contains("<h1>No report</h1>");
    }
}
