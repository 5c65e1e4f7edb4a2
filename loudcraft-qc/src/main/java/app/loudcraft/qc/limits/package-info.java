/**
 * What the ten checks of the quality gate hold a programme against: one immutable record a check.
 *
 * <p>Each has {@code defaults(target, genre)}, what the place of delivery publishes and otherwise what experience says, marked as
 * heuristic. Any of them can be replaced:
 *
 * <pre>{@code
 * QualityGate strict = QualityGate.builder()
 *         .limits(new TruePeakLimits(-2.0, OptionalDouble.empty(), OptionalDouble.empty(), 0.0, true))
 *         .build();
 * }</pre>
 *
 * <p>Values only: nothing here costs time, and all of it is safe to share between threads.
 */
package app.loudcraft.qc.limits;
