package app.loudcraft.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Processor} promises, whatever it does. A processor's test class implements this interface and says
 * how to make one:
 *
 * <pre>{@code
 * class CompressorContractTest implements ProcessorContract {
 *     public Processor newProcessor() { return Compressor.of(working); }
 *     public Processor newIdleProcessor() { return Compressor.of(working.withRatio(1.0)); }
 * }
 * }</pre>
 */
public interface ProcessorContract {

    /** A fresh processor with settings at which it is busy on a signal near full scale. */
    Processor newProcessor();

    /** A fresh processor that must pass a signal with peaks of -30 dBFS bit for bit, delayed by its latency. */
    Processor newIdleProcessor();

    /** The rates to test at. */
    default int[] sampleRatesHz() {
        return new int[] {8_000, 44_100, 48_000, 96_000, 192_000};
    }

    /** The numbers of channels that the processor takes. */
    default int[] channelCounts() {
        return new int[] {1, 2, 6};
    }

    /** Frames of the test signal; to be raised where look-ahead and release outlast it. */
    default int contractFrames() {
        return 12_000;
    }

    @Test
    default void outputDoesNotDependOnHowTheStreamIsCut() {
        for (int rate : sampleRatesHz()) {
            for (int channels : channelCounts()) {
                AudioBuffer input = busySignal(rate, channels, contractFrames());
                AudioBuffer whole = run(prepared(newProcessor(), rate, channels, input.frames()), input, input::frames);
                for (int size : new int[] {1, 7, 64, 441, 4096}) {
                    AudioBuffer cut = run(prepared(newProcessor(), rate, channels, size), input, () -> size);
                    assertSameBits(cut, whole, "blocks of " + size);
                }
                for (long seed = 1; seed <= 3; seed++) {
                    Random random = new Random(seed);
                    AudioBuffer cut =
                            run(prepared(newProcessor(), rate, channels, 1_000), input, () -> random.nextInt(1_001));
                    assertSameBits(cut, whole, "random blocks of seed " + seed);
                }
            }
        }
    }

    @Test
    default void resetIsAsGoodAsNew() {
        for (int channels : channelCounts()) {
            AudioBuffer input = busySignal(48_000, channels, contractFrames());
            AudioBuffer fresh = run(prepared(newProcessor(), 48_000, channels, 512), input, () -> 512);
            Processor used = prepared(newProcessor(), 48_000, channels, 512);
            // a number of frames that is no multiple of anything a processor may count in
            run(used, busySignal(48_000, channels, 7_777), () -> 512);
            used.reset();
            assertSameBits(run(used, input, () -> 512), fresh, "after reset");
        }
    }

    @Test
    default void preparingAgainIsAsGoodAsNew() {
        int most = channelCounts()[channelCounts().length - 1];
        int least = channelCounts()[0];
        Processor used = prepared(newProcessor(), 96_000, most, 64);
        run(used, busySignal(96_000, most, 7_777), () -> 64);
        AudioBuffer input = busySignal(44_100, least, contractFrames());
        AudioBuffer again = run(prepared(used, 44_100, least, 512), input, () -> 512);
        assertSameBits(again, run(prepared(newProcessor(), 44_100, least, 512), input, () -> 512), "prepared again");
    }

    @Test
    default void idleProcessorDelaysByItsLatencyAndChangesNoBit() {
        for (int rate : sampleRatesHz()) {
            for (int channels : channelCounts()) {
                AudioBuffer input = Signals.gain(busySignal(rate, channels, contractFrames()), -40.0);
                Processor idle = prepared(newIdleProcessor(), rate, channels, 512);
                AudioBuffer output = run(idle, input, () -> 512);
                int latency = idle.latencyFrames();
                assertThat(latency).isBetween(0, contractFrames() / 2);
                for (int c = 0; c < channels; c++) {
                    float[] expected = new float[input.frames()];
                    System.arraycopy(input.channel(c), 0, expected, latency, input.frames() - latency);
                    assertSameBits(output.channel(c), expected, rate + " Hz, channel " + c);
                }
            }
        }
    }

    @Test
    default void silenceGivesSilence() {
        for (int channels : channelCounts()) {
            AudioBuffer silence = Signals.silence(48_000, ChannelLayout.unspecified(channels), 5_000);
            AudioBuffer output = run(prepared(newProcessor(), 48_000, channels, 512), silence, () -> 512);
            for (int c = 0; c < channels; c++) {
                assertSameBits(output.channel(c), new float[5_000], "silence, channel " + c);
            }
        }
    }

    @Test
    default void outputFallsSilentAfterLatencyAndTail() {
        for (int rate : sampleRatesHz()) {
            Processor processor = prepared(newProcessor(), rate, channelCounts()[0], 512);
            int quietFrom = 3_000 + processor.latencyFrames() + processor.tailFrames();
            AudioBuffer input = Signals.concat(
                    busySignal(rate, channelCounts()[0], 3_000),
                    Signals.silence(rate, ChannelLayout.unspecified(channelCounts()[0]), quietFrom - 3_000 + 2_000));
            float[] x = run(processor, input, () -> 512).channel(0);
            for (int i = quietFrom; i < x.length; i++) {
                // -140 dBFS: under the noise of a 24-bit converter
                assertThat(Math.abs(x[i])).as("%d Hz, frame %d", rate, i).isLessThan(1e-7f);
            }
        }
    }

    @Test
    default void samplesThatAreNoNumbersCountAsZero() {
        float[] poison = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int channels : channelCounts()) {
            AudioBuffer poisoned = busySignal(48_000, channels, contractFrames());
            AudioBuffer zeroed = poisoned.copy();
            Random random = new Random(7);
            for (int k = 0; k < 60; k++) {
                int c = random.nextInt(channels);
                int from = random.nextInt(poisoned.frames() - 20);
                for (int i = from; i < from + 1 + k % 20; i++) {
                    poisoned.channel(c)[i] = poison[k % poison.length];
                    zeroed.channel(c)[i] = 0.0f;
                }
            }
            AudioBuffer output = run(prepared(newProcessor(), 48_000, channels, 512), poisoned, () -> 512);
            assertFinite(output);
            assertSameBits(
                    output,
                    run(prepared(newProcessor(), 48_000, channels, 512), zeroed, () -> 512),
                    "zeros in place of the poison");
            AudioBuffer quiet = Signals.gain(busySignal(48_000, channels, contractFrames()), -40.0);
            quiet.channel(0)[100] = Float.NaN;
            assertFinite(run(prepared(newIdleProcessor(), 48_000, channels, 512), quiet, () -> 512));
        }
    }

    @Test
    default void enormousSamplesGiveNoInfinity() {
        for (int channels : channelCounts()) {
            AudioBuffer input = busySignal(48_000, channels, contractFrames());
            for (int i = 1_000; i < 1_040; i++) {
                input.channel(i % channels)[i] = i % 3 == 0 ? -Float.MAX_VALUE : Float.MAX_VALUE;
            }
            assertFinite(run(prepared(newProcessor(), 48_000, channels, 512), input, () -> 512));
        }
    }

    @Test
    default void processingAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int channels : channelCounts()) {
            Processor processor = prepared(newProcessor(), 48_000, channels, 64);
            AudioBuffer source = busySignal(48_000, channels, 64 * 16);
            AudioBlock block = AudioBlock.allocate(channels, 64);
            feed(processor, source, block, 2_000);
            long least = Long.MAX_VALUE;
            // The JVM itself may allocate a few bytes on this thread while it recompiles; a processor that allocates
            // does so in every round.
            for (int round = 0; round < 5 && least > 0; round++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                feed(processor, source, block, 10_000);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).as("bytes allocated, %d channels", channels).isZero();
        }
    }

    private static void feed(Processor processor, AudioBuffer source, AudioBlock block, int blocks) {
        for (int k = 0; k < blocks; k++) {
            for (int c = 0; c < block.channels(); c++) {
                System.arraycopy(source.channel(c), 64 * (k % 16), block.channel(c), 0, 64);
            }
            processor.process(block);
        }
    }

    @Test
    default void framesOutsideTheBlockAreNotTouched() {
        int channels = channelCounts()[0];
        Processor processor = prepared(newProcessor(), 48_000, channels, 512);
        AudioBuffer buffer = busySignal(48_000, channels, 1_024);
        AudioBuffer before = buffer.copy();
        processor.process(buffer.block().window(300, 0));
        assertSameBits(buffer, before, "an empty block");
        processor.process(buffer.block().window(300, 400));
        for (int i = 0; i < 1_024; i++) {
            if (i < 300 || i >= 700) {
                assertThat(buffer.channel(0)[i]).as("frame %d", i).isEqualTo(before.channel(0)[i]);
            }
        }
    }

    @Test
    default void processBeforePrepareIsRefused() {
        assertThatThrownBy(() -> newProcessor().process(AudioBlock.allocate(channelCounts()[0], 16)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("prepare");
    }

    @Test
    default void latencyIsConstantAndTailIsNotNegative() {
        for (int rate : sampleRatesHz()) {
            Processor processor = prepared(newProcessor(), rate, channelCounts()[0], 512);
            int latency = processor.latencyFrames();
            assertThat(latency).isNotNegative();
            assertThat(processor.tailFrames()).isNotNegative();
            run(processor, busySignal(rate, channelCounts()[0], 3_000), () -> 512);
            processor.reset();
            assertThat(processor.latencyFrames()).isEqualTo(latency);
        }
    }

    /**
     * Noise whose level wanders between silence and peaks of +10 dBFS, different in every channel, with a silence in the
     * middle that is long enough for states to fade to nothing.
     */
    private static AudioBuffer busySignal(int rate, int channels, int frames) {
        AudioBuffer noise = Signals.gaussian(rate + channels, rate, ChannelLayout.unspecified(channels), frames, -9.0);
        for (int c = 0; c < channels; c++) {
            float[] x = noise.channel(c);
            for (int i = 0; i < frames; i++) {
                int part = (i / 600 + c) % 5;
                boolean longSilence = i >= frames / 3 && i < frames / 4 * 3;
                x[i] *= part == 3 || longSilence ? 0.0f : part == 2 ? 1e-3f : part == 0 ? 2.0f : 0.5f;
            }
        }
        return noise;
    }

    private static Processor prepared(Processor processor, int rate, int channels, int maxFrames) {
        processor.prepare(new ProcessSpec(rate, channels, maxFrames));
        return processor;
    }

    /** The output for a copy of {@code input}, cut into blocks of the sizes that {@code sizes} gives. */
    private static AudioBuffer run(Processor processor, AudioBuffer input, IntSupplier sizes) {
        AudioBuffer output = input.copy();
        AudioBlock block = output.block();
        int at = 0;
        while (at < output.frames()) {
            int frames = Math.min(sizes.getAsInt(), output.frames() - at);
            processor.process(block.window(at, frames));
            at += frames;
        }
        return output;
    }

    private static void assertFinite(AudioBuffer buffer) {
        for (int c = 0; c < buffer.channels(); c++) {
            float[] x = buffer.channel(c);
            for (int i = 0; i < x.length; i++) {
                if (!Float.isFinite(x[i])) {
                    throw new AssertionError("channel " + c + ", frame " + i + " is " + x[i]);
                }
            }
        }
    }

    private static void assertSameBits(AudioBuffer actual, AudioBuffer expected, String what) {
        for (int c = 0; c < expected.channels(); c++) {
            assertSameBits(
                    actual.channel(c),
                    expected.channel(c),
                    what + ", " + expected.sampleRateHz() + " Hz, channel " + c + " of " + expected.channels());
        }
    }

    /** Compares values, so that 0.0 equals -0.0, but NaN equals nothing. */
    private static void assertSameBits(float[] actual, float[] expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            if (!(actual[i] == expected[i])) {
                throw new AssertionError(what + ": frame " + i + " is " + actual[i] + ", expected " + expected[i]);
            }
        }
    }
}
