package app.loudcraft.spatial;

import java.util.Arrays;

/**
 * The last frames of a stream as floats in one piece, times {@link #SCALE}, so that a stage can read what was any number of
 * frames ago.
 */
final class FloatHistory {

    private static final int ROOM_FRAMES = 4_096;

    /** What samples are multiplied by, so that sums of the largest floats are still numbers; a power of two. */
    static final double SCALE = 0x1p-8;

    private final int pastFrames;
    private final float[] samples;
    private int end;
    private int start;

    /**
     * @param pastFrames how many frames before the newest ones can be read
     * @param mostFrames most frames appended at once
     */
    FloatHistory(int pastFrames, int mostFrames) {
        this.pastFrames = pastFrames;
        samples = new float[pastFrames + Math.max(mostFrames, ROOM_FRAMES)];
        reset();
    }

    /** Appends the frames {@code [from, to)} of a row. */
    void append(double[] row, int from, int to) {
        int frames = to - from;
        if (end + frames > samples.length) {
            System.arraycopy(samples, end - pastFrames, samples, 0, pastFrames);
            end = pastFrames;
        }
        for (int i = 0; i < frames; i++) {
            samples[end + i] = (float) (SCALE * row[from + i]);
        }
        start = end;
        end += frames;
    }

    /** Copies the newest frames as they were {@code delayFrames} frames ago to {@code [from, to)} of a row. */
    void delayed(int delayFrames, float[] row, int from, int to) {
        System.arraycopy(samples, start - delayFrames, row, from, to - from);
    }

    /** Fills a row with the frames that come next, as late as that; at least as late as the row is long. */
    void delayedNext(int delayFrames, float[] row) {
        System.arraycopy(samples, end - delayFrames, row, 0, row.length);
    }

    void reset() {
        Arrays.fill(samples, 0.0f);
        start = pastFrames;
        end = pastFrames;
    }
}
