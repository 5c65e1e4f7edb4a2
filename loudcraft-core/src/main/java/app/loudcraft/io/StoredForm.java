package app.loudcraft.io;

import app.loudcraft.audio.SampleFormat;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** How the bytes of stored samples differ from those of the WAVE format, which is what {@link SampleDecoder} reads. */
enum StoredForm {
    /** Little-endian; 8-bit integers unsigned. */
    WAVE,
    /** Big-endian; 8-bit integers unsigned. */
    WAVE_BIG_ENDIAN,
    /** Little-endian; 8-bit integers signed. */
    SIGNED_LITTLE_ENDIAN,
    /** Big-endian; 8-bit integers signed. */
    SIGNED_BIG_ENDIAN;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    /** Turns the first {@code length} bytes, which are whole samples, into the form of WAVE, in place. */
    void toWave(byte[] bytes, int length, SampleFormat format) {
        if (this == WAVE) {
            return;
        }
        if (format == SampleFormat.PCM_8) {
            if (this != WAVE_BIG_ENDIAN) {
                offsetBytes(bytes, length);
            }
        } else if (this != SIGNED_LITTLE_ENDIAN) {
            reverseSamples(bytes, length, format.bytes());
        }
    }

    /** Turns samples in the form of WAVE into this form; each of these changes undoes itself. */
    void fromWave(byte[] bytes, int length, SampleFormat format) {
        toWave(bytes, length, format);
    }

    private static void offsetBytes(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            bytes[i] ^= (byte) 0x80;
        }
    }

    private static void reverseSamples(byte[] bytes, int length, int sampleBytes) {
        switch (sampleBytes) {
            case 2 -> {
                for (int i = 0; i < length; i += 2) {
                    SHORT.set(bytes, i, Short.reverseBytes((short) SHORT.get(bytes, i)));
                }
            }
            case 3 -> {
                for (int i = 0; i < length; i += 3) {
                    byte first = bytes[i];
                    bytes[i] = bytes[i + 2];
                    bytes[i + 2] = first;
                }
            }
            case 4 -> {
                for (int i = 0; i < length; i += 4) {
                    INT.set(bytes, i, Integer.reverseBytes((int) INT.get(bytes, i)));
                }
            }
            case 8 -> {
                for (int i = 0; i < length; i += 8) {
                    LONG.set(bytes, i, Long.reverseBytes((long) LONG.get(bytes, i)));
                }
            }
            default -> throw new AssertionError(sampleBytes);
        }
    }

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }
}
