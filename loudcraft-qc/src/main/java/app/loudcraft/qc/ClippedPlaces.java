package app.loudcraft.qc;

import app.loudcraft.qc.limits.ClippingLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells which of the flat tops of a programme were cut off, and which are flat by chance. */
final class ClippedPlaces {

    private static final int LEAST_LENGTHS = 3;

    private final ClippingLimits limits;
    private final double flat;
    private final double fullScale;
    private final long frames;

    /**
     * @param flat how far apart the samples of a flat top may be
     * @param fullScale magnitude from which on a sample is at full scale
     * @param frames length of the programme
     */
    ClippedPlaces(ClippingLimits limits, double flat, double fullScale, long frames) {
        this.limits = limits;
        this.flat = flat;
        this.fullScale = fullScale;
        this.frames = frames;
    }

    /** Flat tops at the ceiling of their channel or at full scale, channel by channel. */
    List<List<Place>> atCeiling(FlatTops[] tops) {
        return places(tops, true);
    }

    /** Flat tops below, of which there are several at one level. */
    List<List<Place>> elsewhere(FlatTops[] tops) {
        return places(tops, false);
    }

    private List<List<Place>> places(FlatTops[] tops, boolean atCeiling) {
        List<List<Place>> found = new ArrayList<>();
        for (FlatTops top : tops) {
            boolean tone = top.isTone(limits.leastCrestDb(), frames);
            List<Place> places = new ArrayList<>();
            places.addAll(collect(top.above(), top, top.highest().ceiling(), tone, atCeiling));
            places.addAll(collect(top.below(), top, top.lowest().ceiling(), tone, atCeiling));
            found.add(places);
        }
        return found;
    }

    private List<Place> collect(List<Place> from, FlatTops top, double ceiling, boolean tone, boolean atCeiling) {
        List<Place> places = new ArrayList<>();
        for (Place place : from) {
            boolean full = place.measured() >= fullScale;
            boolean cut = full || place.measured() >= ceiling - 2.0 * flat;
            boolean loudEnough = place.measured() > FlatTops.UPPER * top.peak();
            if (cut == atCeiling && loudEnough && (full || !tone)) {
                places.add(place);
            }
        }
        return atCeiling ? places : ofOneLevel(places);
    }

    /**
     * Sound has flat shoulders by chance now and then, but each at a level of its own; where a loop repeats one, all are
     * equally long.
     */
    private List<Place> ofOneLevel(List<Place> places) {
        List<Place> ordered = new ArrayList<>(places);
        ordered.sort(Comparator.comparingDouble(Place::measured));
        List<Place> repeated = new ArrayList<>();
        int first = 0;
        while (first < ordered.size()) {
            double level = ordered.get(first).measured();
            Set<Long> lengths = new HashSet<>();
            int end = first;
            for (; end < ordered.size() && ordered.get(end).measured() <= level + 2.0 * flat; end++) {
                Place place = ordered.get(end);
                lengths.add(place.endFrame() - place.startFrame());
            }
            if (lengths.size() >= LEAST_LENGTHS) {
                repeated.addAll(ordered.subList(first, end));
            }
            first = end;
        }
        return repeated;
    }
}
