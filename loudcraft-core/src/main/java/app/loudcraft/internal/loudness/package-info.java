/**
 * The K-weighting and the formula of loudness, for the meters and for processors that go by loudness.
 *
 * <p>Not for users of the library: it may change at any time.
 */
package app.loudcraft.internal.loudness;
