/**
 * Rendering: a mix and a plan go in, a proven master comes out.
 *
 * <pre>{@code
 * MasteringRenderer renderer = new MasteringRenderer(4096, 1, Optional.empty(), MasterTags.AS_MIX);
 * RenderResult result = renderer.render(
 *         AudioSource.of(mixPath), analysis, plan, MasterSink.of(masterPath), MasterInspection.NONE, RenderListener.NONE);
 * }</pre>
 *
 * <p>Audio is streamed: beside blocks, intermediate audio takes at most 32 MiB or a sixteenth of the heap, and a temporary
 * file beyond that, which is deleted at the end. Cost: one pass for tone and dynamics, one for each gain that is tried
 * (two or three as a rule, none where gain alone suffices), one to write and one to verify.
 *
 * <p>A renderer is immutable and may be shared between threads; results are the same to the bit for every block size.
 * {@link app.loudcraft.render.SpatialEnhancer} is what a module that widens the image implements.
 */
package app.loudcraft.render;
