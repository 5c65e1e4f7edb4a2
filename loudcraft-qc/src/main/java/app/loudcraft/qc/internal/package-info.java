/**
 * What several packages of the module use.
 *
 * <p>Not for users of the library: it may change at any time.
 */
package app.loudcraft.qc.internal;
