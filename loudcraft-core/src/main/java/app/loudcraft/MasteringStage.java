package app.loudcraft;

/** What a {@link Mastering} is doing, in the order in which it does it. */
public enum MasteringStage {
    /** Measuring the mix. */
    ANALYZE,
    /** Recognising the genre. */
    CLASSIFY,
    /** Rendering tone, dynamics and image. */
    PROCESS,
    /** Trying gains until the loudness is right; begins again with every trial. */
    SOLVE,
    /** Writing the master. */
    WRITE,
    /** Measuring what was written. */
    VERIFY,
    /** Asking the quality gate. */
    INSPECT
}
