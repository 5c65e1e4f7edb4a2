package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import java.util.OptionalInt;

/**
 * How many bits of its samples a programme really uses: 16 where 16-bit audio was stored in 24-bit samples.
 *
 * <p>The lowest bit that is ever set is looked for, down to the 24th, the last that a {@code float} between a half and one
 * can hold. Once that one was met, nothing is looked at any more; until then about 1 ns a sample.
 */
final class WordLength {

    /** The most that can be told apart. */
    static final int MOST_BITS = 24;

    private static final float FULL_SCALE = 1 << (MOST_BITS - 1);

    private int bitsSet;
    private boolean finer;

    /** Hears the next samples. */
    void listen(AudioBlock block) {
        for (int c = 0; c < block.channels() && !isFull(); c++) {
            add(block.channel(c), block.offset(), block.offset() + block.frames());
        }
    }

    private void add(float[] x, int from, int to) {
        int set = bitsSet;
        for (int i = from; i < to && (set & 1) == 0; i++) {
            float scaled = x[i] * FULL_SCALE;
            int whole = (int) scaled;
            if (whole != scaled) {
                finer = true;
                set |= 1;
            }
            set |= whole;
        }
        bitsSet = set;
    }

    private boolean isFull() {
        return (bitsSet & 1) != 0;
    }

    /** Bits from the sign down to the lowest that was ever set, [1, 24]; empty for silence. */
    OptionalInt bits() {
        return bitsSet == 0
                ? OptionalInt.empty()
                : OptionalInt.of(MOST_BITS - Math.min(MOST_BITS - 1, Integer.numberOfTrailingZeros(bitsSet)));
    }

    /** Whether something below the 24th bit was met: floating point that was never rounded. */
    boolean isFinerThanMost() {
        return finer;
    }
}
