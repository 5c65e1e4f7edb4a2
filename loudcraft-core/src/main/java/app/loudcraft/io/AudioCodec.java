package app.loudcraft.io;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opens audio files of formats that this package does not read itself.
 *
 * <p>To be implemented by whoever brings a decoder. A codec is asked only for files that are by their content neither WAVE
 * (in any of its containers) nor FLAC nor AIFF, so it can neither replace nor disturb the reading of those. Codecs are
 * asked in order, and the first that says it reads a file opens it; what it throws then is the answer, and no other is
 * asked. A codec serves any number of threads at a time. It is given to {@link ReadOptions#withCodec}, or registered with
 * {@link java.util.ServiceLoader}. Of a codec's reader the limits of {@link Limits} are held by its caller.
 */
public interface AudioCodec {

    /** How many bytes of a file {@link #reads} is shown, where it has so many. */
    int START_BYTES = 4_096;

    /**
     * Whether this codec is the one for a file; quick, and without a look at anything but what it is given.
     *
     * @param start the first bytes of the file, {@value #START_BYTES} or the whole file where it is shorter; not to be
     *     changed
     * @param name the path of the file, or what the opener of a stream calls it; a hint at most, as names lie
     * @return false, rather than an exception, for what is damaged beyond recognition
     */
    boolean reads(byte[] start, String name);

    /**
     * Opens a file that {@link #reads} accepted.
     *
     * <p>The reader must keep what {@link AudioReader} promises: bits that do not depend on the blocks, samples that are
     * finite, an end that is not reached in silence before the audio ends. Whoever calls this method closes the reader,
     * once or more, perhaps before its end; the reader then frees all it holds, files and processes alike. A codec that
     * fails to open the file leaves nothing open.
     *
     * @param file a regular file, which stays where it is until the reader is closed
     * @throws AudioFormatException if the file is damaged, or of a form that is not read after all
     * @throws IOException if it cannot be read
     */
    AudioReader open(Path file) throws IOException;
}
