package app.loudcraft.examples.cli;

import app.loudcraft.qc.html.HtmlReport;
import app.loudcraft.qc.html.ReportAudio;
import app.loudcraft.report.MasteringReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the report of a mastering goes, whose ending says in which form.
 *
 * @param file the place
 * @param form the form
 */
record ReportFile(Path file, Form form) {

    /** The forms there are. */
    enum Form {
        HTML,
        JSON
    }

    /**
     * The report for a file name.
     *
     * @throws IllegalArgumentException if its ending means no form
     */
    static ReportFile of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".html")) {
            return new ReportFile(file, Form.HTML);
        }
        if (name.endsWith(".json")) {
            return new ReportFile(file, Form.JSON);
        }
        throw new IllegalArgumentException(
                "--report must end in .html, for people, or .json, for programs, but was " + file);
    }

    boolean isHtml() {
        return form == Form.HTML;
    }

    /** Fails if there is no folder for it, which is better known before any work is done. */
    void requireFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(file.toString(), null, "there is no folder " + folder);
        }
    }

    /** Writes a page about a mix and its master. */
    void writePage(MasteringReport report, Path mix, Path master, int threads) throws IOException {
        HtmlReport.ofMastering(report, ReportAudio.of(mix), ReportAudio.of(master))
                .parallelism(threads)
                .write(file);
    }

    /** Writes what {@code --json} prints. */
    void writeJson(JsonNode node) throws IOException {
        try (PendingText text = PendingText.at(file)) {
            text.writer().write(Json.text(node) + "\n");
            text.commit();
        }
    }
}
