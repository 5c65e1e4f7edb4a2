package app.loudcraft.qc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gathers where something was found in one channel, taking as one place what lies close together. */
final class Places {

    private static final int MOST = 4_000;

    private final long gapFrames;
    private final List<Place> places = new ArrayList<>();
    private long more;

    /**
     * @param gapFrames what is this near to the place before, or nearer, belongs to it
     */
    Places(long gapFrames) {
        this.gapFrames = gapFrames;
    }

    /** Adds a place; they come in order of time. */
    void add(long startFrame, long endFrame, double measured) {
        Place place = new Place(startFrame, endFrame, measured, 1);
        int last = places.size() - 1;
        if (last >= 0 && places.get(last).isNear(place, gapFrames)) {
            places.set(last, places.get(last).with(place));
        } else if (places.size() < MOST) {
            places.add(place);
        } else {
            more++;
        }
    }

    /** Makes room, if there is none left, by letting go of places that measured less. */
    void letGoBelow(double measured) {
        if (places.size() == MOST) {
            places.removeIf(place -> place.measured() < measured);
        }
    }

    /** What was gathered, in order of time. */
    List<Place> list() {
        return Collections.unmodifiableList(places);
    }

    /** Places there was no room for. */
    long more() {
        return more;
    }
}
