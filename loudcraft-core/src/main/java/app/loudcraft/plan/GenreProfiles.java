package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import java.util.List;

/**
 * The figures of all profiles.
 *
 * <p>Tone: the mean of 12,345 tracks of popular music (A. Elowsson and A. Friberg, "Long-term average spectrum in popular
 * music and its relation to the level of the percussion", AES 142, 2017: -0.000183 x^2 + 0.0213 x - 16.735 dB with
 * x = 1 + 60 log2(f / 30 Hz), from 94 Hz to 15.7 kHz), carried on below by a gentle fall, and what each genre has more or
 * less of below 60 Hz and above 8 kHz. Dynamics and limiting: common mastering practice.
 */
final class GenreProfiles {

    private static final double ALL_TOLERANCES = 1.0;
    private static final double WIDE_TOLERANCES = 1.5;

    private GenreProfiles() {}

    static GenreProfile neutral() {
        return new Row("neutral").dynamics(1.6, 1.5, 1.5, 2.0, 1.5).build(WIDE_TOLERANCES);
    }

    static GenreProfile of(Genre genre) {
        Row row = new Row(genre.toString());
        return switch (genre) {
            case POP ->
                row.tone(2.5, 1.5)
                        .dynamics(1.8, 1.8, 1.8, 3.0, 1.5)
                        .colour(10, 35)
                        .build();
            case ROCK ->
                row.tone(-2.0, -0.5)
                        .dynamics(1.8, 1.8, 1.6, 3.0, 1.5)
                        .colour(12, 25)
                        .build();
            case METAL ->
                row.tone(-1.0, -1.0)
                        .dynamics(1.8, 1.8, 1.6, 3.0, 1.5)
                        .colour(10, 25)
                        .limiting(8.0, 6.0)
                        .build();
            case HIP_HOP ->
                row.tone(5.0, -0.5)
                        .dynamics(2.0, 1.8, 1.6, 3.0, 1.5)
                        .colour(15, 25)
                        .build();
            case RNB_SOUL ->
                row.tone(2.0, 0.0)
                        .dynamics(1.7, 1.6, 1.6, 2.5, 1.4)
                        .colour(10, 30)
                        .build();
            case ELECTRONIC ->
                row.tone(4.0, 1.0)
                        .dynamics(2.2, 1.8, 1.6, 3.0, 1.5)
                        .colour(15, 40)
                        .limiting(7.0, 6.0)
                        .build();
            case AMBIENT ->
                row.tone(0.0, -3.0)
                        .dynamics(1.3, 1.2, 1.2, 1.5, 1.2)
                        .colour(0, 35)
                        .limiting(11.0, 3.0)
                        .build();
            case JAZZ_BLUES ->
                row.tone(-6.0, -3.0)
                        .dynamics(1.3, 1.3, 1.3, 1.5, 1.2)
                        .colour(0, 15)
                        .limiting(12.0, 1.5)
                        .build();
            case FOLK_COUNTRY ->
                row.tone(-3.0, 0.5)
                        .dynamics(1.5, 1.5, 1.4, 2.0, 1.3)
                        .colour(5, 15)
                        .limiting(11.0, 4.0)
                        .build();
            case CLASSICAL ->
                row.tone(-7.0, -6.0)
                        .mostTone(1.0)
                        .dynamics(1.0, 1.0, 1.0, 0.0, 1.0)
                        .colour(0, 5)
                        .limiting(15.0, 1.0)
                        .build(1.6);
            case REGGAE ->
                row.tone(4.0, -1.0)
                        .dynamics(1.8, 1.6, 1.6, 2.5, 1.4)
                        .colour(10, 25)
                        .build();
            case LATIN ->
                row.tone(1.0, 1.0)
                        .dynamics(1.7, 1.6, 1.6, 2.5, 1.4)
                        .colour(8, 25)
                        .build();
            case SPEECH ->
                row.speechTone()
                        .dynamics(1.0, 1.0, 1.0, 0.0, 2.5)
                        .colour(0, 0)
                        .limiting(10.0, 6.0)
                        .build();
        };
    }

    /** One line of the table. */
    private static final class Row {

        private final String name;
        private double lowDb;
        private double highDb;
        private double maxToneDb = 8.0;
        private boolean speech;
        private List<Double> bandRatios = List.of(1.0, 1.0, 1.0, 1.0);
        private double maxBandReductionDb;
        private double ratio = 1.0;
        private double saturationPercent;
        private double spatialPercent = 25.0;
        private double plrFloorDb = 8.0;
        private double maxLimitingDb = 6.0;

        Row(String name) {
            this.name = name;
        }

        Row tone(double belowSixtyHzDb, double aboveEightKhzDb) {
            lowDb = belowSixtyHzDb;
            highDb = aboveEightKhzDb;
            return this;
        }

        Row mostTone(double db) {
            maxToneDb = db;
            return this;
        }

        Row speechTone() {
            speech = true;
            return this;
        }

        Row dynamics(double lowRatio, double midRatio, double highRatio, double maxDb, double wholeRatio) {
            bandRatios = List.of(lowRatio, midRatio, midRatio, highRatio);
            maxBandReductionDb = maxDb;
            ratio = wholeRatio;
            return this;
        }

        Row colour(double saturation, double spatial) {
            saturationPercent = saturation;
            spatialPercent = spatial;
            return this;
        }

        Row limiting(double floorDb, double maxDb) {
            plrFloorDb = floorDb;
            maxLimitingDb = maxDb;
            return this;
        }

        GenreProfile build() {
            return build(ALL_TOLERANCES);
        }

        GenreProfile build(double toleranceFactor) {
            ToneTarget tone = speech
                    ? ToneCurves.speech()
                    : ToneTarget.of(
                            band -> ToneCurves.musicDb(SpectrumReading.centreHz(band), lowDb, highDb),
                            band -> toleranceFactor * ToneCurves.toleranceDb(SpectrumReading.centreHz(band)));
            return new GenreProfile(
                    name,
                    tone,
                    maxToneDb,
                    new DynamicsTarget(
                            speech ? SPEECH_CRESTS_DB : CRESTS_DB,
                            bandRatios,
                            maxBandReductionDb,
                            speech ? SPEECH_CREST_DB : CREST_DB,
                            ratio,
                            ratio > 1.0 ? MAX_REDUCTION_DB : 0.0),
                    saturationPercent,
                    spatialPercent,
                    plrFloorDb,
                    maxLimitingDb);
        }
    }

    private static final List<Double> CRESTS_DB = List.of(7.5, 7.0, 8.5, 10.0);
    private static final List<Double> SPEECH_CRESTS_DB = List.of(9.0, 8.0, 10.0, 12.0);
    private static final double CREST_DB = 6.5;
    private static final double SPEECH_CREST_DB = 6.0;
    private static final double MAX_REDUCTION_DB = 3.0;
}
