package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.render.SpatialEnhancer;
import app.loudcraft.render.SpatialProcessor;
import app.loudcraft.render.SpatialReport;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpatialEngineTest {

    private static final int RATE = 48_000;

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void monoPassesUnchangedWithoutLatencyAndIsReportedAsSuch(SpatialQuality quality) {
        AudioBuffer in = Signals.pink(1, RATE, ChannelLayout.MONO, RATE, -20.0);
        SpatialEngine engine = engine(quality, 100);
        AudioBuffer out = Chain.of(engine).render(in);
        assertThat(out.channel(0)).isEqualTo(in.channel(0));
        assertThat(engine.latencyFrames()).isZero();
        assertThat(engine.tailFrames()).isZero();
        assertThat(engine.latest()).isEmpty();
        assertThat(engine.profile().material()).isEqualTo(StereoMaterial.DUAL_MONO);
        assertThat(engine.profile().correlation()).isEqualTo(1.0);
        SpatialReport report = engine.report();
        assertThat(report.material()).isEqualTo("mono, passed unchanged");
        assertThat(report.stages()).isEmpty();
        assertThat(report.timeline().moments()).isEmpty();
        assertThatCode(engine::reset).doesNotThrowAnyException();
    }

    @Test
    void monoSamplesThatAreNoNumbersBecomeZero() {
        SpatialEngine engine = engine(SpatialQuality.REAL_TIME, 100);
        engine.prepare(new ProcessSpec(RATE, 1, 4));
        float[] x = {Float.NaN, 0.5f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, Float.NaN};
        engine.process(AudioBlock.of(new float[][] {x}, 0, 4));
        assertThat(x).containsExactly(0.0f, 0.5f, 0.0f, 0.0f, Float.NaN);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 24})
    void moreThanTwoChannelsAreRefusedInPlainWords(int channels) {
        SpatialEngine engine = engine(SpatialQuality.MASTERING, 50);
        assertThatThrownBy(() -> engine.prepare(new ProcessSpec(RATE, channels, 512)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channels must be 1 or 2 for the spatial engine, but was " + channels);
    }

    @Test
    void blocksThatWereNotAgreedOnAreRefusedInPlainWords() {
        SpatialEngine engine = engine(SpatialQuality.REAL_TIME, 50);
        assertThatThrownBy(() -> engine.process(AudioBlock.allocate(2, 10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("prepare must be called before process");
        engine.prepare(new ProcessSpec(RATE, 2, 10));
        assertThatThrownBy(() -> engine.process(AudioBlock.allocate(1, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block must have 2 channels, but was 1");
        assertThatThrownBy(() -> engine.process(AudioBlock.allocate(2, 11)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block must have at most 10 frames, but was 11");
    }

    static Stream<Arguments> oddRates() {
        return IntStream.of(8_000, 22_050, 24_000, 32_000, 37_800, 88_200, 176_400, 384_000)
                .boxed()
                .flatMap(rate -> Arrays.stream(SpatialQuality.values()).map(quality -> Arguments.of(quality, rate)));
    }

    @ParameterizedTest
    @MethodSource("oddRates")
    void everyRateWorks(SpatialQuality quality, int rate) {
        double seconds = rate > 100_000 ? 1.5 : 3.0;
        AudioBuffer narrow = onGrid(StereoSignals.correlated(1.0, rate, seconds));
        AudioBuffer wide = onGrid(StereoSignals.correlated(0.6, rate, seconds));
        AudioBuffer widened = Chain.of(engine(quality, 100)).render(narrow);
        assertMonoExact(narrow, widened);
        assertMonoExact(wide, Chain.of(engine(quality, 100)).render(wide));
        assertThat(Image.correlation(widened)).isBetween(0.65, 0.92);
    }

    /** Sums of 24-bit samples stay to the bit. */
    private static void assertMonoExact(AudioBuffer in, AudioBuffer out) {
        boolean changed = false;
        for (int i = 0; i < in.frames(); i++) {
            double sum = (double) out.channel(0)[i] + out.channel(1)[i];
            double expected = (double) in.channel(0)[i] + in.channel(1)[i];
            if (sum != expected) {
                throw new AssertionError("frame " + i + ": " + sum + " for " + expected);
            }
            assertFinite(out, i);
            changed |= out.channel(0)[i] != in.channel(0)[i];
        }
        assertThat(changed).isTrue();
    }

    private static void assertFinite(AudioBuffer x, int frame) {
        if (!Float.isFinite(x.channel(0)[frame]) || !Float.isFinite(x.channel(1)[frame])) {
            throw new AssertionError("frame " + frame + " is not finite");
        }
    }

    private static AudioBuffer onGrid(AudioBuffer x) {
        for (int c = 0; c < 2; c++) {
            float[] samples = x.channel(c);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (float) (Math.rint(samples[i] * 0x1p23) * 0x1p-23);
            }
        }
        return x;
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void constantLoudnessKeepsTheEnergyThatMonoExactRaises(SpatialQuality quality) {
        int rate = 22_050;
        AudioBuffer in = StereoSignals.correlated(1.0, rate, 16.0);
        assertThat(lateChangeDb(in, quality, EnergyMode.MONO_EXACT)).isBetween(0.4, 0.8);
        assertThat(lateChangeDb(in, quality, EnergyMode.CONSTANT_LOUDNESS)).isCloseTo(0.0, within(0.1));
    }

    /** Change of the energy from the tenth second on. */
    private static double lateChangeDb(AudioBuffer in, SpatialQuality quality, EnergyMode energy) {
        AudioBuffer out = Chain.of(SpatialEngine.builder()
                        .quality(quality)
                        .energy(energy)
                        .intensityPercent(100.0)
                        .build())
                .render(in);
        double before = 0.0, after = 0.0;
        for (int c = 0; c < 2; c++) {
            for (int i = 10 * in.sampleRateHz(); i < in.frames(); i++) {
                before += (double) in.channel(c)[i] * in.channel(c)[i];
                after += (double) out.channel(c)[i] * out.channel(c)[i];
            }
        }
        return 10.0 * Math.log10(after / before);
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void constantLoudnessPassesEveryBitAtZero(SpatialQuality quality) {
        AudioBuffer in = StereoSignals.correlated(0.5, RATE, 2.0);
        AudioBuffer out = Chain.of(SpatialEngine.builder()
                        .quality(quality)
                        .energy(EnergyMode.CONSTANT_LOUDNESS)
                        .intensityPercent(0.0)
                        .build())
                .render(in);
        assertThat(out.channel(0)).isEqualTo(in.channel(0));
        assertThat(out.channel(1)).isEqualTo(in.channel(1));
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void constantLoudnessPassesEveryBitAgainOnceTheIntensityIsBackAtZero(SpatialQuality quality) {
        AudioBuffer in = StereoSignals.correlated(1.0, RATE, 5.0);
        AudioBuffer out = in.copy();
        SpatialEngine engine = SpatialEngine.builder()
                .quality(quality)
                .energy(EnergyMode.CONSTANT_LOUDNESS)
                .intensityPercent(100.0)
                .build();
        engine.prepare(new ProcessSpec(RATE, 2, 5 * RATE));
        engine.process(out.block().window(0, 2 * RATE));
        engine.intensityPercent(0.0);
        engine.process(out.block().window(2 * RATE, 3 * RATE));
        int latency = engine.latencyFrames();
        // a hop until it is noticed, ten for the way and one for the level
        int back = 2 * RATE + 12 * HopRaster.at(RATE).hopFrames();
        for (int c = 0; c < 2; c++) {
            float[] expected = Arrays.copyOfRange(in.channel(c), back, 5 * RATE - latency);
            assertThat(Arrays.copyOfRange(out.channel(c), back + latency, 5 * RATE))
                    .isEqualTo(expected);
            assertThat(out.channel(c)[2 * RATE + latency - 1]).isNotEqualTo(in.channel(c)[2 * RATE - 1]);
        }
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void theReportNamesTheEightStagesInTheirOrder(SpatialQuality quality) {
        SpatialEngine engine = engine(quality, 100);
        Chain.of(engine).render(StereoSignals.castanets(RATE, 2.0));
        SpatialReport report = engine.report();
        assertThat(report.enhancer()).isEqualTo("Loudcraft Spatial, eight stages");
        assertThat(report.material()).isEqualTo("dual mono");
        assertThat(report.stages())
                .extracting(SpatialReport.Stage::name)
                .containsExactly(
                        "Stereo profiler",
                        "Mid/side matrix",
                        "Bass mono",
                        "Frequency-dependent width",
                        "Haas side path",
                        "Velvet decorrelator",
                        "Transient keeper",
                        "Correlation guard and output");
        List<String> words =
                report.stages().stream().map(SpatialReport.Stage::summary).toList();
        assertThat(words.get(0)).isEqualTo("dual mono, correlation 1.00");
        assertThat(words.get(2)).isEqualTo("takes out 100 % of the side below 120 Hz");
        assertThat(words.get(3)).isEqualTo("up to +2.5 dB of side at 1 kHz, +4.5 dB at 12 kHz");
        assertThat(words.get(4)).isEqualTo("the mid 12.0 ms late, gain up to 0.38");
        assertThat(words.get(5)).isEqualTo("gain up to 0.42");
        // nine decibels are all but reached within the hold
        assertThat(words.get(6)).matches("holds what is made back by up to (8\\.[5-9]|9\\.0) dB after strokes");
        assertThat(words.get(7)).isEqualTo("correlation floor 0.20, level rise of 1 dB at most");
    }

    @Test
    void theReportSaysWhatWasAskedForAndNotTheDefaults() {
        SpatialEngine engine = SpatialEngine.builder()
                .intensityPercent(20.0)
                .bassMonoHz(90.0)
                .haasDelayMs(7.5)
                .correlationFloor(0.4)
                .quality(SpatialQuality.REAL_TIME)
                .build();
        Chain.of(engine).render(StereoSignals.correlated(0.9, RATE, 0.5));
        List<String> words = engine.report().stages().stream()
                .map(SpatialReport.Stage::summary)
                .toList();
        assertThat(words.get(2)).isEqualTo("takes out 40 % of the side below 90 Hz");
        assertThat(words.get(3)).isEqualTo("up to +0.5 dB of side at 1 kHz, +0.9 dB at 12 kHz");
        assertThat(words.get(4)).isEqualTo("the mid 7.5 ms late, gain up to 0.08");
        assertThat(words.get(5)).isEqualTo("gain up to 0.08");
        assertThat(words.get(7)).startsWith("correlation floor 0.40, ");
    }

    static Stream<Arguments> notToBeWidened() {
        return Stream.of(
                Arguments.of("left only", StereoSignals.leftOnly(RATE, 4.0)),
                Arguments.of("anti-phase", StereoSignals.correlated(-0.501, RATE, 4.0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notToBeWidened")
    void whatIsOneSidedOrOutOfPhaseIsNotWidenedAboveTheBass(String name, AudioBuffer in) {
        AudioBuffer out = Chain.of(engine(SpatialQuality.MASTERING, 100)).render(in);
        double before = new Spectrum(Image.half(in, -1), RATE).energy(250.0, 24_000.0);
        double after = new Spectrum(Image.half(out, -1), RATE).energy(250.0, 24_000.0);
        assertThat(10.0 * Math.log10(after / before)).isCloseTo(0.0, within(0.01));
    }

    @ParameterizedTest
    @EnumSource(SpatialQuality.class)
    void theLatencyIsTheSameAtEveryIntensity(SpatialQuality quality) {
        SpatialEngine engine = engine(quality, 0);
        engine.prepare(new ProcessSpec(RATE, 2, RATE));
        int latency = engine.latencyFrames();
        if (quality == SpatialQuality.REAL_TIME) {
            assertThat(latency).isZero();
        } else {
            assertThat(latency).isBetween(RATE, 2 * RATE);
        }
        for (int percent : new int[] {1, 50, 100, 0}) {
            engine.intensityPercent(percent);
            assertThat(engine.latencyFrames()).isEqualTo(latency);
            engine.process(AudioBlock.allocate(2, 1_000));
            assertThat(engine.latencyFrames()).isEqualTo(latency);
            SpatialEngine other = engine(quality, percent);
            other.prepare(new ProcessSpec(RATE, 2, RATE));
            assertThat(other.latencyFrames()).isEqualTo(latency);
        }
    }

    @Test
    void isFoundByTheServiceLoader() {
        List<SpatialEnhancer> found = ServiceLoader.load(SpatialEnhancer.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(found).hasExactlyElementsOfTypes(EightStageEnhancer.class);
        assertThat(found.get(0).name()).isEqualTo("Loudcraft Spatial, eight stages");
        SpatialProcessor made = found.get(0).create(70);
        made.prepare(new ProcessSpec(RATE, 2, 512));
        assertThat(made).isInstanceOf(SpatialEngine.class);
        assertThat(((SpatialEngine) made).intensityPercent()).isCloseTo(70.0, within(1e-12));
        assertThat(made.latencyFrames()).isPositive();
    }

    private static SpatialEngine engine(SpatialQuality quality, int percent) {
        return SpatialEngine.builder()
                .quality(quality)
                .intensityPercent(percent)
                .build();
    }
}
