package app.loudcraft.qc.html;

import static app.loudcraft.qc.html.JsonText.object;

import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.qc.internal.LaidSpectrum;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/** What the scripts of a page draw, as data. */
final class DataSection {

    private static final int DB_STEPS = 10;
    private static final int PEAK_STEPS = 100;
    private static final int CORRELATION_STEPS = 100;

    private final Story story;
    private final List<ListenSection.Player> players;

    DataSection(Story story, List<ListenSection.Player> players) {
        this.story = story;
        this.players = players;
    }

    String json() {
        Portrait programme = story.programme();
        Map<String, Object> data = object(
                "seconds", programme.seconds(),
                "loudness", loudness(),
                "peak", peak(),
                "limiting",
                        TimeSection.limiting(story)
                                .map(track -> track(track.thinnedToHighest(Track.MOST_POINTS), DB_STEPS))
                                .orElse(null),
                "image", programme.image().map(DataSection::image).orElse(null),
                "spectrogram", spectrogram(programme.spectrogram()),
                "tone", tone(),
                "goniometers", goniometers(),
                "marks", marks(story),
                "players",
                        players.stream()
                                .map(player -> object("name", player.name(), "gainDb", player.gainDb()))
                                .toList());
        return JsonText.of(data);
    }

    private Map<String, Object> loudness() {
        Portrait programme = story.programme();
        return object(
                "integrated", Story.integratedLufs(programme),
                "target", boxed(story.targetLufs()),
                "momentary", track(programme.momentary().thinnedToHighest(Track.MOST_POINTS), DB_STEPS),
                "shortTerm", track(programme.shortTerm().thinnedToHighest(Track.MOST_POINTS), DB_STEPS),
                "mix",
                        story.mix()
                                .map(mix -> track(mix.shortTerm().thinnedToHighest(Track.MOST_POINTS), DB_STEPS))
                                .orElse(null));
    }

    private Map<String, Object> peak() {
        return object(
                "ceiling",
                story.ceilingDbtp(),
                "truePeak",
                track(story.programme().truePeak().thinnedToHighest(Track.MOST_POINTS), PEAK_STEPS));
    }

    private static Map<String, Object> image(Portrait.Image image) {
        return object(
                "correlation", track(image.correlation().thinnedToLowest(Track.MOST_POINTS), CORRELATION_STEPS),
                "width", track(image.widthDb().thinnedToHighest(Track.MOST_POINTS), DB_STEPS));
    }

    private static Map<String, Object> spectrogram(Spectrogram.Picture picture) {
        return object(
                "seconds",
                picture.columns() * picture.columnSeconds(),
                "lowestHz",
                picture.lowestHz(),
                "highestHz",
                picture.highestHz(),
                "levels",
                Spectrogram.RANGE_DB,
                "png",
                picture.columns() == 0 ? null : GreyPng.dataUri(picture.pixels(), picture.columns(), Spectrogram.ROWS));
    }

    private List<Object> goniometers() {
        List<Object> pictures = new ArrayList<>();
        String name = story.mix().isPresent() ? "Master" : "File";
        story.mix().flatMap(Portrait::image).ifPresent(image -> pictures.add(goniometer("Mix", image)));
        story.programme().image().ifPresent(image -> pictures.add(goniometer(name, image)));
        return pictures;
    }

    private static Map<String, Object> goniometer(String name, Portrait.Image image) {
        String png = GreyPng.dataUri(image.goniometer(), Goniometer.SIZE, Goniometer.SIZE);
        return object("name", name, "size", Goniometer.SIZE, "png", png);
    }

    private Map<String, Object> tone() {
        LaidSpectrum programme = new LaidSpectrum(
                story.programme().analysis().spectrum(), story.tone().curve());
        LaidSpectrum mix = story.mix()
                .map(of ->
                        new LaidSpectrum(of.analysis().spectrum(), story.tone().curve()))
                .orElse(null);
        return object(
                "name", story.tone().curveName(),
                "hz", bands(SpectrumReading::centreHz),
                "low",
                        bands(i -> story.tone().curve().levelDb(i)
                                - story.tone().curve().toleranceDb(i)),
                "high",
                        bands(i -> story.tone().curve().levelDb(i)
                                + story.tone().curve().toleranceDb(i)),
                "curve", bands(i -> story.tone().curve().levelDb(i)),
                "mix", mix == null ? null : bands(mix::laidOnCurveDb),
                "programme", bands(programme::laidOnCurveDb));
    }

    private static List<Object> bands(IntToDoubleFunction figure) {
        double[] values = new double[SpectrumReading.BANDS];
        Arrays.setAll(values, figure);
        List<Object> bands = new ArrayList<>();
        for (double value : values) {
            bands.add(Math.rint(10.0 * value) / 10.0);
        }
        return bands;
    }

    /** What was found at a place in time, by checks that have something to say. */
    static List<Object> marks(Story story) {
        List<Object> marks = new ArrayList<>();
        story.quality().ifPresent(quality -> {
            for (QualityCheck check : quality.checks()) {
                if (CheckSection.isRemark(check)) {
                    for (QualityFinding finding : check.findings()) {
                        if (!Words.isAboutAll(finding, story.programme().seconds())) {
                            marks.add(object(
                                    "check", check.id(),
                                    "status", Words.key(check.status()),
                                    "start", finding.startSeconds(),
                                    "end", finding.endSeconds()));
                        }
                    }
                }
            }
        });
        return marks;
    }

    private static Object boxed(OptionalDouble value) {
        return value.isPresent() ? (Object) value.getAsDouble() : null;
    }

    /** A track as whole numbers of a fraction of its unit, which are short. */
    private static Map<String, Object> track(Track track, int stepsPerUnit) {
        List<Object> values = new ArrayList<>(track.size());
        for (int i = 0; i < track.size(); i++) {
            double value = track.value(i);
            values.add(Double.isNaN(value) ? null : (Object) (int) Math.rint(stepsPerUnit * value));
        }
        return object(
                "start", track.startSeconds(), "step", track.stepSeconds(), "per", stepsPerUnit, "values", values);
    }
}
