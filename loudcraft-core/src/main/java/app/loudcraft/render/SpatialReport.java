package app.loudcraft.render;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link SpatialEnhancer} did to a stream. Immutable.
 *
 * @param enhancer its name
 * @param material what the stream was found to be, such as "dual mono"
 * @param stages what each of its stages did, in the order of their work
 * @param timeline how the image went, moment by moment
 */
public record SpatialReport(String enhancer, String material, List<Stage> stages, SpatialTimeline timeline) {

    /**
     * One stage.
     *
     * @param name what it is called
     * @param summary what it did, in a few words with figures
     */
    public record Stage(String name, String summary) {

        /** Checks that nothing is missing. */
        public Stage {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(summary, "summary");
        }
    }

    /** Checks that nothing is missing. */
    public SpatialReport {
        Objects.requireNonNull(enhancer, "enhancer");
        Objects.requireNonNull(material, "material");
        stages = List.copyOf(stages);
        Objects.requireNonNull(timeline, "timeline");
    }

    /**
     * The same of a stream that ends at this time: what a processor was fed after the end, so that its latency comes out,
     * is no part of it.
     *
     * @param endSeconds length of the stream, s
     */
    public SpatialReport before(double endSeconds) {
        return new SpatialReport(enhancer, material, stages, timeline.before(endSeconds));
    }

    /**
     * A few lines for people, each ended by a line feed: what the material was, what every stage did, and the correlation
     * before and after. The same in every locale.
     */
    public String toText() {
        return String.join("\n", SpatialText.lines(this)) + "\n";
    }
}
