package app.loudcraft;

/**
 * Hears how far a mastering has come, and can end it.
 *
 * <p>Called often, on the thread that masters; it should return at once. What it throws ends the mastering too, and like
 * a cancel leaves the output as it was.
 */
@FunctionalInterface
public interface MasteringListener {

    /** Hears nothing and never cancels. */
    MasteringListener NONE = (stage, fraction) -> {};

    /**
     * @param stage what is being done
     * @param fraction how much of this stage is done, [0, 1]
     */
    void progressed(MasteringStage stage, double fraction);

    /** Asked after every block: true ends the mastering with a {@link java.util.concurrent.CancellationException}. */
    default boolean cancelled() {
        return false;
    }
}
