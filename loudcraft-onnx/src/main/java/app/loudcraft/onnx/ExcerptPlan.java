package app.loudcraft.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Which frames of a track are listened to: up to five windows of 256 frames (5.94 s) between its first and last 5 %.
 *
 * <p>Long tracks (over 33 s) are cut into five equal slots, and each offers two windows, of which the reader takes the
 * first where it is loud enough and else the louder one. Shorter ones are heard as one stretch, whose windows overlap by up
 * to half; what is shorter than a window is heard as a whole and repeated. All in frames of the front end. Immutable.
 *
 * @param slots for long tracks, in their order; empty for short ones
 * @param from the first frame of the stretch of a short track
 * @param to the frame behind its last one
 */
record ExcerptPlan(List<Slot> slots, long from, long to) {

    static final int MOST_WINDOWS = 5;
    static final double SKIPPED_SHARE = 0.05;

    private static final int WINDOW = MelWindow.FRAMES;
    private static final int LEAST_HOP = WINDOW / 2;
    private static final int STRETCH = MOST_WINDOWS * WINDOW;

    // So that two windows of a slot lie apart by more than a frame's length.
    private static final int LEAST_SLACK = 9;

    /**
     * Where a window may lie.
     *
     * @param first the first frame of the window
     * @param second the first frame of the other one, behind it; -1 where there is room for one only
     */
    record Slot(long first, long second) {}

    /** The plan for a track of so many frames, 0 or more. */
    static ExcerptPlan of(long frames) {
        long from = (long) (SKIPPED_SHARE * frames);
        long to = frames - from;
        if (to - from > STRETCH) {
            return new ExcerptPlan(slots(from, to), from, to);
        }
        if (to - from >= WINDOW) {
            return new ExcerptPlan(List.of(), from, to);
        }
        if (frames >= WINDOW) {
            long start = (frames - WINDOW) / 2;
            return new ExcerptPlan(List.of(), start, start + WINDOW);
        }
        return new ExcerptPlan(List.of(), 0, frames);
    }

    private static List<Slot> slots(long from, long to) {
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < MOST_WINDOWS; i++) {
            long start = from + i * (to - from) / MOST_WINDOWS;
            long slack = from + (i + 1) * (to - from) / MOST_WINDOWS - start - 2 * WINDOW;
            slots.add(
                    slack >= LEAST_SLACK
                            ? new Slot(start + slack / 3, start + 2 * slack / 3 + WINDOW)
                            : new Slot(start + (slack + WINDOW) / 2, -1));
        }
        return List.copyOf(slots);
    }

    /** Where windows start in a stretch of so many frames that were heard one behind the other. */
    static List<Integer> startsIn(int frames) {
        int room = Math.max(0, frames - WINDOW);
        int windows = Math.min(MOST_WINDOWS, 1 + room / LEAST_HOP);
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 1; i < windows; i++) {
            starts.add(i * room / (windows - 1));
        }
        return starts;
    }
}
