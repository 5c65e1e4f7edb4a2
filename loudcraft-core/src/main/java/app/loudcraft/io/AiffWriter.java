package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;

/**
 * Begins AIFF files, for integers, and AIFF-C files, for floating point.
 *
 * <p>The sizes of the format have 32 bits: a file that would grow over 4 GiB fails, and nothing is left of it.
 */
final class AiffWriter {

    private AiffWriter() {}

    /** Begins a file; on failure nothing is left of it. */
    static FileWriter begin(PendingFile file, AudioSpec spec, WriteOptions options) throws IOException {
        return begin(file, spec, options, AiffFrontMatter.MAX_FORM_BYTES);
    }

    static FileWriter begin(PendingFile file, AudioSpec spec, WriteOptions options, long maxFormBytes)
            throws IOException {
        return FileWriter.begin(
                file,
                spec,
                pending -> new PcmEncoding(
                        pending, spec, options, metadata -> new AiffFrontMatter(spec, metadata, maxFormBytes)));
    }
}
