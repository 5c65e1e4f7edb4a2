/**
 * Plans as JSON: {@link app.loudcraft.examples.planjson.PlanJson} writes a plan that may be read, edited and stored, and
 * reads it back to the bit.
 *
 * <p>Loudcraft itself knows no JSON, so that nobody has to carry a parser. These three classes and Jackson are all it
 * takes; copy them into your own program.
 *
 * <pre>{@code
 * Files.writeString(file, PlanJson.text(plan));
 * MasteringPlan stored = PlanJson.read(file);
 * }</pre>
 *
 * <p>Under 20 kB a plan. Stateless and thread-safe.
 */
package app.loudcraft.examples.planjson;
