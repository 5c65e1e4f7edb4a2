package app.loudcraft.qc.html;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.StereoReading;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The table of figures: before, after and what was asked for; of a file alone where there is no before. */
final class FigureSection {

    private final Story story;
    private final Markup page;

    FigureSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    void write() {
        boolean both = story.mix().isPresent();
        page.open("section", "id", "figures", "aria-labelledby", "figures-title");
        page.element("h2", both ? "Before and after" : "Figures", "id", "figures-title");
        page.open("table", "class", "figures").open("thead").open("tr");
        page.element("td", "");
        if (both) {
            page.element("th", "Mix", "scope", "col");
        }
        page.element("th", both ? "Master" : "File", "scope", "col");
        page.element("th", "Asked for", "scope", "col");
        page.close().close().open("tbody");
        rows();
        page.close().close().close();
    }

    private void rows() {
        OptionalDouble target = story.targetLufs();
        String asked = target.isPresent() ? Figures.plain(target.getAsDouble(), 1) : "";
        row("Integrated loudness", a -> a.programme().loudness().integratedLufs(), 2, "LUFS", asked);
        row("Loudness range", a -> a.programme().loudness().loudnessRangeLu(), 1, "LU", "");
        row("Loudest 3 s", a -> a.programme().loudness().maxShortTermLufs(), 1, "LUFS", "");
        row("Loudest 400 ms", a -> a.programme().loudness().maxMomentaryLufs(), 1, "LUFS", "");
        String ceiling = "\u2264 " + Figures.plain(story.ceilingDbtp(), 1);
        row("True peak, any meter", a -> OptionalDouble.of(a.programme().highestTruePeakDbtp()), 2, "dBTP", ceiling);
        row("Sample peak", a -> OptionalDouble.of(a.programme().samplePeakDbfs()), 2, "dBFS", "");
        row("Peak to loudness", a -> a.programme().plrDb(), 1, "dB", "");
        stereo("Correlation", StereoReading::correlation, 2, "");
        stereo("Lowest correlation", StereoReading::lowestCorrelation, 2, "");
        stereo("Left to right", StereoReading::balanceDb, 1, "dB");
        stereo("Change in mono", StereoReading::monoLossDb, 1, "dB");
        row("Tilt, 100 Hz to 10 kHz", a -> a.spectrum().tiltDbPerOctave(), 1, "dB/octave", "");
    }

    private void stereo(String name, Function<StereoReading, Double> figure, int decimals, String unit) {
        row(
                name,
                analysis -> {
                    Optional<Double> value = analysis.stereo().map(figure);
                    return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
                },
                decimals,
                unit,
                "");
    }

    private void row(
            String name, Function<MixAnalysis, OptionalDouble> figure, int decimals, String unit, String asked) {
        page.open("tr").open("th", "scope", "row").text(name);
        if (!unit.isEmpty()) {
            page.text(" ").element("small", unit);
        }
        page.close();
        story.mix().ifPresent(mix -> cell(Figures.of(figure.apply(mix.analysis()), decimals, "")));
        cell(Figures.of(figure.apply(story.programme().analysis()), decimals, ""));
        cell(asked);
        page.close();
    }

    private void cell(String text) {
        page.element("td", text);
    }
}
