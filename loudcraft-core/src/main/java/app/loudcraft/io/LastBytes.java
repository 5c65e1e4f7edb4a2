package app.loudcraft.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The end of a stream of any length, read by one thread and asked for by others. */
final class LastBytes {

    private final byte[] ring;
    private long total;

    LastBytes(int bytes) {
        this.ring = new byte[bytes];
    }

    /** Reads the stream to its end, or until it fails, as it does when it is closed. */
    void drain(InputStream stream) {
        byte[] piece = new byte[ring.length];
        try {
            for (int got = stream.read(piece); got >= 0; got = stream.read(piece)) {
                add(piece, got);
            }
        } catch (IOException closed) {
            // What has come so far is the end.
        }
    }

    private synchronized void add(byte[] piece, int count) {
        for (int i = 0; i < count; i++) {
            ring[(int) (total++ % ring.length)] = piece[i];
        }
    }

    /** The bytes as text. */
    synchronized String text() {
        int count = (int) Math.min(total, ring.length);
        byte[] last = new byte[count];
        for (int i = 0; i < count; i++) {
            last[i] = ring[(int) ((total - count + i) % ring.length)];
        }
        return new String(last, StandardCharsets.UTF_8);
    }
}
