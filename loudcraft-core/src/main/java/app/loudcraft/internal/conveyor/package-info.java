/**
 * Audio travelling from a source through stages, on one thread or on several.
 *
 * <p>Every stage sees every block in the order of the stream and on one thread at a time, so the number of threads changes
 * no bit of what comes out. Not for users of the library: it may change at any time.
 */
package app.loudcraft.internal.conveyor;
