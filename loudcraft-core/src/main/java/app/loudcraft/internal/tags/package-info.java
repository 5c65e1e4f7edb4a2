/**
 * How tags and pictures are stored: INFO lists of WAVE files, ID3v2, Vorbis comments and picture blocks of FLAC.
 *
 * <p>Bytes to {@link app.loudcraft.metadata metadata} and back. What is read may come from strangers: nothing here throws
 * for bad bytes, takes more memory than a few times the bytes it is given, or more time than is proportional to them.
 * Immutable or used by one thread.
 */
package app.loudcraft.internal.tags;
