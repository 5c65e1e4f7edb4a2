package app.loudcraft.plan;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import java.util.List;

/**
 * The figures of all profiles.
 *
 * <p>Tone, tolerances and crests come from 397 short clips of music, measured as mixes are: what the
 * median clip of a genre has more or less than {@link ToneCurves#baseDb} in every octave, half of what lies between
 * the 20th and the 80th percentile, and the 80th percentile of the crests. Where there are few clips they count for
 * less, against the differences of genres in A. Elowsson and A. Friberg, "Long-term average spectrum in popular music and
 * its relation to the level of the percussion", AES 142, 2017, and against the mean of all genres; no tolerance is under
 * 4.5 dB at the ends of the spectrum, 3 dB from 60 to 250 Hz and from 4 to 10 kHz, and 2 dB in between. Ratios,
 * saturation and limiting are common mastering practice.
 */
final class GenreProfiles {

    private GenreProfiles() {}

    static GenreProfile neutral() {
        return new Row("neutral")
                .tolerances(6.5, 5.0, 4.5, 3.5, 3.5, 3.0, 3.5, 4.5, 5.0, 7.0)
                .crests(10.4, 8.5, 9.8, 11.5, 7.8)
                .ratios(1.6, 1.5, 1.5, 2.0, 1.5)
                .build();
    }

    static GenreProfile of(Genre genre) {
        Row row = new Row(genre.toString());
        return switch (genre) {
            case POP ->
                row.tone(-0.1, 0.8, -0.9, 0.0, -0.1, 0.1, -0.3, 0.1, 1.0, 1.7)
                        .tolerances(4.8, 3.5, 3.0, 2.4, 2.5, 2.0, 2.1, 3.0, 3.7, 5.8)
                        .crests(9.7, 8.0, 9.1, 11.5, 7.0)
                        .ratios(1.8, 1.8, 1.8, 3.0, 1.5)
                        .colour(10, 35)
                        .limiting(9.0, 6.0)
                        .build();
            case ROCK ->
                row.tone(-4.0, -2.3, -0.9, 0.2, 0.5, 0.0, 0.3, -0.6, -0.3, 0.1)
                        .tolerances(4.5, 3.3, 3.0, 2.4, 2.0, 2.0, 2.0, 3.0, 3.0, 4.7)
                        .crests(10.1, 6.7, 8.8, 11.0, 6.8)
                        .ratios(1.8, 1.8, 1.6, 3.0, 1.5)
                        .colour(12, 25)
                        .limiting(9.0, 6.0)
                        .build();
            case METAL ->
                row.tone(-3.0, -1.7, -0.8, -0.8, 0.0, 0.5, 1.6, 2.0, -0.6, -0.6)
                        .tolerances(4.8, 3.5, 3.0, 2.0, 2.2, 2.0, 2.0, 3.0, 3.0, 4.5)
                        .crests(10.8, 7.9, 8.2, 10.3, 7.2)
                        .ratios(1.8, 1.8, 1.6, 3.0, 1.5)
                        .colour(10, 25)
                        .limiting(8.0, 6.0)
                        .build();
            case HIP_HOP ->
                row.tone(3.0, 5.0, 0.5, 0.0, 0.3, -1.8, -2.4, -1.7, 1.4, -1.0)
                        .tolerances(6.2, 3.9, 3.3, 3.3, 2.8, 2.1, 2.5, 3.0, 3.9, 4.7)
                        .crests(10.5, 10.8, 12.7, 12.6, 8.5)
                        .ratios(2.0, 1.8, 1.6, 3.0, 1.5)
                        .colour(15, 25)
                        .limiting(8.0, 6.0)
                        .build();
            case RNB_SOUL ->
                row.tone(-0.2, 0.4, -0.3, -0.7, -0.5, 0.2, 0.6, 0.9, 0.0, 0.0)
                        .tolerances(4.5, 3.1, 3.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.5)
                        .crests(10.5, 7.9, 8.6, 10.5, 7.5)
                        .ratios(1.7, 1.6, 1.6, 2.5, 1.4)
                        .colour(10, 30)
                        .limiting(9.0, 5.0)
                        .build();
            case ELECTRONIC ->
                row.tone(2.2, 1.5, 0.0, 0.0, 0.3, -0.3, -0.5, 0.7, 3.3, 0.8)
                        .tolerances(5.4, 4.6, 3.3, 2.6, 2.5, 2.0, 2.4, 3.0, 3.9, 7.3)
                        .crests(9.9, 8.2, 9.3, 10.5, 7.0)
                        .ratios(2.2, 1.8, 1.6, 3.0, 1.5)
                        .colour(15, 40)
                        .limiting(7.0, 6.0)
                        .build();
            case AMBIENT ->
                row.tone(-4.8, -10.9, 0.0, 4.5, 7.7, 3.7, -4.0, -14.7, -16.0, -13.5)
                        .tolerances(5.0, 8.0, 4.9, 4.3, 4.1, 4.3, 5.6, 9.0, 9.0, 8.2)
                        .crests(10.1, 7.7, 10.8, 10.6, 7.5)
                        .ratios(1.3, 1.2, 1.2, 1.5, 1.2)
                        .colour(0, 35)
                        .limiting(11.0, 3.0)
                        .build();
            case JAZZ_BLUES ->
                row.tone(-3.2, 3.0, 0.0, 1.5, 2.4, 0.9, -1.1, -3.0, -7.5, -9.8)
                        .tolerances(8.0, 7.4, 4.7, 3.6, 2.7, 3.0, 3.0, 3.7, 5.8, 7.2)
                        .crests(10.2, 8.5, 11.6, 13.2, 8.6)
                        .ratios(1.3, 1.3, 1.3, 1.5, 1.2)
                        .colour(0, 15)
                        .limiting(12.0, 1.5)
                        .build();
            case FOLK_COUNTRY ->
                row.tone(-5.4, -2.6, -2.0, -1.3, -0.2, 0.0, 0.3, 0.2, 0.7, 0.7)
                        .tolerances(4.5, 3.7, 3.2, 2.4, 2.2, 2.0, 2.3, 3.0, 3.0, 4.8)
                        .crests(10.2, 6.5, 9.0, 11.2, 6.5)
                        .ratios(1.5, 1.5, 1.4, 2.0, 1.3)
                        .colour(5, 15)
                        .limiting(11.0, 4.0)
                        .build();
            case CLASSICAL ->
                row.tone(-9.9, -10.0, -5.2, 0.0, 3.4, 2.8, 1.3, -4.0, -9.3, -7.6)
                        .tolerances(5.4, 6.1, 4.6, 3.0, 3.6, 2.9, 2.4, 3.8, 4.5, 6.4)
                        .crests(10.9, 8.7, 9.6, 11.0, 8.5)
                        .ratios(1.0, 1.0, 1.0, 0.0, 1.0)
                        .colour(0, 5)
                        .limiting(15.0, 1.0)
                        .mostTone(3.0)
                        .build();
            case REGGAE ->
                row.tone(1.9, 1.7, 0.0, -0.1, 0.3, 0.4, 0.0, -0.9, -0.8, -0.8)
                        .tolerances(4.5, 3.0, 3.1, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.5)
                        .crests(10.5, 7.7, 9.3, 10.9, 7.5)
                        .ratios(1.8, 1.6, 1.6, 2.5, 1.4)
                        .colour(10, 25)
                        .limiting(9.0, 5.0)
                        .build();
            case LATIN ->
                row.tone(1.0, 0.7, 0.2, 0.0, 0.0, 0.0, 0.0, 0.5, 1.0, 1.0)
                        .tolerances(4.5, 3.0, 3.0, 2.0, 2.0, 2.0, 2.0, 3.0, 3.0, 4.5)
                        .crests(10.4, 7.9, 9.4, 11.1, 7.4)
                        .ratios(1.7, 1.6, 1.6, 2.5, 1.4)
                        .colour(8, 25)
                        .limiting(9.0, 5.0)
                        .build();
            case SPEECH ->
                row.speechTone()
                        .crests(11.7, 9.8, 11.9, 14.0, 7.0)
                        .ratios(1.0, 1.0, 1.0, 0.0, 2.5)
                        .colour(0, 0)
                        .limiting(10.0, 6.0)
                        .build();
        };
    }

    /** One row of the table. */
    private static final class Row {

        private static final double MAX_TONE_DB = 8.0;
        private static final double MAX_REDUCTION_DB = 3.0;
        private static final double MAX_SPEECH_REDUCTION_DB = 5.0;

        private final String name;
        private double[] toneDb = new double[ToneFit.NODES];
        private double[] tolerancesDb = new double[ToneFit.NODES];
        private double maxToneDb = MAX_TONE_DB;
        private boolean speech;
        private List<Double> bandCrestsDb;
        private double crestDb;
        private List<Double> bandRatios;
        private double maxBandReductionDb;
        private double ratio;
        private double saturationPercent;
        private double spatialPercent = 25.0;
        private double plrFloorDb = 7.0;
        private double maxLimitingDb = 6.0;

        Row(String name) {
            this.name = name;
        }

        /** What the genre has more than the base, from 31.5 Hz to 16 kHz by octaves. */
        Row tone(double... octavesDb) {
            toneDb = octavesDb;
            return this;
        }

        /** How far its tracks are from that, by the same octaves. */
        Row tolerances(double... octavesDb) {
            tolerancesDb = octavesDb;
            return this;
        }

        Row speechTone() {
            speech = true;
            return this;
        }

        Row mostTone(double db) {
            maxToneDb = db;
            return this;
        }

        Row crests(double lowDb, double lowMidDb, double highMidDb, double highDb, double wholeDb) {
            bandCrestsDb = List.of(lowDb, lowMidDb, highMidDb, highDb);
            crestDb = wholeDb;
            return this;
        }

        Row ratios(double low, double mid, double high, double maxDb, double whole) {
            bandRatios = List.of(low, mid, mid, high);
            maxBandReductionDb = maxDb;
            ratio = whole;
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
            ToneTarget tone = speech
                    ? ToneCurves.speech()
                    : ToneTarget.of(
                            band -> ToneCurves.baseDb(SpectrumReading.centreHz(band)) + ToneFit.atBand(toneDb, band),
                            band -> ToneFit.atBand(tolerancesDb, band));
            double wholeDb = speech ? MAX_SPEECH_REDUCTION_DB : MAX_REDUCTION_DB;
            return new GenreProfile(
                    name,
                    tone,
                    maxToneDb,
                    new DynamicsTarget(
                            bandCrestsDb, bandRatios, maxBandReductionDb, crestDb, ratio, ratio > 1.0 ? wholeDb : 0.0),
                    saturationPercent,
                    spatialPercent,
                    plrFloorDb,
                    maxLimitingDb);
        }
    }
}
