package app.loudcraft.render;

/** What a renderer is doing; the stages come in this order, and the last two come again if a master is corrected. */
public enum RenderStage {
    /** Tone, dynamics and image. */
    PROCESS,
    /** Trying gains until the loudness is right. */
    SOLVE,
    /** Writing the master. */
    WRITE,
    /** Measuring what was written. */
    VERIFY
}
