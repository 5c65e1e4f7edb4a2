package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** Holds decoded audio to the MD5 in the header of its FLAC file, without the help of the reader. */
final class FlacMd5 {

    // fLaC and a block header of 4 bytes each, then the stream info: bits at its 12th byte, MD5 at its 18th.
    private static final int HEAD_BYTES = 42;
    private static final int BITS_AT = 20;
    private static final int MD5_AT = 26;
    // A float holds no more.
    private static final int MOST_BITS = 25;

    private FlacMd5() {}

    /** Whether the MD5 is right; empty if the file is not FLAC, has no MD5, or has samples that floats cannot hold. */
    static Optional<Boolean> matches(Path file, AudioBuffer audio) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD_BYTES);
        }
        if (head.length < HEAD_BYTES || !new String(head, 0, 4, StandardCharsets.US_ASCII).equals("fLaC")) {
            return Optional.empty();
        }
        int bits = (ByteBuffer.wrap(head).getShort(BITS_AT) >> 4 & 0x1F) + 1;
        byte[] md5 = Arrays.copyOfRange(head, MD5_AT, HEAD_BYTES);
        return bits > MOST_BITS || new BigInteger(md5).signum() == 0
                ? Optional.empty()
                : Optional.of(Arrays.equals(md5, md5Of(audio.toInterleaved(), bits)));
    }

    private static byte[] md5Of(float[] interleaved, int bits) {
        int bytes = (bits + 7) / 8;
        byte[] packed = new byte[interleaved.length * bytes];
        for (int i = 0; i < interleaved.length; i++) {
            long sample = Math.round(Math.scalb((double) interleaved[i], bits - 1));
            for (int b = 0; b < bytes; b++) {
                packed[i * bytes + b] = (byte) (sample >> 8 * b);
            }
        }
        try {
            return MessageDigest.getInstance("MD5").digest(packed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has MD5", impossible);
        }
    }
}
