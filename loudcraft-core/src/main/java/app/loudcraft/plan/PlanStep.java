package app.loudcraft.plan;

/** One decision of a {@link MasteringPlan}: what will be done, and why. */
public sealed interface PlanStep
        permits CleaningStep,
                ToneStep,
                ResonanceStep,
                SpeechStep,
                MultibandStep,
                CompressorStep,
                SaturationStep,
                SpatialStep,
                LoudnessStep,
                LimiterStep,
                OutputStep {

    /** What the step is called, such as {@code Equalizer}. */
    String title();

    /** False where the step leaves every sample as it is. */
    boolean active();

    /** What will be done, in one line. */
    String summary();

    /** Why, as one or more sentences. */
    String reason();
}
