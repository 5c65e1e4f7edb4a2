package app.loudcraft.io;

import app.loudcraft.internal.flac.PcmDigest;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Holds audio that is read to the MD5 that its file promises.
 *
 * <p>One thread at a time.
 */
final class FlacDigest {

    private final PcmDigest digest;
    private final byte[] expected;
    private boolean active;

    FlacDigest(FlacStreamInfo info) {
        digest = new PcmDigest(info.channels(), info.bits());
        expected = info.md5();
        active = !Arrays.equals(expected, new byte[expected.length]);
    }

    /** Counts the first {@code frames} samples of every channel. */
    void update(int[][] samples, int frames) {
        if (active) {
            digest.update(samples, frames);
        }
    }

    /** Counts no more, since audio was passed over. */
    void abandon() {
        active = false;
    }

    /** Whether all that was counted is what the file promises, or nobody can say; to be asked once. */
    boolean isAsPromised() {
        return !active || MessageDigest.isEqual(digest.finish(), expected);
    }
}
