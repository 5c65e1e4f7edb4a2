package app.loudcraft.report;

/** The verdict of a quality check, from best to worst after the first. */
public enum QualityStatus {
    /** The check says nothing about this programme; its findings say why. */
    NOT_APPLICABLE,
    PASS,
    /** Worth a look; does not keep a master from being delivered. */
    WARN,
    FAIL
}
