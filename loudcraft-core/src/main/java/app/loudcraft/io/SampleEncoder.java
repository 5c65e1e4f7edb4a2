package app.loudcraft.io;

import app.loudcraft.audio.SampleFormat;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Stores samples of one channel as little-endian bytes, one loop per format. */
final class SampleEncoder {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    private SampleEncoder() {}

    /** Stores integers in range {@code stride} bytes apart, the first at {@code at}. */
    static void encode(SampleFormat format, int[] in, int frames, byte[] out, int at, int stride) {
        switch (format) {
            case PCM_8 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    out[j] = (byte) (in[i] + 128);
                }
            }
            case PCM_16 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    SHORT.set(out, j, (short) in[i]);
                }
            }
            case PCM_24 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    int sample = in[i];
                    out[j] = (byte) sample;
                    out[j + 1] = (byte) (sample >> 8);
                    out[j + 2] = (byte) (sample >> 16);
                }
            }
            case PCM_32 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    INT.set(out, j, in[i]);
                }
            }
            default -> throw new IllegalArgumentException("format must be of integers, but was " + format);
        }
    }

    /** Stores floating-point samples likewise, NaN and infinities as 0. */
    static void encode(SampleFormat format, float[] in, int offset, int frames, byte[] out, int at, int stride) {
        switch (format) {
            case FLOAT_32 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    float sample = in[offset + i];
                    FLOAT.set(out, j, Math.abs(sample) <= Float.MAX_VALUE ? sample : 0.0f);
                }
            }
            case FLOAT_64 -> {
                for (int i = 0, j = at; i < frames; i++, j += stride) {
                    float sample = in[offset + i];
                    DOUBLE.set(out, j, Math.abs(sample) <= Float.MAX_VALUE ? (double) sample : 0.0);
                }
            }
            default -> throw new IllegalArgumentException("format must be floating point, but was " + format);
        }
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
