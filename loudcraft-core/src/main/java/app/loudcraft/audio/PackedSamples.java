package app.loudcraft.audio;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Samples of one format, packed as little-endian bytes without gaps. */
final class PackedSamples implements SampleArray {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    private final SampleFormat format;
    private final byte[] bytes;

    /** Samples in these bytes; a format that {@link #canRead} denies has no loop here. */
    PackedSamples(SampleFormat format, byte[] bytes) {
        this.format = format;
        this.bytes = bytes;
    }

    static boolean canRead(SampleFormat format) {
        return format != SampleFormat.PCM_8;
    }

    @Override
    public int length() {
        return bytes.length / format.bytes();
    }

    @Override
    public void copyTo(int from, int stride, int count, double[] into, int at) {
        byte[] in = bytes;
        int step = stride * format.bytes();
        int end = at + count;
        int j = from * format.bytes();
        switch (format) {
            case PCM_16 -> {
                for (int i = at; i < end; i++, j += step) {
                    into[i] = (short) SHORT.get(in, j) * 0x1p-15;
                }
            }
            case PCM_24 -> {
                for (int i = at; i < end; i++, j += step) {
                    int sample = in[j + 2] << 16 | (in[j + 1] & 0xFF) << 8 | in[j] & 0xFF;
                    into[i] = sample * 0x1p-23;
                }
            }
            case PCM_32 -> {
                for (int i = at; i < end; i++, j += step) {
                    into[i] = (int) INT.get(in, j) * 0x1p-31;
                }
            }
            case FLOAT_32 -> {
                for (int i = at; i < end; i++, j += step) {
                    into[i] = (float) FLOAT.get(in, j);
                }
            }
            case FLOAT_64 -> {
                for (int i = at; i < end; i++, j += step) {
                    into[i] = (double) DOUBLE.get(in, j);
                }
            }
            default -> throw new IllegalStateException("no loop for " + format);
        }
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
