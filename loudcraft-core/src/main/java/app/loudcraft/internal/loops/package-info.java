/**
 * Loops over all samples, in plain Java and, where the virtual machine offers it, with the Vector API.
 *
 * <p>Not for users of the library: it may change at any time.
 */
package app.loudcraft.internal.loops;
