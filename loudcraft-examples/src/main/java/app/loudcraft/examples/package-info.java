/**
 * Small programs that show each way of embedding Loudcraft, and a mix to try them on.
 *
 * <ul>
 *   <li>{@link app.loudcraft.examples.MasterAFile}: a file in, a file out.
 *   <li>{@link app.loudcraft.examples.MasterInMemory}: float arrays in, float arrays out.
 *   <li>{@link app.loudcraft.examples.OwnChain}: processors without a plan.
 *   <li>{@link app.loudcraft.examples.DemoMix}: half a minute of synthesised music, unmastered.
 * </ul>
 *
 * <p>The demo mix takes about a second and 160 MB to synthesise and is the same, to the bit, on every machine:
 *
 * <pre>{@code
 * AudioBuffer mix = DemoMix.render();
 * }</pre>
 *
 * <p>Nothing here is shared between threads.
 */
package app.loudcraft.examples;
