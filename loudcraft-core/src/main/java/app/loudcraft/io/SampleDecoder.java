package app.loudcraft.io;

import app.loudcraft.audio.SampleFormat;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns stored little-endian samples of one channel into {@code float}s, one loop per format.
 *
 * <p>Integers of {@code b} bits are divided by 2<sup>b-1</sup>: exact up to 24 bits, rounded to {@code float} beyond.
 */
final class SampleDecoder {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    // Bytes from one frame of 24-bit stereo to the next.
    private static final int STEREO_24 = 6;

    private SampleDecoder() {}

    /**
     * Decodes {@code frames} samples that stand {@code stride} bytes apart, the first at {@code at}.
     *
     * @return how many were NaN or infinite and have become 0
     */
    static int decode(SampleFormat format, byte[] in, int at, int stride, float[] out, int offset, int frames) {
        int end = offset + frames;
        switch (format) {
            case PCM_8 -> {
                for (int i = offset, j = at; i < end; i++, j += stride) {
                    out[i] = ((in[j] & 0xFF) - 128) * 0x1p-7f;
                }
            }
            case PCM_16 -> {
                for (int i = offset, j = at; i < end; i++, j += stride) {
                    out[i] = (short) SHORT.get(in, j) * 0x1p-15f;
                }
            }
            case PCM_24 -> {
                decode24(in, at, stride, out, offset, end);
            }
            case PCM_32 -> {
                for (int i = offset, j = at; i < end; i++, j += stride) {
                    out[i] = (int) INT.get(in, j) * 0x1p-31f;
                }
            }
            case FLOAT_32 -> {
                return decodeFloats(in, at, stride, out, offset, end);
            }
            case FLOAT_64 -> {
                return decodeDoubles(in, at, stride, out, offset, end);
            }
        }
        return 0;
    }

    /** Reads four bytes at once, the sample and the one before it; before the first there may be none. */
    private static void decode24(byte[] in, int at, int stride, float[] out, int offset, int end) {
        int from = offset;
        if (at == 0 && from < end) {
            int sample = in[2] << 16 | (in[1] & 0xFF) << 8 | in[0] & 0xFF;
            out[from++] = sample * 0x1p-23f;
        }
        int before = at - 1 + (from - offset) * stride;
        if (stride == STEREO_24) {
            // The same loop with a stride that the compiler knows, which it checks the bounds of once.
            for (int k = 0; k < end - from; k++) {
                out[from + k] = ((int) INT.get(in, before + STEREO_24 * k) >> 8) * 0x1p-23f;
            }
        } else {
            for (int k = 0; k < end - from; k++) {
                out[from + k] = ((int) INT.get(in, before + stride * k) >> 8) * 0x1p-23f;
            }
        }
    }

    private static int decodeFloats(byte[] in, int at, int stride, float[] out, int offset, int end) {
        int replaced = 0;
        for (int i = offset, j = at; i < end; i++, j += stride) {
            float sample = (float) FLOAT.get(in, j);
            if (Math.abs(sample) <= Float.MAX_VALUE) {
                out[i] = sample;
            } else {
                out[i] = 0.0f;
                replaced++;
            }
        }
        return replaced;
    }

    private static int decodeDoubles(byte[] in, int at, int stride, float[] out, int offset, int end) {
        int replaced = 0;
        for (int i = offset, j = at; i < end; i++, j += stride) {
            float sample = (float) (double) DOUBLE.get(in, j);
            if (Math.abs(sample) <= Float.MAX_VALUE) {
                out[i] = sample;
            } else {
                out[i] = 0.0f;
                replaced++;
            }
        }
        return replaced;
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
