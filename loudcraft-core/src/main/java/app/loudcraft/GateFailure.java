package app.loudcraft;

/** What becomes of a master that the quality gate fails. */
public enum GateFailure {
    /** The master is delivered, and the report tells what is wrong with it. */
    REPORT,
    /** The master is discarded, what was at its place stays, and {@link QualityGateException} tells why. */
    THROW,
    /**
     * Where planning can do something about it, the master is discarded and a changed plan is rendered, once; that master
     * is delivered with what the gate says of it. Where it cannot, as with {@link #REPORT}. The report warns of either.
     */
    REPLAN_ONCE
}
