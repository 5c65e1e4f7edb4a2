package app.loudcraft.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpatialConverterTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 40, 100})
    void aPercentageIsReadAsItIs(int percent) {
        assertThat(new SpatialConverter().convert(Integer.toString(percent))).hasValue(percent);
    }

    @Test
    void theGenreIsAskedByItsWord() {
        assertThat(new SpatialConverter().convert("genre")).isEmpty();
        assertThat(new SpatialConverter().convert("Genre")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "101", "999", "99999999999", "12.5", "40%", "wide", "NaN", " 40"})
    void anythingElseIsRefusedWithWhatIsRead(String value) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new SpatialConverter().convert(value))
                .withMessage("spatial must be a whole number from 0 to 100, or genre, but was \"" + value + "\"");
    }
}
