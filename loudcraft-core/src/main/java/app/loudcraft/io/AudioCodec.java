package app.loudcraft.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a kind of file that this library does not, such as MP3, AAC or Ogg; made by a host.
 *
 * <p>Asked only for files that are none of WAV, FLAC and AIFF by their first bytes, so it is never in the way of those. A
 * host gives it to {@link ReadOptions#withCodec}, or registers it with {@link java.util.ServiceLoader}. Must be
 * thread-safe.
 */
public interface AudioCodec {

    /**
     * Whether this codec is for a file that begins so.
     *
     * @param start the first bytes of the file, 4096 or as many as there are; a copy
     * @param name what the file is called
     */
    boolean reads(byte[] start, String name);

    /**
     * Opens a file for which {@link #reads} said yes.
     *
     * @param file a regular file
     * @throws AudioFormatException if the file is damaged, or of a form that is not read after all
     * @throws IOException if it cannot be read
     */
    AudioReader open(Path file) throws IOException;
}
