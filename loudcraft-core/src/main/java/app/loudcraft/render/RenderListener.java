package app.loudcraft.render;

/**
 * Hears how far a rendering has come. What it throws ends the rendering: nothing that was written stays.
 *
 * <p>Called often, on the thread that renders; it should return at once.
 */
@FunctionalInterface
public interface RenderListener {

    /** Hears nothing. */
    RenderListener NONE = (stage, fraction) -> {};

    /**
     * @param stage what is being done
     * @param fraction how much of this stage is done, [0, 1]
     */
    void progressed(RenderStage stage, double fraction);
}
