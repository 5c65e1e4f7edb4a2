package app.loudcraft.qc.html;

import app.loudcraft.render.LimitingTimeline;
import app.loudcraft.render.RenderResult;
import app.loudcraft.report.MasteringReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The charts over time, which share one axis and one row of buttons. */
final class TimeSection {

    // Less than this reads as 0.0 dB.
    private static final double LEAST_LIMITING_DB = 0.05;

    private static final double HALF_STEP = 0.5 * LimitingTimeline.STEP_SECONDS;

    private final Story story;
    private final Markup page;

    TimeSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    /** The limiter's reduction, dB; empty where it did nothing to speak of, or there was none. */
    static Optional<Track> limiting(Story story) {
        return story.mastering()
                .map(MasteringReport::rendering)
                .filter(rendering -> rendering.limiting().maxDb() >= LEAST_LIMITING_DB)
                .map(RenderResult::limitingTimeline)
                .map(timeline ->
                        new Track(HALF_STEP, LimitingTimeline.STEP_SECONDS, timeline.size(), timeline::reductionDb));
    }

    void write() {
        page.open("section", "id", "time", "aria-labelledby", "time-title");
        page.element("h2", "Over time", "id", "time-title");
        page.open(
                "div",
                "id",
                "timelines",
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                "Timelines. Plus and minus zoom, the arrow keys move, 0 shows everything.");
        toolbar();
        loudness();
        truePeak();
        limiting(story).ifPresent(this::limiting);
        spectrogram();
        story.programme().image().ifPresent(this::image);
        page.close().close();
    }

    private void toolbar() {
        page.open("div", "class", "toolbar", "role", "toolbar", "aria-label", "What the timelines show", "hidden", "");
        button("in", "+", "Zoom in");
        button("out", "\u2212", "Zoom out");
        button("left", "\u2190", "Earlier");
        button("right", "\u2192", "Later");
        button("all", "All", "Show everything");
        page.element("output", "", "id", "range", "aria-live", "polite");
        page.element("span", "drag to zoom, click to listen there", "class", "hint");
        page.close();
    }

    private void button(String does, String text, String name) {
        page.element("button", text, "type", "button", "data-range", does, "aria-label", name, "title", name);
    }

    private void loudness() {
        Portrait programme = story.programme();
        OptionalDouble target = story.targetLufs();
        double lufs = Story.integratedLufs(programme);
        StringBuilder says = new StringBuilder(
                Double.isFinite(lufs) ? "Integrated " + Figures.of(lufs, 1, "LUFS") : "There is no loudness");
        if (target.isPresent()) {
            says.append(", target ").append(Figures.of(target.getAsDouble(), 1, "LUFS"));
        }
        says.append(loudest(programme));
        story.mix()
                .ifPresent(mix ->
                        says.append(" The mix was at ").append(Figures.of(Story.integratedLufs(mix), 1, "LUFS.")));
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(new DataTable.Column("momentary, LUFS", programme.momentary(), false, 1));
        columns.add(new DataTable.Column("short-term, LUFS", programme.shortTerm(), false, 1));
        story.mix()
                .ifPresent(mix ->
                        columns.add(new DataTable.Column("short-term of the mix, LUFS", mix.shortTerm(), false, 1)));
        frame("loudness", "Loudness, LUFS", says.toString(), columns);
    }

    private static String loudest(Portrait programme) {
        Track shortTerm = programme.shortTerm();
        double highest = shortTerm.highest();
        for (int i = 0; i < shortTerm.size(); i++) {
            if (shortTerm.value(i) == highest) {
                return ". The loudest 3 s, " + Figures.of(highest, 1, "LUFS") + ", are around "
                        + Figures.time(shortTerm.seconds(i)) + ".";
            }
        }
        return ".";
    }

    private void truePeak() {
        Track peaks = story.programme().truePeak();
        long over = 0;
        for (int i = 0; i < peaks.size(); i++) {
            over += peaks.value(i) > story.ceilingDbtp() ? 1 : 0;
        }
        double highest = story.programme().analysis().programme().highestTruePeakDbtp();
        String says = (Double.isFinite(highest)
                        ? "Highest " + Figures.of(highest, 2, "dBTP") + " on any meter"
                        : "There is no peak")
                + ", ceiling " + Figures.of(story.ceilingDbtp(), 1, "dBTP") + ". "
                + (over == 0
                        ? "Never over it."
                        : "Over it in " + over + " of " + peaks.size() + " tenths of a second.");
        frame("peak", "True peak, dBTP", says, List.of(new DataTable.Column("true peak, dBTP", peaks, false, 2)));
    }

    private void limiting(Track reduction) {
        var limiting = story.mastering().orElseThrow().rendering().limiting();
        String says = "Up to " + Figures.of(limiting.maxDb(), 1, "dB") + "; 5 % of the time "
                + Figures.of(limiting.p95Db(), 1, "dB") + " or more, 1 % of the time "
                + Figures.of(limiting.p99Db(), 1, "dB") + " or more.";
        frame(
                "limiting",
                "Gain reduction of the limiter, dB",
                says,
                List.of(new DataTable.Column("gain reduction, dB", reduction, false, 1)));
    }

    private void image(Portrait.Image image) {
        String says = story.programme()
                .analysis()
                .stereo()
                .map(stereo -> "Correlation " + Figures.plain(stereo.correlation(), 2) + " over all; "
                        + Figures.plain(stereo.lowestCorrelation(), 2)
                        + " or less in 5 % of the time. 1 is mono, 0 is wide, below 0 parts are lost in mono.")
                .orElse("Silent.");
        frame(
                "image",
                "Correlation, and width in dB",
                says,
                List.of(
                        new DataTable.Column("correlation", image.correlation(), true, 2),
                        new DataTable.Column("width, dB side over mid", image.widthDb(), false, 1)));
    }

    private void frame(String id, String title, String says, List<DataTable.Column> columns) {
        ChartFrame.write(
                page,
                id,
                title,
                says,
                () -> DataTable.overTime(page, story.programme().seconds(), columns));
    }

    private void spectrogram() {
        SpectrogramTable table = new SpectrogramTable(story.programme().spectrogram());
        long marks = DataSection.marks(story).size();
        String says = table.says() + " "
                + (marks == 0
                        ? "No place is marked."
                        : marks + (marks == 1 ? " place is" : " places are") + " marked.");
        ChartFrame.write(page, "spectrogram", "Spectrogram", says, () -> table.write(page));
    }
}
