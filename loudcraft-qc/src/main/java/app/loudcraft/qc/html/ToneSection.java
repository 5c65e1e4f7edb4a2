package app.loudcraft.qc.html;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.meter.StereoReading;
import app.loudcraft.plan.ToneTarget;
import app.loudcraft.qc.internal.LaidSpectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The charts of the whole: the long-term spectrum against the band of the genre, and the picture of the image. */
final class ToneSection {

    private final Story story;
    private final Markup page;

    ToneSection(Story story, Markup page) {
        this.story = story;
        this.page = page;
    }

    void write() {
        page.open("section", "id", "tone", "aria-labelledby", "tone-title");
        page.element("h2", "Tone and image", "id", "tone-title");
        page.open("div", "class", "pair");
        ChartFrame.write(page, "tone", "Long-term spectrum, dB", spectrumSays(), this::spectrumTable);
        if (story.programme().image().isPresent()) {
            ChartFrame.write(page, "goniometer", "Goniometer", imageSays(), this::imageTable);
        }
        page.close().close();
    }

    private LaidSpectrum band(Portrait of) {
        return new LaidSpectrum(of.analysis().spectrum(), story.tone().curve());
    }

    private String spectrumSays() {
        LaidSpectrum band = band(story.programme());
        if (!band.isKnown()) {
            return "There is nothing to show.";
        }
        ToneTarget curve = story.tone().curve();
        int outside = 0;
        int worst = -1;
        for (int i = 0; i < SpectrumReading.BANDS; i++) {
            double deviation = Math.abs(band.deviationDb(i));
            if (deviation > curve.toleranceDb(i)) {
                outside++;
                worst = worst < 0 || deviation > Math.abs(band.deviationDb(worst)) ? i : worst;
            }
        }
        String usual = "The shaded band is what is usual in " + genre() + ". ";
        if (outside == 0) {
            return usual + "All thirds of an octave are inside it.";
        }
        return usual + outside + " of " + SpectrumReading.BANDS + " thirds of an octave are outside; the farthest is "
                + Figures.hertz(SpectrumReading.centreHz(worst)) + ", "
                + Figures.signed(band.deviationDb(worst), 1, "dB") + " from the curve.";
    }

    private String genre() {
        return story.tone().curveName().equals("neutral")
                ? "most music"
                : story.tone().curveName();
    }

    private void spectrumTable() {
        LaidSpectrum programme = band(story.programme());
        Optional<LaidSpectrum> mix = story.mix().map(this::band);
        List<String> heads = new ArrayList<>(List.of("Around"));
        mix.ifPresent(band -> heads.add("mix, dB from the curve"));
        heads.add(mix.isPresent() ? "master, dB from the curve" : "dB from the curve");
        heads.add("usual within, dB");
        DataTable.write(page, heads, SpectrumReading.BANDS, i -> {
            List<String> cells = new ArrayList<>(List.of(Figures.hertz(SpectrumReading.centreHz(i))));
            mix.ifPresent(band -> cells.add(deviation(band, i)));
            cells.add(deviation(programme, i));
            cells.add(Figures.plain(story.tone().curve().toleranceDb(i), 1));
            return cells;
        });
    }

    private static String deviation(LaidSpectrum band, int i) {
        double db = band.deviationDb(i);
        return Double.isNaN(db) ? "\u2013" : Figures.signed(db, 1, "");
    }

    private String imageSays() {
        return story.programme()
                .analysis()
                .stereo()
                .map(stereo -> "Upright is mono, a leaning shape leans to that side, lying flat is lost in mono. "
                        + balance(stereo.balanceDb()) + " In mono it changes by "
                        + Figures.of(stereo.monoLossDb(), 1, "dB") + ".")
                .orElse("Silent.");
    }

    private static String balance(double db) {
        if (Math.abs(db) < 0.05) {
            return "Both sides are equally loud.";
        }
        return "The " + (db > 0.0 ? "right" : "left") + " is louder by " + Figures.of(Math.abs(db), 1, "dB") + ".";
    }

    private void imageTable() {
        List<Function<StereoReading, String>> figures = List.of(
                stereo -> Figures.plain(stereo.correlation(), 2),
                stereo -> Figures.plain(stereo.lowestCorrelation(), 2),
                stereo -> Figures.plain(stereo.low().widthDb(), 1),
                stereo -> Figures.plain(stereo.middle().widthDb(), 1),
                stereo -> Figures.plain(stereo.high().widthDb(), 1),
                stereo -> Figures.plain(stereo.balanceDb(), 1),
                stereo -> Figures.plain(stereo.monoLossDb(), 1));
        List<String> names = List.of(
                "correlation",
                "lowest correlation",
                "width below 120 Hz, dB",
                "width to 2 kHz, dB",
                "width above, dB",
                "right over left, dB",
                "change in mono, dB");
        List<String> heads = new ArrayList<>(List.of("Figure"));
        story.mix().ifPresent(mix -> heads.add("mix"));
        heads.add(story.mix().isPresent() ? "master" : "file");
        DataTable.write(page, heads, names.size(), i -> {
            List<String> cells = new ArrayList<>(List.of(names.get(i)));
            story.mix().ifPresent(mix -> cells.add(stereo(mix.analysis(), figures.get(i))));
            cells.add(stereo(story.programme().analysis(), figures.get(i)));
            return cells;
        });
    }

    private static String stereo(MixAnalysis analysis, Function<StereoReading, String> figure) {
        return analysis.stereo().map(figure).orElse("\u2013");
    }
}
