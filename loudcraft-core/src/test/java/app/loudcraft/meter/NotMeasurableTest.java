package app.loudcraft.meter;

import static app.loudcraft.meter.NotMeasurable.ALL_GATED;
import static app.loudcraft.meter.NotMeasurable.NOT_FINITE;
import static app.loudcraft.meter.NotMeasurable.NO_AUDIO;
import static app.loudcraft.meter.NotMeasurable.TOO_SHORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.ToneProgramme;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NotMeasurableTest {

    private static final int RATE = 48_000;

    static Stream<Arguments> streams() {
        return Stream.of(
                Arguments.of("nothing", tone(-20.0, 0), NO_AUDIO, NO_AUDIO),
                Arguments.of("one frame", tone(-20.0, 1), TOO_SHORT, TOO_SHORT),
                Arguments.of("399 ms", tone(-20.0, 19_152), TOO_SHORT, TOO_SHORT),
                Arguments.of("a frame under 400 ms", tone(-20.0, 19_199), TOO_SHORT, TOO_SHORT),
                Arguments.of("400 ms", tone(-20.0, 19_200), null, TOO_SHORT),
                Arguments.of("2.9 s", tone(-20.0, 139_200), null, TOO_SHORT),
                Arguments.of("a frame under 3 s", tone(-20.0, 143_999), null, TOO_SHORT),
                Arguments.of("3 s", tone(-20.0, 144_000), null, null),
                Arguments.of("silence of 1 s", silence(48_000), ALL_GATED, TOO_SHORT),
                Arguments.of("silence", silence(200_000), ALL_GATED, ALL_GATED),
                Arguments.of("-75 LUFS", tone(-75.0, 200_000), ALL_GATED, ALL_GATED),
                Arguments.of("-69 LUFS", tone(-69.0, 200_000), null, null),
                Arguments.of("no numbers", broken(silence(200_000), 1), NOT_FINITE, NOT_FINITE),
                Arguments.of("no numbers in -75 LUFS", broken(tone(-75.0, 200_000), 999), NOT_FINITE, NOT_FINITE),
                Arguments.of("no numbers of 1 s", broken(silence(48_000), 1), NOT_FINITE, TOO_SHORT),
                Arguments.of("no numbers of 399 ms", broken(silence(19_152), 1), TOO_SHORT, TOO_SHORT),
                Arguments.of("no numbers in -20 LUFS", broken(tone(-20.0, 200_000), 999), null, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("streams")
    void reasonIsToldWhereThereIsNoLoudnessAndNoRange(
            String name, AudioBuffer audio, NotMeasurable integrated, NotMeasurable range) {
        LoudnessReading reading = read(audio).loudness();
        assertThat(reading.integratedNotMeasurable()).isEqualTo(Optional.ofNullable(integrated));
        assertThat(reading.rangeNotMeasurable()).isEqualTo(Optional.ofNullable(range));
        boolean loud = reading.integratedLufs().isPresent()
                && reading.integratedLufs().getAsDouble() > Double.NEGATIVE_INFINITY;
        assertThat(loud).isEqualTo(integrated == null);
        assertThat(reading.rangeLowLufs().isPresent())
                .isEqualTo(reading.loudnessRangeLu().isPresent())
                .isEqualTo(audio.frames() >= 3 * RATE);
    }

    @Test
    void everyReasonHasWordsOfItsOwn() {
        assertThat(Arrays.stream(NotMeasurable.values()).map(NotMeasurable::reason))
                .doesNotHaveDuplicates()
                .allSatisfy(reason -> assertThat(reason).matches("[a-z].*[^.]"));
    }

    @Test
    void nothingIsNaNWhereNothingIsANumber() {
        ProgrammeReading reading = read(broken(silence(200_000), 1));
        assertThat(reading.loudness().nonFiniteSamples()).isEqualTo(400_000);
        assertThat(reading.loudness().ungatedLufs()).hasValue(Double.NEGATIVE_INFINITY);
        assertThat(reading.loudness().loudnessRangeLu()).hasValue(0.0);
        assertThat(reading.truePeakDbtp()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(reading.plrDb()).isEmpty();
        assertThat(reading.psrMedianDb()).isEmpty();
    }

    @Test
    void whatIsUnderTheAbsoluteGateHasNoPeakToShortTermRatio() {
        assertThat(read(tone(-75.0, 200_000)).psrMedianDb()).isEmpty();
        // the relative gate is at -76 here and must not let in what the absolute one keeps out
        AudioBuffer quiet = ToneProgramme.tone(4, -66.0).then(16, -71.0).stereo(RATE);
        for (int c = 0; c < 2; c++) {
            // from 8 s on the ratio would be 11 dB
            for (int i = 8 * RATE; i < quiet.frames(); i += RATE) {
                quiet.channel(c)[i] = 0.001f;
            }
        }
        ProgrammeReading reading = read(quiet);
        assertThat(reading.loudness().relativeGateLufs().orElseThrow()).isLessThan(-75.0);
        assertThat(reading.psrMedianDb().orElseThrow()).isCloseTo(0.0, within(3.0));
    }

    @Test
    void endsOfTheRangeAreThoseOfTheLevels() {
        LoudnessReading reading =
                read(ToneProgramme.tone(20, -20).then(20, -30).stereo(RATE)).loudness();
        // Tech 3342, case 1; a stereo sine of 1 kHz reads 0.007 LU over its level
        assertThat(reading.rangeLowLufs().orElseThrow()).isCloseTo(-29.993, within(0.005));
        assertThat(reading.rangeHighLufs().orElseThrow()).isCloseTo(-19.993, within(0.005));
        assertThat(reading.loudnessRangeLu())
                .hasValue(reading.rangeHighLufs().orElseThrow()
                        - reading.rangeLowLufs().orElseThrow());
    }

    private static AudioBuffer tone(double dbfs, int frames) {
        float[] x = Signals.sine(1_000.0, dbfs).frames(frames);
        return AudioBuffer.stereo(RATE, x, x.clone());
    }

    private static AudioBuffer silence(int frames) {
        return Signals.silence(RATE, ChannelLayout.STEREO, frames);
    }

    private static AudioBuffer broken(AudioBuffer audio, int every) {
        float[] noNumbers = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < audio.frames(); i += every) {
                audio.channel(c)[i] = noNumbers[(i + c) % 3];
            }
        }
        return audio;
    }

    private static ProgrammeReading read(AudioBuffer audio) {
        ProgrammeMeter meter = new ProgrammeMeter(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        return meter.reading();
    }
}
