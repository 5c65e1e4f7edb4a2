package app.loudcraft.io;

/**
 * The place of the samples in a file, and the form in which they are stored there.
 *
 * @param chunk id of the chunk that holds them, for messages
 * @param sizeOffset byte offset of the field that says the size of that chunk
 * @param offset byte offset of the first sample
 * @param bytes whole frames of audio, in bytes; {@link Long#MAX_VALUE} where the source is to be read to its end
 * @param endsAnywhere true if the source may end before {@code bytes} without fault
 */
record PcmData(String chunk, long sizeOffset, long offset, long bytes, boolean endsAnywhere, StoredForm form) {}
