/**
 * The Fourier transform, and the only place that names JTransforms.
 *
 * <p>Not for users of the library: it may change at any time.
 */
package app.loudcraft.internal.fft;
