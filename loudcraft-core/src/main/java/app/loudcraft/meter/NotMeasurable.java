package app.loudcraft.meter;

/** Why a stream has no loudness. */
public enum NotMeasurable {
    /** Nothing was measured. */
    NO_AUDIO("there is no audio"),
    /** There is not one whole window: 400 ms for integrated loudness, 3 s for loudness range. */
    TOO_SHORT("the audio is too short"),
    /** No window is louder than -70 LUFS, the absolute gate. */
    ALL_GATED("nothing is louder than -70 LUFS"),
    /** NaN or infinite samples, which count as 0, and nothing else that is louder than -70 LUFS. */
    NOT_FINITE("the samples are not numbers, and nothing else is louder than -70 LUFS");

    private final String reason;

    NotMeasurable(String reason) {
        this.reason = reason;
    }

    /** The reason in words, such as "the audio is too short". */
    public String reason() {
        return reason;
    }
}
