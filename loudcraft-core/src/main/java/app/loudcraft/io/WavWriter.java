package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;

/** Begins WAVE files. */
final class WavWriter {

    private WavWriter() {}

    /** Begins a file, which becomes RF64 over a size; on failure nothing is left of it. */
    static FileWriter begin(PendingFile file, AudioSpec spec, WriteOptions options, long maxRiffBytes)
            throws IOException {
        return FileWriter.begin(
                file,
                spec,
                pending -> new PcmEncoding(
                        pending, spec, options, metadata -> new WavFrontMatter(spec, metadata, maxRiffBytes)));
    }
}
