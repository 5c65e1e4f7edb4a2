package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenreProfileTest {

    @ParameterizedTest
    @EnumSource(Genre.class)
    void everyGenreHasAProfileOfItsName(Genre genre) {
        GenreProfile profile = GenreProfile.of(genre);
        assertThat(profile.name()).isEqualTo(genre.toString());
        for (int band = 0; band < SpectrumReading.BANDS; band++) {
            assertThat(profile.tone().levelDb(band)).isFinite();
            // a profile that allows nothing would correct every mix
            assertThat(profile.tone().toleranceDb(band)).isGreaterThan(0.5);
        }
        assertThat(profile.dynamics().bandCrestsDb()).allMatch(crest -> crest > 3.0);
        assertThat(profile.plrFloorDb()).isBetween(5.0, 20.0);
        assertThat(profile).isEqualTo(GenreProfile.of(genre));
    }

    @ParameterizedTest
    @EnumSource(
            value = Genre.class,
            names = {"SPEECH"},
            mode = EnumSource.Mode.EXCLUDE)
    void curveOfMusicFallsWithoutJumps(Genre genre) {
        ToneTarget tone = GenreProfile.of(genre).tone();
        for (int band = 1; band < SpectrumReading.BANDS; band++) {
            assertThat(Math.abs(tone.levelDb(band) - tone.levelDb(band - 1)))
                    .as("band " + band)
                    .isLessThan(8.0);
        }
        double bassDb = tone.levelDb(7);
        double airDb = tone.levelDb(29);
        assertThat(bassDb).isGreaterThan(airDb);
    }

    @Test
    void blendOfOneGenreIsItsProfile() {
        assertThat(GenreProfile.blend(Map.of(Genre.METAL, 0.2))).isEqualTo(GenreProfile.of(Genre.METAL));
        assertThat(GenreProfile.blend(Map.of(Genre.METAL, 3.0, Genre.POP, 0.0)))
                .isEqualTo(GenreProfile.of(Genre.METAL));
    }

    @Test
    void blendIsTheMeanByWeight() {
        GenreProfile jazz = GenreProfile.of(Genre.JAZZ_BLUES);
        GenreProfile metal = GenreProfile.of(Genre.METAL);
        // the weights need not sum to 1
        GenreProfile blend = GenreProfile.blend(Map.of(Genre.METAL, 1.0, Genre.JAZZ_BLUES, 3.0));
        assertThat(blend.name()).isEqualTo("jazz, blues + metal");
        assertMean(blend.plrFloorDb(), jazz.plrFloorDb(), metal.plrFloorDb());
        assertMean(blend.maxLimitingDb(), jazz.maxLimitingDb(), metal.maxLimitingDb());
        assertMean(blend.maxToneDb(), jazz.maxToneDb(), metal.maxToneDb());
        assertMean(blend.saturationPercent(), jazz.saturationPercent(), metal.saturationPercent());
        assertMean(blend.spatialPercent(), jazz.spatialPercent(), metal.spatialPercent());
        assertMean(
                blend.dynamics().ratio(),
                jazz.dynamics().ratio(),
                metal.dynamics().ratio());
        for (int i = 0; i < 4; i++) {
            assertMean(
                    blend.dynamics().bandRatios().get(i),
                    jazz.dynamics().bandRatios().get(i),
                    metal.dynamics().bandRatios().get(i));
        }
        for (int band = 0; band < SpectrumReading.BANDS; band++) {
            assertMean(
                    blend.tone().levelDb(band),
                    jazz.tone().levelDb(band),
                    metal.tone().levelDb(band));
            assertMean(
                    blend.tone().toleranceDb(band),
                    jazz.tone().toleranceDb(band),
                    metal.tone().toleranceDb(band));
        }
    }

    private static void assertMean(double blend, double threeTimes, double once) {
        assertThat(blend).isCloseTo(0.75 * threeTimes + 0.25 * once, within(1e-9));
    }

    @Test
    void orderOfTheWeightsChangesNoBit() {
        Map<Genre, Double> forth = new LinkedHashMap<>();
        Map<Genre, Double> back = new LinkedHashMap<>();
        Genre[] genres = Genre.values();
        for (int i = 0; i < genres.length; i++) {
            forth.put(genres[i], 0.1 + 0.01 * (i % 3));
            Genre last = genres[genres.length - 1 - i];
            back.put(last, 0.1 + 0.01 * (last.ordinal() % 3));
        }
        assertThat(GenreProfile.blend(forth)).isEqualTo(GenreProfile.blend(back));
    }

    @Test
    void weightsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenreProfile.blend(Map.of()))
                .withMessageContaining("weights must have one above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenreProfile.blend(Map.of(Genre.POP, 0.0)))
                .withMessageContaining("weights must have one above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenreProfile.blend(Map.of(Genre.POP, -0.5)))
                .withMessage("weight of pop must be 0 or more, but was -0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenreProfile.blend(Map.of(Genre.POP, Double.NaN)))
                .withMessage("weight of pop must be 0 or more, but was NaN");
    }
}
