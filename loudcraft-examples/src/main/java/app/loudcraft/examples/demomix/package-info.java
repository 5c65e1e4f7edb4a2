/**
 * Half a minute of synthesised music that nobody has mastered yet: drums, bass, keys, pads and a lead.
 *
 * <p>{@link app.loudcraft.examples.demomix.DemoMix} plays the score; every instrument is one small class. It takes about a
 * second and 160 MB and gives the same bits on every machine:
 *
 * <pre>{@code
 * AudioBuffer mix = DemoMix.render();
 * }</pre>
 *
 * <p>Nothing here is shared between threads.
 */
package app.loudcraft.examples.demomix;
