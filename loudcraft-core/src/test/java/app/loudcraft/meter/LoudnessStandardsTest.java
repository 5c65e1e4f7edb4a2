package app.loudcraft.meter;

import static app.loudcraft.testkit.ToneProgramme.SILENT;
import static app.loudcraft.testkit.ToneProgramme.tone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.ToneProgramme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The synthetic loudness cases of EBU Tech 3341 (v4, Table 1) and EBU Tech 3342 (v4, Table 1).
 *
 * <p>The documents allow 0.1 LU (1 LU for the range). The expected values here are the exact readings of these signals,
 * which differ from the round ones by the gain of the K-weighting at 1000 Hz and by the windows that lie over steps.
 */
class LoudnessStandardsTest {

    private static final int WHOLE = Integer.MAX_VALUE;

    // the expected values carry three decimals, and two independent meters agree with them to four
    private static final double AT_48K = 0.005;
    // at other rates the K-weighting differs by up to 0.0054 dB at 1000 Hz, and steps meet another phase
    private static final double AT_OTHER_RATES = 0.008;

    private enum Quantity {
        INTEGRATED(r -> r.integratedLufs().orElseThrow()),
        MAX_MOMENTARY(r -> r.maxMomentaryLufs().orElseThrow()),
        MAX_SHORT_TERM(r -> r.maxShortTermLufs().orElseThrow()),
        RANGE(r -> r.loudnessRangeLu().orElseThrow());

        private final ToDoubleFunction<LoudnessReading> of;

        Quantity(ToDoubleFunction<LoudnessReading> of) {
            this.of = of;
        }
    }

    private record Case(String name, ToneProgramme programme, double expected, Quantity... quantities) {
        AudioBuffer buffer(int rateHz) {
            // case 6: L, R -28, C -24, Ls, Rs -30 dBFS
            return name.equals("3341-6")
                    ? programme.buffer(rateHz, ChannelLayout.SURROUND_5_0, -28.0, -28.0, -24.0, -30.0, -30.0)
                    : programme.stereo(rateHz);
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Quantity[] all = {Quantity.INTEGRATED, Quantity.MAX_MOMENTARY, Quantity.MAX_SHORT_TERM};
        cases.add(new Case("3341-1", tone(20, -23), -22.993, all));
        cases.add(new Case("3341-2", tone(20, -33), -32.993, all));
        ToneProgramme three = tone(10, -36).then(60, -23).then(10, -36);
        ToneProgramme four =
                tone(10, -72).then(10, -36).then(60, -23).then(10, -36).then(10, -72);
        cases.add(new Case("3341-3", three, -23.014, Quantity.INTEGRATED));
        cases.add(new Case("3341-4", four, -23.014, Quantity.INTEGRATED));
        cases.add(new Case("3341-5", tone(20, -26).then(20.1, -20).then(20, -26), -22.979, Quantity.INTEGRATED));
        cases.add(new Case("3341-6", tone(20, 0), -23.016, Quantity.INTEGRATED));
        for (int i = 0; i < 20; i++) {
            ToneProgramme ten = tone(0.15 * i, SILENT).then(3, -23).then(1, SILENT);
            ToneProgramme thirteen = tone(0.02 * i, SILENT).then(0.4, -23).then(1, SILENT);
            cases.add(new Case("3341-10." + i, ten, -22.993, Quantity.MAX_SHORT_TERM));
            cases.add(new Case("3341-13." + i, thirteen, -22.994, Quantity.MAX_MOMENTARY));
        }
        cases.add(new Case("3342-1", tone(20, -20).then(20, -30), 10.0, Quantity.RANGE));
        cases.add(new Case("3342-2", tone(20, -20).then(20, -15), 5.0, Quantity.RANGE));
        cases.add(new Case("3342-3", tone(20, -40).then(20, -20), 20.0, Quantity.RANGE));
        cases.add(new Case(
                "3342-4",
                tone(20, -50).then(20, -35).then(20, -20).then(20, -35).then(20, -50),
                15.0,
                Quantity.RANGE));
        return cases;
    }

    static Stream<Arguments> ratesAndBlocks() {
        return Stream.of(
                Arguments.of(44_100, 1009),
                Arguments.of(48_000, WHOLE),
                Arguments.of(48_000, 1009),
                Arguments.of(48_000, 1),
                Arguments.of(88_200, 1009),
                Arguments.of(96_000, 1009),
                Arguments.of(176_400, 4001),
                Arguments.of(192_000, 4001));
    }

    @ParameterizedTest(name = "{0} Hz in blocks of {1}")
    @MethodSource("ratesAndBlocks")
    void everyCaseOfTheTablesReadsItsExactValue(int rateHz, int blockFrames) {
        double tolerance = tolerance(rateHz);
        for (Case test : cases()) {
            AudioBuffer buffer = test.buffer(rateHz);
            LoudnessMeter meter = new LoudnessMeter(rateHz, buffer.layout());
            Blocks.feed(buffer, blockFrames, meter::process);
            for (Quantity quantity : test.quantities) {
                assertThat(quantity.of.applyAsDouble(meter.reading()))
                        .as("case %s, %s", test.name, quantity)
                        .isCloseTo(test.expected, within(tolerance));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void liveReadingsStandStillInCases9And12(int rateHz) {
        ToneProgramme nine = tone(1.34, -20).then(1.66, -30).times(5);
        ToneProgramme twelve = tone(0.18, -20).then(0.22, -30).times(25);
        assertThat(live(nine, rateHz, 3.0, LoudnessMeter::shortTermLufs))
                .hasSize(1201)
                .allSatisfy(lufs -> assertThat(lufs).isCloseTo(-22.986, within(tolerance(rateHz))));
        assertThat(live(twelve, rateHz, 1.0, LoudnessMeter::momentaryLufs))
                .hasSize(901)
                .allSatisfy(lufs -> assertThat(lufs).isCloseTo(-22.960, within(tolerance(rateHz))));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void liveMaximaClimbInCases11And14(int rateHz) {
        LoudnessMeter eleven = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        LoudnessMeter fourteen = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        for (int i = 0; i < 20; i++) {
            eleven.process(tone(0.15 * i, SILENT)
                    .then(3, -38 + i)
                    .then(3 - 0.15 * i, SILENT)
                    .stereo(rateHz)
                    .block());
            assertThat(eleven.reading().maxShortTermLufs().orElseThrow())
                    .isCloseTo(-37.993 + i, within(tolerance(rateHz)));
            fourteen.process(tone(0.02 * i, SILENT)
                    .then(0.4, -38 + i)
                    .then(0.4 - 0.02 * i, SILENT)
                    .stereo(rateHz)
                    .block());
            assertThat(fourteen.reading().maxMomentaryLufs().orElseThrow())
                    .isCloseTo(-37.994 + i, within(tolerance(rateHz)));
        }
    }

    @Test
    void theAnchorOfTheRecommendationReadsMinus3Point01() {
        LoudnessMeter meter = new LoudnessMeter(48_000, ChannelLayout.SURROUND_5_1);
        AudioBuffer buffer = AudioBuffer.allocate(48_000, ChannelLayout.SURROUND_5_1, 20 * 48_000);
        float[] sine = Signals.sine(997.0, 0.0).frames(buffer.frames());
        System.arraycopy(sine, 0, buffer.channel(0), 0, sine.length);
        meter.process(buffer.block());
        // the offset of -0.691 is a rounded 0.69101 dB, and the onset of the sine adds as little
        assertThat(meter.reading().integratedLufs().orElseThrow()).isCloseTo(-3.010, within(0.002));
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 88_200, 96_000, 176_400, 192_000})
    void theRelativeGateComparesEnergiesAndNotHistogramBins(int rateHz) {
        // the quiet half lies just above and just below the gate: 0.003 dB decide over 2.7 LU
        double tolerance = rateHz == 48_000 ? 0.001 : AT_OTHER_RATES;
        assertThat(integrated(tone(20, -20).then(20, -32.787), rateHz)).isCloseTo(-22.7808, within(tolerance));
        assertThat(integrated(tone(20, -20).then(20, -32.790), rateHz)).isCloseTo(-20.0448, within(tolerance));
    }

    private static double integrated(ToneProgramme programme, int rateHz) {
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        meter.process(programme.stereo(rateHz).block());
        return meter.reading().integratedLufs().orElseThrow();
    }

    private static List<Double> live(
            ToneProgramme programme, int rateHz, double fromSecond, ToDoubleFunction<LoudnessMeter> value) {
        LoudnessMeter meter = new LoudnessMeter(rateHz, ChannelLayout.STEREO);
        List<Double> readings = new ArrayList<>();
        int[] hops = {0};
        Blocks.feed(programme.stereo(rateHz), rateHz / 100, block -> {
            meter.process(block);
            if (++hops[0] >= 100 * fromSecond) {
                readings.add(value.applyAsDouble(meter));
            }
        });
        return readings;
    }

    private static double tolerance(int rateHz) {
        return rateHz == 48_000 ? AT_48K : AT_OTHER_RATES;
    }
}
