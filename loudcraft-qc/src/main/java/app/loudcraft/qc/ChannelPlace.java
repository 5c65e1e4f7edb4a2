package app.loudcraft.qc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * A place in one channel, or in several where {@code channel} is empty.
 *
 * @param channel the channel
 * @param place the place
 */
record ChannelPlace(OptionalInt channel, Place place) {

    /** The places of all channels in order of time; what is within {@code gapFrames} of each other becomes one. */
    static List<ChannelPlace> merge(List<List<Place>> channels, long gapFrames) {
        List<ChannelPlace> all = new ArrayList<>();
        for (int c = 0; c < channels.size(); c++) {
            OptionalInt channel = OptionalInt.of(c);
            channels.get(c).forEach(place -> all.add(new ChannelPlace(channel, place)));
        }
        all.sort(Comparator.comparingLong(found -> found.place().startFrame()));
        List<ChannelPlace> merged = new ArrayList<>();
        for (ChannelPlace next : all) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).place().isNear(next.place(), gapFrames)) {
                merged.set(last, merged.get(last).with(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private ChannelPlace with(ChannelPlace other) {
        return new ChannelPlace(channel.equals(other.channel) ? channel : OptionalInt.empty(), place.with(other.place));
    }

    double startSeconds(int sampleRateHz) {
        return (double) place.startFrame() / sampleRateHz;
    }

    double endSeconds(int sampleRateHz) {
        return (double) place.endFrame() / sampleRateHz;
    }
}
