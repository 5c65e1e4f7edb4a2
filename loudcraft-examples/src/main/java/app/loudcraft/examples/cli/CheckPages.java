package app.loudcraft.examples.cli;

import app.loudcraft.analysis.Genre;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.html.HtmlReport;
import app.loudcraft.qc.html.ReportAudio;
import app.loudcraft.qc.html.ReportIndex;
import app.loudcraft.qc.html.ReportSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the reports of checked files for people: a page for one file, or a folder with a page for each of several and an
 * {@code index.html} that leads to them.
 */
final class CheckPages {

    private static final String INDEX = "index";

    private final Path place;
    private final boolean folder;
    private final DeliveryTarget target;
    private final Optional<Genre> genre;
    private final int threads;
    private final List<ReportSummary> written = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of(INDEX));

    /**
     * @param place a page, or a folder, which is made if it is not there
     * @param folder whether it is a folder
     */
    CheckPages(Path place, boolean folder, DeliveryTarget target, Optional<Genre> genre, int threads)
            throws IOException {
        this.place = place;
        this.folder = folder;
        this.target = target;
        this.genre = genre;
        this.threads = threads;
        if (folder) {
            Files.createDirectories(place);
        }
    }

    void add(CheckedFile checked) throws IOException {
        Path page = folder ? place.resolve(name(checked.file()) + ".html") : place;
        written.add(HtmlReport.ofCheck(ReportAudio.of(checked.file()), checked.report(), target, genre)
                .parallelism(threads)
                .write(page));
    }

    /** That of the file without its ending; with a number where another page has it. */
    private String name(Path file) {
        String whole = file.getFileName().toString();
        int dot = whole.lastIndexOf('.');
        String stem = dot > 0 ? whole.substring(0, dot) : whole;
        String name = stem;
        // file systems that do not tell capital letters apart must not have two pages in one place
        for (int number = 2; !names.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number;
        }
        return name;
    }

    /** Writes the index of a folder. */
    void finish() throws IOException {
        if (folder) {
            ReportIndex.write(place.resolve(INDEX + ".html"), written);
        }
    }
}
