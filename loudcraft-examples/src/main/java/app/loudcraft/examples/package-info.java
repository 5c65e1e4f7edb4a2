/**
 * Small programs that show each way of embedding Loudcraft; the mix they try it on is in
 * {@link app.loudcraft.examples.demomix}.
 *
 * <ul>
 *   <li>{@link app.loudcraft.examples.MasterAFile}: a file in, a file out.
 *   <li>{@link app.loudcraft.examples.MasterInMemory}: float arrays in, float arrays out.
 *   <li>{@link app.loudcraft.examples.OwnChain}: processors without a plan.
 *   <li>{@link app.loudcraft.examples.GameAudio}: the spatial engine in the audio loop of a game.
 * </ul>
 *
 * <pre>{@code
 * float[] master = MasterInMemory.master(interleavedMix, 48_000);
 * }</pre>
 *
 * <p>Those that master take about a twentieth of the time that the music lasts.
 *
 * <p>Nothing here is shared between threads.
 */
package app.loudcraft.examples;
