/**
 * Deciding: an analysis and wishes go in, a plan with a reason for every decision comes out, before any sample is
 * changed.
 *
 * <pre>{@code
 * MasteringPlan plan = MasteringPlanner.plan(analysis, MasteringWishes.DEFAULT);
 * plan.steps().forEach(step -> System.out.println(step.title() + ": " + step.summary() + ", because " + step.reason()));
 * }</pre>
 *
 * <p>Planning is pure and takes microseconds. Everything here is immutable and thread-safe.
 */
package app.loudcraft.plan;
