package app.loudcraft.io;

import app.loudcraft.internal.flac.FlacCrc;
import java.io.IOException;
import java.util.Arrays;

/**
 * Makes the checksums of a FLAC file right, whatever its frames hold, so that made-up files get past them.
 *
 * <p>The end of a frame is where the decoder finds it, so the decoder itself says where its checksums must stand.
 */
final class SealedFlac {

    private static final String NAME = "unsealed";
    private static final int MD5_AT = 26;
    private static final int MD5_END = 42;
    // More frames than a file needs to be interesting.
    private static final int MOST_FRAMES = 64;
    private static final int CHECKSUMS = 2;

    private final FlacCrc checksum = new FlacCrc();
    private final byte[] bytes;
    private final FileSource source;
    private FlacBits bits;
    private FlacFrames frames;

    private SealedFlac(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.source = new FileSource(new BytesChannel(bytes));
    }

    /** A copy with right CRCs in all frames that can be decoded, and no MD5. */
    static byte[] of(byte[] file) throws IOException {
        byte[] copy = file.clone();
        if (copy.length >= MD5_END) {
            Arrays.fill(copy, MD5_AT, MD5_END, (byte) 0);
        }
        try {
            new SealedFlac(copy).seal();
        } catch (AudioFormatException beyondRepair) {
            // What is wrong here is for the reader to find.
        }
        return copy;
    }

    private void seal() throws IOException {
        FlacHeader header = new FlacHeaderParser(source, NAME, new MetadataCollector(Limits.DEFAULT)).parse();
        bits = new FlacBits(source, NAME);
        frames = new FlacFrames(bits, NAME, header.info());
        for (int i = 0; i < MOST_FRAMES && bits.byteOffset() < bytes.length; i++) {
            sealFrame();
        }
    }

    private void sealFrame() throws IOException {
        long start = bits.byteOffset();
        // First the header's, then the whole frame's.
        for (int mended = 0; ; mended++) {
            bits.seek(start);
            try {
                frames.next();
                return;
            } catch (AudioFormatException fault) {
                if (mended == CHECKSUMS || !mends(fault, (int) start)) {
                    throw fault;
                }
            }
        }
    }

    private boolean mends(AudioFormatException fault, int start) {
        int end = (int) bits.byteOffset();
        if (fault.rule().startsWith("the CRC-8 ")) {
            bytes[end - 1] = (byte) FlacCrc.crc8(bytes, start, end - 1);
            return true;
        }
        if (fault.rule().startsWith("the CRC-16 ")) {
            int crc = checksum.crc16(0, bytes, start, end - 2);
            bytes[end - 2] = (byte) (crc >> 8);
            bytes[end - 1] = (byte) crc;
            return true;
        }
        return false;
    }
}
