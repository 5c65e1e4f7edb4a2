/**
 * The arithmetic of FLAC (RFC 9639) that makes frames out of integers: prediction, Rice coding, and what stands around
 * them in a file.
 *
 * <p>{@link app.loudcraft.internal.flac.FlacStream} is the front: it takes the samples of one FLAC frame after another and
 * gives the bytes of each, and the bytes that belong before them. It touches no file. A stereo encoder holds about 1 MiB.
 * One thread at a time; the same samples give the same bytes on every run and every machine, since what is decided by floating
 * point is decided by the operations that Java defines to the bit.
 *
 * <p>Not for users of the library: it may change at any time.
 */
package app.loudcraft.internal.flac;
