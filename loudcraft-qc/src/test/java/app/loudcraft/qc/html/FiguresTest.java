package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({"0, 0:00.0", "9.96, 0:10.0", "61.25, 1:01.3", "3599.96, 1:00:00.0", "7322.5, 2:02:02.5"})
    void timesAreMinutesAndSecondsWithHoursWhereThereAreAny(double seconds, String text) {
        assertThat(Figures.time(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2.04, 2.0 s", "59.9, 59.9 s", "60, 1:00", "222.4, 3:42", "10800, 3:00:00"})
    void lengthsAreInWholeSecondsFromAMinuteOn(double seconds, String text) {
        assertThat(Figures.length(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"31.62, 32 Hz", "1000, 1.0 kHz", "15849, 16 kHz"})
    void frequenciesAreShort(double hz, String text) {
        assertThat(Figures.hertz(hz)).isEqualTo(text);
    }

    @Test
    void signsAreThoseOfTypography() {
        assertThat(Figures.of(-14.02, 1, "LUFS")).isEqualTo("\u221214.0 LUFS");
        assertThat(Figures.signed(2.0, 1, "dB")).isEqualTo("+2.0 dB");
        // no minus before a zero
        assertThat(Figures.of(-0.04, 1, "dB")).isEqualTo("0.0 dB");
        assertThat(Figures.signed(-0.04, 1, "dB")).isEqualTo("+0.0 dB");
    }

    @Test
    void whatDoesNotExistIsADashAndSilenceAWord() {
        assertThat(Figures.of(OptionalDouble.empty(), 1, "dB")).isEqualTo("\u2013");
        assertThat(Figures.of(Double.NEGATIVE_INFINITY, 1, "dB")).isEqualTo("silent");
        assertThat(Figures.of(Double.POSITIVE_INFINITY, 1, "dB")).isEqualTo("\u221E dB");
    }
}
