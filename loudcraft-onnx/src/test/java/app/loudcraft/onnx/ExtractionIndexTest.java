package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.GenreProfile;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExtractionIndexTest {

    private static double[] numbers(String json, String key) {
        Matcher array = Pattern.compile("\"" + key + "\": \\[([^\\]]*)]").matcher(json);
        assertThat(array.find()).as(key).isTrue();
        return Arrays.stream(array.group(1).split(", "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void assertTone(double[] levelsDb, GenreProfile profile) {
        assertThat(levelsDb).hasSize(SpectrumReading.BANDS);
        for (int band = 0; band < levelsDb.length; band++) {
            assertThat(levelsDb[band]).isCloseTo(profile.tone().levelDb(band), within(0.0006));
        }
    }

    @Test
    void theToneOfEveryProfileIsListedInThirdsOfAnOctave() {
        String json = new ExtractionIndex(new FrontEnd(), List.of()).json();
        double[] hz = numbers(json, "profileHz");
        assertThat(hz).hasSize(SpectrumReading.BANDS).startsWith(20.0, 25.1).endsWith(19_952.6);
        for (Genre genre : Genre.values()) {
            assertTone(numbers(json, genre.name()), GenreProfile.of(genre));
        }
        assertTone(numbers(json, "NEUTRAL"), GenreProfile.NEUTRAL);
    }

    @Test
    void whatIsOddInNamesOfFilesIsEscaped() {
        String json = new ExtractionIndex(
                        new FrontEnd(),
                        List.of(new ExtractionIndex.Clip(
                                "a \"b\"\\c\td.opus", "a", 2, 400, 44_100, 9.3, -61.25, false)))
                .json();
        assertThat(json)
                .endsWith("  \"clips\": [\n    {\"file\": \"a \\\"b\\\"\\\\c\\u0009d.opus\", \"folder\": \"a\","
                        + " \"windows\": 2, \"frames\": 400, \"rateHz\": 44100, \"seconds\": 9.300,"
                        + " \"levelDb\": -61.25, \"silent\": false}\n  ]\n}\n");
    }
}
