package app.loudcraft.internal.flac;

/**
 * One block of samples and the same 1, 2, ... samples later, with zeros before them.
 *
 * <p>Loops over samples and those before them then index all arrays alike, which is what compilers turn into vector instructions.
 */
final class DelayedSamples {

    private final int[][] delayed;
    private int frames;
    private int ready;

    DelayedSamples(int mostDelay) {
        delayed = new int[mostDelay + 1][0];
    }

    /** Takes samples, which must not change while they are asked for. */
    void prepare(int[] x, int newFrames) {
        delayed[0] = x;
        frames = newFrames;
        ready = 0;
    }

    /** The samples so many later. */
    int[] by(int delay) {
        for (; ready < delay; ready++) {
            int next = ready + 1;
            if (delayed[next].length < frames) {
                delayed[next] = new int[delayed[0].length];
            }
            if (next < frames) {
                System.arraycopy(delayed[0], 0, delayed[next], next, frames - next);
            }
        }
        return delayed[delay];
    }

    int frames() {
        return frames;
    }
}
