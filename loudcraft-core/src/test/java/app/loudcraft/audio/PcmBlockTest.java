package app.loudcraft.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PcmBlockTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int CHANNELS = 3;
    private static final int FRAMES = 101;

    /** Interleaved raw bits of every frame; each case takes as many of their upper bits as its type has. */
    private static final int[] BITS = bits();

    private static int[] bits() {
        int[] bits = new Random(1).ints(CHANNELS * FRAMES).toArray();
        bits[0] = Integer.MIN_VALUE;
        bits[1] = Integer.MAX_VALUE;
        bits[2] = 0;
        bits[3] = -1;
        return bits;
    }

    static Stream<Arguments> blocks() {
        ToDoubleFunction<Integer> of16 = bits -> (bits >> 16) / 32_768.0;
        ToDoubleFunction<Integer> of24 = bits -> (bits >> 8) / 8_388_608.0;
        ToDoubleFunction<Integer> of32 = bits -> bits / 2_147_483_648.0;
        ToDoubleFunction<Integer> ofFloat = bits -> (double) asFloat(bits);
        ToDoubleFunction<Integer> ofDouble = PcmBlockTest::asDouble;
        return Stream.of(
                arguments("planar float", AudioBlock.of((float[][]) planes(interleavedFloats()), 0, FRAMES), ofFloat),
                arguments(
                        "planar float of any host", PcmBlock.planar((float[][]) planes(interleavedFloats())), ofFloat),
                arguments("planar double", PcmBlock.planar((double[][]) planes(interleavedDoubles())), ofDouble),
                arguments("planar 16", PcmBlock.planar16((short[][]) planes(interleavedShorts())), of16),
                arguments("planar 24", PcmBlock.planar24((int[][]) planes(interleavedInts(8))), of24),
                arguments("planar 32", PcmBlock.planar32((int[][]) planes(interleavedInts(0))), of32),
                arguments("interleaved float", PcmBlock.interleaved(CHANNELS, interleavedFloats()), ofFloat),
                arguments("interleaved double", PcmBlock.interleaved(CHANNELS, interleavedDoubles()), ofDouble),
                arguments("interleaved 16", PcmBlock.interleaved16(CHANNELS, interleavedShorts()), of16),
                arguments("interleaved 24", PcmBlock.interleaved24(CHANNELS, interleavedInts(8)), of24),
                arguments("interleaved 32", PcmBlock.interleaved32(CHANNELS, interleavedInts(0)), of32),
                arguments("16-bit bytes", packed(SampleFormat.PCM_16), of16),
                arguments("24-bit bytes", packed(SampleFormat.PCM_24), of24),
                arguments("32-bit bytes", packed(SampleFormat.PCM_32), of32),
                arguments("float bytes", packed(SampleFormat.FLOAT_32), ofFloat),
                arguments("double bytes", packed(SampleFormat.FLOAT_64), ofDouble));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void everyTypeIsReadExactly(String name, SampleBlock block, ToDoubleFunction<Integer> expected) {
        assertThat(block.channels()).isEqualTo(CHANNELS);
        assertThat(block.frames()).isEqualTo(FRAMES);
        for (int c = 0; c < CHANNELS; c++) {
            assertThat(copy(block, c, 0, FRAMES)).isEqualTo(expected(expected, c, 0, FRAMES));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void anyPartOfAnyWindowIsRead(String name, SampleBlock block, ToDoubleFunction<Integer> expected) {
        int offset = 7;
        aim(block, offset, 53);
        assertThat(block.frames()).isEqualTo(53);
        for (int from : new int[] {0, 1, 20, 53}) {
            for (int count : new int[] {0, 1, 2, 33}) {
                if (from + count <= 53) {
                    for (int c = 0; c < CHANNELS; c++) {
                        assertThat(copy(block, c, from, count))
                                .as("channel %d, from %d, count %d", c, from, count)
                                .isEqualTo(expected(expected, c, offset + from, count));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void samplesOutsideTheWindowAreRefused(String name, SampleBlock block, ToDoubleFunction<Integer> expected) {
        aim(block, 10, 20);
        double[] into = new double[32];
        List<ThrowingCallable> misfits = List.of(
                () -> block.copyTo(-1, 0, 1, into, 0),
                () -> block.copyTo(CHANNELS, 0, 1, into, 0),
                () -> block.copyTo(0, -1, 1, into, 0),
                () -> block.copyTo(0, 0, 21, into, 0),
                () -> block.copyTo(0, 20, 1, into, 0),
                () -> block.copyTo(0, 0, -1, into, 0),
                () -> block.copyTo(0, 0, 20, into, 13),
                () -> block.copyTo(0, 0, 1, into, -1));
        assertThat(misfits)
                .allSatisfy(misfit -> assertThatThrownBy(misfit).isInstanceOf(IndexOutOfBoundsException.class));
        assertThat(into).containsOnly(0.0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blocks")
    void copyingAllocatesNothing(String name, SampleBlock block, ToDoubleFunction<Integer> expected) {
        double[] into = new double[FRAMES];
        for (int i = 0; i < 1_000; i++) {
            readAll(block, into);
        }
        long least = Long.MAX_VALUE;
        // The JVM itself may allocate a few bytes on this thread while it recompiles; a block that allocates does so in
        // every round.
        for (int round = 0; round < 5 && least > 0; round++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                readAll(block, into);
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isZero();
    }

    private static void readAll(SampleBlock block, double[] into) {
        aim(block, 1, FRAMES - 1);
        for (int c = 0; c < CHANNELS; c++) {
            block.copyTo(c, 0, FRAMES - 1, into, 1);
        }
    }

    @Test
    void valuesThatAreNoSamplesArePassedOn() {
        double[] odd = {Double.NaN, Double.NEGATIVE_INFINITY, 1e300, -0.0, Double.MIN_VALUE};
        assertThat(copy(PcmBlock.planar(odd), 0, 0, 5)).isEqualTo(odd);
        assertThat(copy(PcmBlock.interleaved(1, odd), 0, 0, 5)).isEqualTo(odd);
        float[] floats = {Float.NaN, Float.POSITIVE_INFINITY, -Float.MAX_VALUE};
        double[] widened = {Double.NaN, Double.POSITIVE_INFINITY, -Float.MAX_VALUE};
        assertThat(copy(PcmBlock.planar(floats), 0, 0, 3)).isEqualTo(widened);
        assertThat(copy(AudioBlock.of(new float[][] {floats}, 0, 3), 0, 0, 3)).isEqualTo(widened);
    }

    @Test
    void theUpperByteOf24BitsIsTakenAsItIs() {
        PcmBlock block = PcmBlock.planar24(new int[] {0x7F_FFFF, 0x80_0000, 0x0100_0000, -0x80_0000});
        assertThat(copy(block, 0, 0, 4)).containsExactly(1.0 - 0x1p-23, 1.0, 2.0, -1.0);
    }

    @Test
    void arraysAreNotCopied() {
        short[] host = {1, 2, 3, 4};
        PcmBlock block = PcmBlock.interleaved16(2, host);
        host[3] = 16_384;
        assertThat(copy(block, 1, 1, 1)).containsExactly(0.5);
    }

    @Test
    void aWindowThatDoesNotFitIsRefusedAndChangesNothing() {
        PcmBlock block = PcmBlock.interleaved(2, new float[20]).window(3, 4);
        for (int[] misfit : new int[][] {{-1, 1}, {0, -1}, {0, 11}, {10, 1}, {11, 0}, {1, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> block.window(misfit[0], misfit[1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("window must lie in [0, 10], but was offset %d with %d frames", misfit[0], misfit[1]);
        }
        assertThat(block.offset()).isEqualTo(3);
        assertThat(block.frames()).isEqualTo(4);
        assertThat(block.window(10, 0).frames()).isZero();
    }

    @Test
    void arraysThatHoldNoWholeFramesAreRefused() {
        refused(() -> PcmBlock.planar(new float[0][]), "channels must be at least 1, but was 0");
        refused(() -> PcmBlock.interleaved(0, new double[4]), "channels must be at least 1, but was 0");
        refused(
                () -> PcmBlock.interleavedBytes(SampleFormat.PCM_16, -1, new byte[4]),
                "channels must be at least 1, but was -1");
        refused(
                () -> PcmBlock.planar16(new short[4], new short[4], new short[5]),
                "all channels must be as long as the first, 4 frames, but channel 2 was 5");
        refused(
                () -> PcmBlock.interleaved24(2, new int[7]),
                "samples must hold whole frames of 2 channels, but its length was 7");
        refused(
                () -> PcmBlock.interleavedBytes(SampleFormat.PCM_24, 2, new byte[15]),
                "bytes must hold whole frames of 6 bytes, but its length was 15");
        refused(
                () -> PcmBlock.interleavedBytes(SampleFormat.PCM_8, 2, new byte[4]),
                "format must be PCM of 16, 24 or 32 bits or floating point, but was 8-bit PCM");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    private static void aim(SampleBlock block, int offset, int frames) {
        if (block instanceof PcmBlock pcm) {
            pcm.window(offset, frames);
        } else {
            ((AudioBlock) block).window(offset, frames);
        }
    }

    /** Copies to an odd place of a larger array and sees that nothing beside it is touched. */
    private static double[] copy(SampleBlock block, int channel, int from, int count) {
        double[] into = new double[count + 8];
        Arrays.fill(into, 5.0);
        block.copyTo(channel, from, count, into, 3);
        assertThat(Arrays.copyOf(into, 3)).containsOnly(5.0);
        assertThat(Arrays.copyOfRange(into, 3 + count, count + 8)).containsOnly(5.0);
        return Arrays.copyOfRange(into, 3, 3 + count);
    }

    private static double[] expected(ToDoubleFunction<Integer> value, int channel, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToDouble(i -> value.applyAsDouble(BITS[i * CHANNELS + channel]))
                .toArray();
    }

    private static float asFloat(int bits) {
        return bits / 2e9f;
    }

    private static double asDouble(int bits) {
        return bits / 3e9;
    }

    private static float[] interleavedFloats() {
        float[] samples = new float[BITS.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = asFloat(BITS[i]);
        }
        return samples;
    }

    private static double[] interleavedDoubles() {
        return Arrays.stream(BITS).mapToDouble(PcmBlockTest::asDouble).toArray();
    }

    private static short[] interleavedShorts() {
        short[] samples = new short[BITS.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (BITS[i] >> 16);
        }
        return samples;
    }

    private static int[] interleavedInts(int shift) {
        return Arrays.stream(BITS).map(bits -> bits >> shift).toArray();
    }

    /** One array per channel, of the same type as the interleaved one. */
    private static Object planes(Object interleaved) {
        Object planes = Array.newInstance(interleaved.getClass(), CHANNELS);
        for (int c = 0; c < CHANNELS; c++) {
            Object plane = Array.newInstance(interleaved.getClass().getComponentType(), FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                System.arraycopy(interleaved, i * CHANNELS + c, plane, i, 1);
            }
            Array.set(planes, c, plane);
        }
        return planes;
    }

    private static PcmBlock packed(SampleFormat format) {
        ByteBuffer bytes = ByteBuffer.allocate(BITS.length * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int bits : BITS) {
            switch (format) {
                case PCM_16 -> bytes.putShort((short) (bits >> 16));
                case PCM_24 -> bytes.put((byte) (bits >> 8)).putShort((short) (bits >> 16));
                case PCM_32 -> bytes.putInt(bits);
                case FLOAT_32 -> bytes.putFloat(asFloat(bits));
                case FLOAT_64 -> bytes.putDouble(asDouble(bits));
                default -> throw new AssertionError(format);
            }
        }
        return PcmBlock.interleavedBytes(format, CHANNELS, bytes.array());
    }
}
