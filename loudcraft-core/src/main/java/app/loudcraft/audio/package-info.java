/**
 * The words everything else is said in: signals, their shape, and decibels.
 *
 * <p>Inside Loudcraft audio is planar: one {@code float} array per channel, full scale at 1.0. A <em>frame</em> is one
 * sample of every channel. {@link app.loudcraft.audio.AudioBuffer} is a whole signal,
 * {@link app.loudcraft.audio.AudioBlock} a window onto one, {@link app.loudcraft.audio.AudioSpec} its rate, channels
 * and stored form.
 *
 * <pre>{@code
 * float[] left = ..., right = ...;
 * AudioBuffer mix = AudioBuffer.stereo(48_000, left, right);
 * double gain = Decibels.toAmplitude(-6.0);
 * }</pre>
 *
 * <p>Values are immutable and thread-safe; buffers and blocks are plain arrays with a shape and follow the rules of
 * arrays. Nothing here allocates per sample.
 */
package app.loudcraft.audio;
