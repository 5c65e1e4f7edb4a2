package app.loudcraft.render;

/**
 * Widens a stereo image without changing its mono sum. Implemented outside of core and found through
 * {@link java.util.ServiceLoader}, or handed over as an instance.
 *
 * <p>An implementation is safe to share between threads; the processors it makes are not.
 */
public interface SpatialEnhancer {

    /** What to call this enhancer in a report, with its version. */
    String name();

    /**
     * A new processor for one stereo stream.
     *
     * @param intensityPercent [1, 100] %
     */
    SpatialProcessor create(int intensityPercent);
}
