package app.loudcraft.qc;

import java.util.List;
import java.util.TreeSet;

/**
 * Joins the frames of one channel that are over a ceiling to stretches, counts them and keeps the highest.
 *
 * <p>Frames closer than 10 ms are one stretch. Memory is bounded whatever the programme.
 */
final class Excursions {

    /** How many are kept. */
    static final int MOST = 50;

    private static final int STRETCHES_PER_SECOND = 100;

    private final int channel;
    private final double ceiling;
    private final long gapFrames;
    private final TreeSet<Excursion> highest = new TreeSet<>(Excursion.HIGHEST_FIRST);

    private boolean over;
    private long startFrame;
    private long lastFrame;
    private double peak;
    private long count;

    /**
     * @param ceiling linear
     */
    Excursions(int channel, double ceiling, int sampleRateHz) {
        this.channel = channel;
        this.ceiling = ceiling;
        this.gapFrames = sampleRateHz / STRETCHES_PER_SECOND;
    }

    /** What is not above this does not count; linear. */
    double ceiling() {
        return ceiling;
    }

    /** Hears of a frame, later than those before; counts if its magnitude is above the ceiling. */
    void add(long frame, double magnitude) {
        if (magnitude <= ceiling) {
            return;
        }
        if (over && frame - lastFrame <= gapFrames) {
            peak = Math.max(peak, magnitude);
        } else {
            finish();
            over = true;
            startFrame = frame;
            peak = magnitude;
        }
        lastFrame = frame;
    }

    /** Ends the last stretch. */
    void finish() {
        if (!over) {
            return;
        }
        over = false;
        count++;
        highest.add(new Excursion(channel, startFrame, lastFrame + 1, peak));
        if (highest.size() > MOST) {
            highest.pollLast();
        }
    }

    /** How many stretches there were. */
    long count() {
        return count;
    }

    /** The highest of them, not more than {@link #MOST}, the highest first. */
    List<Excursion> highest() {
        return List.copyOf(highest);
    }
}
