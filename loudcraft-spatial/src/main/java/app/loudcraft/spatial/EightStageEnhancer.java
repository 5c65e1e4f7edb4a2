package app.loudcraft.spatial;

import app.loudcraft.render.SpatialEnhancer;
import app.loudcraft.render.SpatialProcessor;

/** Makes {@link SpatialEngine}s in mastering quality for {@code Mastering.builder().spatial(...)}. Thread-safe. */
public final class EightStageEnhancer implements SpatialEnhancer {

    static final String NAME = "Loudcraft Spatial, eight stages";

    /** For {@link java.util.ServiceLoader}. */
    public EightStageEnhancer() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SpatialProcessor create(int intensityPercent) {
        return SpatialEngine.builder().intensityPercent(intensityPercent).build();
    }
}
