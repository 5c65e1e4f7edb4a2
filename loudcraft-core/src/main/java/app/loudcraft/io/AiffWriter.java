package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;

/**
 * Begins AIFF files, for integers, and AIFF-C files, for floating point.
 *
 * <p>The sizes of the format have 32 bits: a file that would grow over 4 GiB fails, and nothing is left of it. Of the
 * metadata it carries the title, artist, copyright and comment of a {@code LIST INFO} chunk.
 */
final class AiffWriter {

    private AiffWriter() {}

    /**
     * Begins a file; on failure nothing is left of it.
     *
     * @throws IllegalArgumentException if there are more than 64 channels
     */
    static AudioWriter begin(PendingFile file, AudioSpec spec, WriteOptions options) throws IOException {
        return begin(file, spec, options, AiffFrontMatter.MAX_FORM_BYTES);
    }

    static PcmWriter begin(PendingFile file, AudioSpec spec, WriteOptions options, long maxFormBytes)
            throws IOException {
        return PcmWriter.begin(
                file,
                spec,
                options.dither(),
                () -> new AiffFrontMatter(spec, InfoText.aiffChunks(options.metadata()), maxFormBytes));
    }
}
