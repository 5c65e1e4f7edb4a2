package app.loudcraft.qc.html;

import app.loudcraft.analysis.Genre;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.CheckId;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.report.MasteringReport;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A report that people look at: one HTML file that needs nothing beside it and asks the network for nothing.
 *
 * <pre>{@code
 * MasteringResult result = mastering.master(mix, master);
 * HtmlReport.ofMastering(result.report(), ReportAudio.of(mix), ReportAudio.of(master)).write(Path.of("report.html"));
 * }</pre>
 *
 * <p>Immutable and safe to share between threads. Writing reads every programme once more, in blocks; memory does not grow
 * with the audio but for 100 bytes every 100 ms. The same input gives the same bytes.
 */
public final class HtmlReport {

    private final ReportAudio audio;
    private final Optional<ReportAudio> mix;
    private final Optional<MasteringReport> mastering;
    private final Optional<QualityReport> quality;
    private final DeliveryTarget target;
    private final Optional<Genre> genre;
    private final int threads;
    private final String note;

    private HtmlReport(
            ReportAudio audio,
            Optional<ReportAudio> mix,
            Optional<MasteringReport> mastering,
            Optional<QualityReport> quality,
            DeliveryTarget target,
            Optional<Genre> genre,
            int threads,
            String note) {
        this.audio = audio;
        this.mix = mix;
        this.mastering = mastering;
        this.quality = quality;
        this.target = target;
        this.genre = genre;
        this.threads = threads;
        this.note = note;
    }

    /**
     * A report on a file that was checked.
     *
     * <p>Of a file that the gate found damaged the page has the verdict and the checks only.
     *
     * @param audio the file, as it was checked
     * @param quality what the gate said
     * @param target where it goes, as the gate was told
     * @param genre what it is, as the gate was told; decides which spectrum it is laid on
     */
    public static HtmlReport ofCheck(
            ReportAudio audio, QualityReport quality, DeliveryTarget target, Optional<Genre> genre) {
        return new HtmlReport(
                Objects.requireNonNull(audio, "audio"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(quality),
                Objects.requireNonNull(target, "target"),
                Objects.requireNonNull(genre, "genre"),
                Runtime.getRuntime().availableProcessors(),
                "");
    }

    /**
     * A report on a mastering, with the checks where the mastering had a quality gate.
     *
     * @param mix what was mastered
     * @param master what came of it, as it was stored
     */
    public static HtmlReport ofMastering(MasteringReport mastering, ReportAudio mix, ReportAudio master) {
        return new HtmlReport(
                Objects.requireNonNull(master, "master"),
                Optional.of(mix),
                Optional.of(mastering),
                mastering.quality(),
                mastering.plan().target(),
                genre(mastering.plan().profile()),
                Runtime.getRuntime().availableProcessors(),
                "");
    }

    /** The genre whose profile a plan followed; empty for the neutral one and for blends, as the gate has it. */
    private static Optional<Genre> genre(String profile) {
        return Arrays.stream(Genre.values())
                .filter(genre -> genre.toString().equals(profile))
                .findFirst();
    }

    /**
     * How many threads may read a programme, the calling one included. Changes no byte.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public HtmlReport parallelism(int newThreads) {
        if (newThreads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but was " + newThreads);
        }
        return new HtmlReport(audio, mix, mastering, quality, target, genre, newThreads, note);
    }

    /** A line at the end of the page, such as the date; none by default. */
    public HtmlReport note(String newNote) {
        Objects.requireNonNull(newNote, "note");
        return new HtmlReport(audio, mix, mastering, quality, target, genre, threads, newNote);
    }

    /**
     * Writes the page: whole, or not at all. It has players for the files that a path leads to from the page; they must be
     * there when it is opened.
     *
     * @param page where it goes, in a folder that exists; replaced if it exists
     * @return what an index tells of it
     * @throws IOException if a programme cannot be read or the page cannot be written
     */
    public ReportSummary write(Path page) throws IOException {
        PendingPage.requireWritable(page);
        Story story = story();
        List<ListenSection.Player> players = players(story, page);
        PageShell shell = new PageShell(title(story), body(story, players));
        // Without charts and players there is nothing for scripts to do.
        PageShell whole = story.readable() ? shell.scripted(new DataSection(story, players).json()) : shell;
        PendingPage.write(page, whole.html());
        return ReportSummary.of(story, page);
    }

    private Story story() throws IOException {
        Optional<Portrait> before =
                mix.isPresent() ? Optional.of(Portrait.of(mix.get().source(), threads)) : Optional.empty();
        try {
            return story(true, Portrait.of(audio.source(), threads), before);
        } catch (AudioFormatException damage) {
            if (saysDamaged()) {
                return story(false, Portrait.ofNothing(), before);
            }
            throw damage;
        }
    }

    /** Whether the gate could not read the file either: one check fails it, and no other says anything. */
    private boolean saysDamaged() {
        return mastering.isEmpty()
                && quality.isPresent()
                && quality.get().verdict() == QualityStatus.FAIL
                && quality.get().checks().stream()
                        .allMatch(check -> check.status() == QualityStatus.NOT_APPLICABLE
                                || check.id().equals(CheckId.Q10.name()));
    }

    private Story story(boolean readable, Portrait programme, Optional<Portrait> before) {
        SpectralBalanceLimits tone = SpectralBalanceLimits.defaults(target, genre);
        return new Story(audio.name(), readable, programme, before, mastering, quality, target, tone);
    }

    private static String title(Story story) {
        return story.name() + ": " + Words.of(story.verdict());
    }

    private Markup body(Story story, List<ListenSection.Player> players) {
        Markup body = new Markup();
        body.open("main");
        CheckSection checks = new CheckSection(story, body);
        new VerdictSection(story, body).write();
        checks.writeRemarks();
        if (story.readable()) {
            new ListenSection(players, body).write();
            new TimeSection(story, body).write();
            new ToneSection(story, body).write();
            new FigureSection(story, body).write();
            new PlanSection(story, body).write();
        }
        checks.writeOthers();
        body.open("footer").element("p", "Made by Loudcraft. This page needs no network and asks for nothing from it.");
        if (!note.isEmpty()) {
            body.element("p", note);
        }
        body.close();
        return body.close();
    }

    private List<ListenSection.Player> players(Story story, Path page) {
        List<ListenSection.Player> players = new ArrayList<>();
        double programmeLufs = Story.integratedLufs(story.programme());
        double mixLufs = story.mix().map(Story::integratedLufs).orElse(programmeLufs);
        boolean known = Double.isFinite(programmeLufs) && Double.isFinite(mixLufs);
        double softest = Math.min(programmeLufs, mixLufs);
        mix.flatMap(ReportAudio::file)
                .flatMap(file -> PageShell.link(page, file))
                .ifPresent(url -> players.add(new ListenSection.Player("Mix", url, known ? softest - mixLufs : 0.0)));
        String name = mix.isPresent() ? "Master" : "File";
        audio.file()
                .flatMap(file -> PageShell.link(page, file))
                .ifPresent(
                        url -> players.add(new ListenSection.Player(name, url, known ? softest - programmeLufs : 0.0)));
        return players;
    }
}
