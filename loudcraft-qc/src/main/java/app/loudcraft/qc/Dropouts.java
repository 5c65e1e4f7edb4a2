package app.loudcraft.qc;

import app.loudcraft.audio.Decibels;
import java.util.List;

/**
 * Finds short gaps in the middle of sound in one channel.
 *
 * <p>A gap is a run of at least 2 and at most 100 ms of samples below -70 dBFS, with more than -30 dB (RMS) in the 40 ms
 * before and after, the margins of Essentia's GapsDetector. A pause between strokes looks like that, too, but is come to
 * gradually: in a dropout the last and the first 2 ms of sound are within 20 dB of their surroundings.
 *
 * <p>One sample in every millisecond is looked at, and more where that one is quiet. About 0.02 ns a sample.
 */
final class Dropouts {

    /** What must lie before and behind the samples looked at. */
    static final double AROUND_SECONDS = 0.05;

    private static final double SHORTEST_SECONDS = 0.002;
    private static final double LONGEST_SECONDS = 0.1;
    private static final double SURROUNDINGS_SECONDS = 0.04;
    private static final float QUIET = (float) Decibels.toAmplitude(-70.0);
    private static final double LOUD = Decibels.toPower(-30.0);
    private static final double ABRUPT = Decibels.toPower(-20.0);

    private final int shortest;
    private final int longest;
    private final int surroundings;
    private final int stride;
    private final Places places = new Places(0);
    private long gapStart = -1;
    private boolean abruptBefore;

    Dropouts(int sampleRateHz) {
        this.shortest = (int) Math.ceil(SHORTEST_SECONDS * sampleRateHz);
        this.longest = (int) (LONGEST_SECONDS * sampleRateHz);
        this.surroundings = (int) (SURROUNDINGS_SECONDS * sampleRateHz);
        this.stride = shortest / 2;
    }

    /**
     * Looks at {@code x[from]} to {@code x[to - 1]}, which follow on what was looked at before.
     *
     * @param firstFrame place of {@code x[0]} in the stream
     */
    void look(float[] x, int from, int to, long firstFrame) {
        int at = from;
        if (gapStart >= 0) {
            at = endGap(x, from, to, firstFrame);
        }
        while (at < to) {
            if (Math.abs(x[at]) >= QUIET) {
                at += stride;
                continue;
            }
            int start = at;
            while (start > from && Math.abs(x[start - 1]) < QUIET) {
                start--;
            }
            if (isQuiet(x, at, start + shortest)) {
                abruptBefore = isAbrupt(x, start - surroundings, start - shortest, start);
                gapStart = firstFrame + start;
                at = endGap(x, start + shortest, Math.max(to, start + shortest), firstFrame);
            }
            at += stride;
        }
    }

    private static boolean isQuiet(float[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Math.abs(x[i]) >= QUIET) {
                return false;
            }
        }
        return true;
    }

    /** Where the gap under way ends in the samples; it goes on if that is their end. */
    private int endGap(float[] x, int from, int to, long firstFrame) {
        int end = from;
        while (end < to && Math.abs(x[end]) < QUIET) {
            end++;
        }
        if (end < to) {
            long frames = firstFrame + end - gapStart;
            if (abruptBefore && frames >= shortest && frames <= longest && isAbrupt(x, end, end, end + shortest)) {
                places.add(gapStart, firstFrame + end, frames);
            }
            gapStart = -1;
        }
        return end;
    }

    /** Whether the sound around a gap's edge is loud, and so right at the edge. */
    private boolean isAbrupt(float[] x, int from, int nearFrom, int nearTo) {
        double near = meanSquare(x, nearFrom, nearTo);
        if (near <= ABRUPT * LOUD) {
            return false;
        }
        double around = meanSquare(x, from, from + surroundings);
        return around > LOUD && near > ABRUPT * around;
    }

    private static double meanSquare(float[] x, int from, int to) {
        double sum = 0.0;
        for (int i = from; i < to; i++) {
            sum += (double) x[i] * x[i];
        }
        return sum / (to - from);
    }

    /** The gaps; measured is their length in frames. */
    List<Place> places() {
        return places.list();
    }
}
