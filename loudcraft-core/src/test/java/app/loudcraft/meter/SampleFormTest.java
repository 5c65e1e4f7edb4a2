package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.PcmBlock;
import app.loudcraft.audio.SampleBlock;
import app.loudcraft.testkit.SampleForms;
import app.loudcraft.testkit.Signals;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Meters read every sample type, planar or interleaved, to the same bits and without allocating. */
class SampleFormTest {

    private static final int RATE = 48_000;
    private static final MeterSettings ALL = MeterSettings.DEFAULT.withComparisonKernels(true);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<ChannelLayout> layouts() {
        return Stream.of(ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyFormOfTheSameSamplesReadsTheSame(ChannelLayout layout) {
        Map<String, SampleBlock> forms = SampleForms.of(Signals.pink(1, RATE, layout, 3 * RATE + 1_717, -15.0));
        assertThat(forms).hasSize(16);
        Measured expected = null;
        for (Map.Entry<String, SampleBlock> form : forms.entrySet()) {
            ProgrammeMeter meter = new ProgrammeMeter(RATE, layout, ALL);
            LoudnessMeter loudness = new LoudnessMeter(RATE, layout);
            TruePeakMeter peaks = TruePeakMeter.reference(RATE, layout);
            feed(form.getValue(), block -> {
                meter.process(block);
                loudness.process(block);
                peaks.process(block);
            });
            Measured measured = Measured.by(meter);
            expected = expected == null ? measured : expected;
            assertThat(measured).as(form.getKey()).isEqualTo(expected);
            assertThat(loudness.reading())
                    .as(form.getKey())
                    .isEqualTo(expected.reading().loudness());
            assertThat(peaks.truePeakDbtp())
                    .as(form.getKey())
                    .isEqualTo(expected.reading().truePeakDbtp());
            assertThat(peaks.samplePeakDbfs())
                    .as(form.getKey())
                    .isEqualTo(expected.reading().samplePeakDbfs());
        }
    }

    /** In windows of up to 3000 frames. */
    private static void feed(SampleBlock whole, Consumer<SampleBlock> consumer) {
        Random random = new Random(1);
        int frames = whole.frames();
        for (int at = 0; at < frames; ) {
            int count = Math.min(1 + random.nextInt(3_000), frames - at);
            consumer.accept(
                    whole instanceof PcmBlock pcm ? pcm.window(at, count) : ((AudioBlock) whole).window(at, count));
            at += count;
        }
    }

    static Stream<Arguments> formsAndMeters() {
        AudioBuffer noise = Signals.pink(2, RATE, ChannelLayout.STEREO, 200, -15.0);
        return SampleForms.of(noise).entrySet().stream().flatMap(form -> {
            LoudnessMeter loudness = new LoudnessMeter(RATE, ChannelLayout.STEREO);
            TruePeakMeter peaks = TruePeakMeter.reference(RATE, ChannelLayout.STEREO);
            ProgrammeMeter programme = new ProgrammeMeter(RATE, ChannelLayout.STEREO, ALL);
            Runnable loudnessBlock = () -> {
                loudness.process(form.getValue());
                loudness.momentaryLufs();
                loudness.shortTermLufs();
            };
            Runnable programmeBlock = () -> {
                programme.process(form.getValue());
                programme.momentaryLufs();
                programme.shortTermLufs();
            };
            Runnable peakBlock = () -> peaks.process(form.getValue());
            return Stream.of(
                    Arguments.of(form.getKey(), "LoudnessMeter", loudnessBlock),
                    Arguments.of(form.getKey(), "TruePeakMeter", peakBlock),
                    Arguments.of(form.getKey(), "ProgrammeMeter", programmeBlock));
        });
    }

    @ParameterizedTest(name = "{1}, {0}")
    @MethodSource("formsAndMeters")
    void noFormIsReadWithAllocations(String form, String meter, Runnable block) {
        for (int i = 0; i < 300; i++) {
            block.run();
        }
        long least = Long.MAX_VALUE;
        // the JVM itself may allocate while it recompiles; a meter that allocates does so in every round
        for (int round = 0; round < 5 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            // 4 s: forty steps; the first chunk of history lasts 409 s
            for (int i = 0; i < 1_000; i++) {
                block.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    @Test
    void doublesBeyondTheRangeOfFloatCountAsNoNumbersAtEveryMomentAndInEveryChannel() {
        double[][] broken = new double[6][RATE];
        double[][] mended = new double[6][];
        Random random = new Random(3);
        for (int c = 0; c < 6; c++) {
            for (int i = 0; i < RATE; i++) {
                broken[c][i] = 0.1 * random.nextGaussian();
            }
            mended[c] = broken[c].clone();
            // never in a hop in which another channel has one: a NaN there would give it away
            for (int i = 797 * c; i < RATE; i += 4_801) {
                broken[c][i] = new double[] {3.5e38, -1e39, 1e160, -1e308, Double.NaN}[i % 5];
                mended[c][i] = 0.0;
            }
            // the largest that is a number
            broken[c][RATE / 2] = mended[c][RATE / 2] = Float.MAX_VALUE;
        }
        ProgrammeMeter expected = new ProgrammeMeter(RATE, ChannelLayout.SURROUND_5_1, ALL);
        expected.process(PcmBlock.planar(mended));
        ProgrammeMeter meter = new ProgrammeMeter(RATE, ChannelLayout.SURROUND_5_1, ALL);
        ProgrammeMeter asked = new ProgrammeMeter(RATE, ChannelLayout.SURROUND_5_1, ALL);
        feed(PcmBlock.planar(broken), block -> {
            meter.process(block);
            asked.process(block);
            asked.reading();
        });
        assertThat(Measured.by(asked)).isEqualTo(Measured.by(meter));
        assertThat(meter.reading().loudness().nonFiniteSamples()).isEqualTo(6 * 10);
        assertThat(meter.momentaryTimeline().toArray())
                .isEqualTo(expected.momentaryTimeline().toArray());
        assertThat(meter.reading().truePeakDbtp()).isEqualTo(expected.reading().truePeakDbtp());
        assertThat(meter.reading().samplePeakDbfs())
                .isEqualTo(expected.reading().samplePeakDbfs());
    }

    @Test
    void rampToDoublesBeyondTheRangeOfFloatIsCutWhereItLeavesTheRange() {
        // a ramp is what the two differences of the high-pass hide best
        double[] ramp = new double[RATE];
        double[] cut = new double[RATE];
        for (int i = 0; i < RATE; i++) {
            ramp[i] = 1e39 * i / RATE;
            cut[i] = ramp[i] <= Float.MAX_VALUE ? ramp[i] : 0.0;
        }
        LoudnessMeter meter = new LoudnessMeter(RATE, ChannelLayout.MONO);
        meter.process(PcmBlock.planar(ramp));
        LoudnessMeter expected = new LoudnessMeter(RATE, ChannelLayout.MONO);
        expected.process(PcmBlock.planar(cut));
        assertThat(meter.reading().integratedLufs())
                .isEqualTo(expected.reading().integratedLufs());
        assertThat(meter.reading().nonFiniteSamples())
                .isEqualTo(RATE - 1 - (long) Math.floor(Float.MAX_VALUE / 1e39 * RATE));
    }
}
