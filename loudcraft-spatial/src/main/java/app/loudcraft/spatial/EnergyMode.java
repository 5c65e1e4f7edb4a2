package app.loudcraft.spatial;

/** What a {@link SpatialEngine} does about the level that widening adds or takes. */
public enum EnergyMode {
    /** Nothing: the mono sum stays as it is, and the level may rise by up to 1 dB. */
    MONO_EXACT,
    /** Turns both channels down or up, by up to 1 dB, so that their energy over 3 s stays as it was. */
    CONSTANT_LOUDNESS
}
