package app.loudcraft.qc;

/**
 * A part of a stream.
 *
 * @param startFrame its first frame
 * @param endFrame first frame after it; {@link Long#MAX_VALUE} where it goes on to the end
 */
record Part(long startFrame, long endFrame) {

    boolean holds(long frame) {
        return frame >= startFrame && frame < endFrame;
    }
}
