package app.loudcraft.spatial;

/** The eight stages of the {@link SpatialEngine}, in the order of their work. */
public enum SpatialStage {
    /** Measures how the channels relate and says what the material is; changes nothing. */
    STEREO_PROFILER("Stereo profiler"),
    /** Turns left and right into mid and side, without loss. */
    MID_SIDE_MATRIX("Mid/side matrix"),
    /** Takes the side out of the bass. */
    BASS_MONO("Bass mono"),
    /** Raises the side, the more the higher the frequency. */
    FREQUENCY_DEPENDENT_WIDTH("Frequency-dependent width"),
    /** Adds the mid to the side some milliseconds late. */
    HAAS_SIDE_PATH("Haas side path"),
    /** Adds the mid to the side through velvet noise. */
    VELVET_DECORRELATOR("Velvet decorrelator"),
    /** Holds the synthetic side back after a stroke. */
    TRANSIENT_KEEPER("Transient keeper"),
    /** Lets through as much widening as the correlation bears, and makes left and right again. */
    CORRELATION_GUARD("Correlation guard and output");

    private final String title;

    SpatialStage(String title) {
        this.title = title;
    }

    /** What reports call it. */
    public String title() {
        return title;
    }
}
