package app.loudcraft.qc;

/**
 * A stretch of a stream where something was found, once or several times in a row.
 *
 * @param startFrame its first frame
 * @param endFrame the frame behind its last
 * @param measured the largest figure in it
 * @param times how often
 */
record Place(long startFrame, long endFrame, double measured, long times) {

    /** Whether there are at most {@code gapFrames} between this and another. */
    boolean isNear(Place other, long gapFrames) {
        return other.startFrame <= endFrame + gapFrames && startFrame <= other.endFrame + gapFrames;
    }

    /** Both, and what is between them. */
    Place with(Place other) {
        return new Place(
                Math.min(startFrame, other.startFrame),
                Math.max(endFrame, other.endFrame),
                Math.max(measured, other.measured),
                times + other.times);
    }
}
