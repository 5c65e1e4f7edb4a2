package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpatialEngineBuilderTest {

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of(
                        "percent must be in [0.0, 100.0] %",
                        0.0, 100.0, (DoubleConsumer)
                                value -> SpatialEngine.builder().intensityPercent(value)),
                Arguments.of(
                        "percent must be in [0.0, 100.0] %",
                        0.0, 100.0, (DoubleConsumer)
                                value -> SpatialEngine.builder().build().intensityPercent(value)),
                Arguments.of("cornerHz must be in [80.0, 180.0] Hz", 80.0, 180.0, (DoubleConsumer)
                        value -> SpatialEngine.builder().bassMonoHz(value)),
                Arguments.of("floor must be in [0.0, 0.6]", 0.0, 0.6, (DoubleConsumer)
                        value -> SpatialEngine.builder().correlationFloor(value)),
                Arguments.of("delayMs must be in [5.0, 25.0] ms", 5.0, 25.0, (DoubleConsumer)
                        value -> SpatialEngine.builder().haasDelayMs(value)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void whatIsOutsideOfItsRangeIsRefusedInPlainWords(String rule, double least, double most, DoubleConsumer setter) {
        for (double value :
                new double[] {Math.nextDown(least), Math.nextUp(most), -1e9, 1e9, Double.NaN, Double.POSITIVE_INFINITY
                }) {
            assertThatThrownBy(() -> setter.accept(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(rule + ", but was " + value);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void theEndsOfEveryRangeAreAllowed(String rule, double least, double most, DoubleConsumer setter) {
        assertThatCode(() -> setter.accept(least)).doesNotThrowAnyException();
        assertThatCode(() -> setter.accept(most)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -16, 8, 20, 32})
    void wordLengthsOtherThanSixteenAndTwentyFourAreRefused(int bits) {
        assertThatThrownBy(() -> SpatialEngine.builder().wordLengthBits(bits))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bits must be 16 or 24, but was " + bits);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24})
    void aWordLengthAndConstantLoudnessContradictEachOtherInEitherOrder(int bits) {
        String words =
                "wordLengthBits(" + bits + ") and energy(CONSTANT_LOUDNESS) exclude each other; leave one of them out";
        assertThatThrownBy(() -> SpatialEngine.builder()
                        .wordLengthBits(bits)
                        .energy(EnergyMode.CONSTANT_LOUDNESS)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(words);
        assertThatThrownBy(() -> SpatialEngine.builder()
                        .energy(EnergyMode.CONSTANT_LOUDNESS)
                        .wordLengthBits(bits)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(words);
        assertThatCode(() -> SpatialEngine.builder()
                        .energy(EnergyMode.CONSTANT_LOUDNESS)
                        .wordLengthBits(bits)
                        .energy(EnergyMode.MONO_EXACT)
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void nothingIsRefusedByItsName() {
        assertThatNullPointerException()
                .isThrownBy(() -> SpatialEngine.builder().quality(null))
                .withMessage("newQuality");
        assertThatNullPointerException()
                .isThrownBy(() -> SpatialEngine.builder().energy(null))
                .withMessage("mode");
    }

    @Test
    void whatIsNotSaidHasTheDefaultsOfItsTable() {
        AudioBuffer in = StereoSignals.correlated(0.9, 22_050, 1.0);
        SpatialEngine said = SpatialEngine.builder()
                .intensityPercent(50.0)
                .bassMonoHz(120.0)
                .correlationFloor(0.2)
                .haasDelayMs(12.0)
                .quality(SpatialQuality.MASTERING)
                .energy(EnergyMode.MONO_EXACT)
                .build();
        SpatialEngine unsaid = SpatialEngine.builder().build();
        assertThat(unsaid.intensityPercent()).isEqualTo(50.0);
        AudioBuffer expected = Chain.of(said).render(in);
        AudioBuffer out = Chain.of(unsaid).render(in);
        assertThat(out.channel(0)).isEqualTo(expected.channel(0)).isNotEqualTo(in.channel(0));
        assertThat(out.channel(1)).isEqualTo(expected.channel(1));
        assertThat(unsaid.latencyFrames()).isEqualTo(said.latencyFrames()).isPositive();
    }

    @Test
    void aBuilderMayBeUsedAgain() {
        SpatialEngineBuilder builder = SpatialEngine.builder().intensityPercent(10.0);
        SpatialEngine first = builder.build();
        SpatialEngine second = builder.intensityPercent(90.0).build();
        assertThat(first.intensityPercent()).isEqualTo(10.0);
        assertThat(second.intensityPercent()).isEqualTo(90.0);
    }
}
