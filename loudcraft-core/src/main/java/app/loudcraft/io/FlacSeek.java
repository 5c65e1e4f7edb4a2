package app.loudcraft.io;

import java.io.IOException;

/**
 * Finds a FLAC frame that begins at or shortly before a frame of audio, without decoding what lies between.
 *
 * <p>It goes by the seek table or, where that knows nothing better, guesses from the size of the file and looks for a frame
 * that is whole and says its number, up to a few times. A frame counts only if its checksums are right; tables that lie
 * are used no more. Cost: a few reads of 64 KiB. Needs a source that can seek; in a stream nothing is ever found.
 */
final class FlacSeek {

    private static final int GUESSES = 6;
    private static final int MOST_CANDIDATES = 64;
    private static final int SCAN_BYTES = 1 << 20;
    // So many FLAC frames before the goal are decoded rather than guessed at again.
    private static final int NEAR_BLOCKS = 16;
    private static final int MARGIN_BLOCKS = 4;
    private static final long NONE = -1;

    private final ByteSource source;
    private final FlacBits bits;
    private final FlacFrames decoder;
    private final FlacHeader header;
    private final int blockFrames;
    private boolean trustsTable = true;
    private int candidatesLeft;

    FlacSeek(ByteSource source, FlacBits bits, FlacFrames decoder, FlacHeader header) {
        this.source = source;
        this.bits = bits;
        this.decoder = decoder;
        this.header = header;
        this.blockFrames = header.info().blockFrames();
    }

    /**
     * Has the decoder decode a FLAC frame between here and the goal.
     *
     * @param position the frame of audio that begins here
     * @param goal the frame of audio to come to
     * @return the frame of audio with which that FLAC frame begins, or -1 if there is none and the place is as it was
     */
    long leap(long position, long goal) throws IOException {
        if (source.length() == ByteSource.UNKNOWN) {
            return NONE;
        }
        long here = bits.byteOffset();
        long found = byTable(position, goal, here);
        if (found < 0 && header.info().frames() > 0 && blockFrames > 0) {
            found = bySearch(position, Math.min(goal, header.info().frames() - 1), here);
        }
        if (found < 0 && bits.byteOffset() != here) {
            bits.seek(here);
        }
        return found;
    }

    private long byTable(long position, long goal, long here) throws IOException {
        FlacSeekTable table = header.seekTable();
        int point = trustsTable ? table.find(goal) : -1;
        if (point < 0 || table.frame(point) <= position) {
            return NONE;
        }
        long offset = header.dataOffset() + table.byteOffset(point);
        long frame = table.frame(point);
        trustsTable = offset > here && offset < source.length() && decode(offset) && first() == frame;
        return trustsTable ? frame : NONE;
    }

    private long bySearch(long position, long goal, long here) throws IOException {
        long low = here;
        long lowFrame = position;
        long high = source.length();
        long highFrame = header.info().frames();
        candidatesLeft = MOST_CANDIDATES;
        for (int i = 0; i < GUESSES && goal - lowFrame > (long) NEAR_BLOCKS * blockFrames; i++) {
            double bytesPerFrame = (double) (high - low) / (highFrame - lowFrame);
            long guess = low + (long) ((goal - lowFrame - (long) MARGIN_BLOCKS * blockFrames) * bytesPerFrame);
            long offset = guess <= low ? NONE : search(guess, Math.min(high, guess + SCAN_BYTES));
            if (offset < 0 || first() <= lowFrame || first() >= highFrame) {
                break;
            }
            if (first() <= goal) {
                low = offset;
                lowFrame = first();
            } else {
                high = guess;
                highFrame = first();
            }
        }
        return low > here && decode(low) ? lowFrame : NONE;
    }

    /** The offset of the first whole FLAC frame that begins here, which is decoded; -1 if none is found. */
    private long search(long from, long until) throws IOException {
        bits.seek(from);
        while (candidatesLeft-- > 0 && bits.toSync(until)) {
            long candidate = bits.byteOffset();
            // A number says a place only among frames of one length.
            if (decode(candidate) && (decoder.header().isVariable() || decoder.frames() == blockFrames)) {
                return candidate;
            }
            bits.seek(candidate + 1);
        }
        return NONE;
    }

    private boolean decode(long offset) throws IOException {
        try {
            bits.seek(offset);
            decoder.next();
            return true;
        } catch (AudioFormatException noFrame) {
            return false;
        }
    }

    /** The frame of audio with which the decoded FLAC frame begins, if it may end there; otherwise -1. */
    private long first() {
        long frames = header.info().frames();
        long first = decoder.header().firstFrame(blockFrames);
        return frames > 0 && first > frames - decoder.frames() ? NONE : first;
    }
}
