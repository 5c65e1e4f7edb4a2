/**
 * Reporting: what was done to a mix, what came of it, and what a quality gate says.
 *
 * <pre>{@code
 * MasteringReport report = mastering.master(mixPath, masterPath).report();
 * System.out.println(report.toText());
 * }</pre>
 *
 * <p>Everything here is immutable, thread-safe and costs next to nothing.
 * {@link app.loudcraft.report.QualityInspector} is what a module with a quality gate implements.
 */
package app.loudcraft.report;
