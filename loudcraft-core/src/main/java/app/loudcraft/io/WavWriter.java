package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;

/** Begins WAVE files. */
final class WavWriter {

    private WavWriter() {}

    /** Begins a file, which becomes RF64 over a size; on failure nothing is left of it. */
    static PcmWriter begin(PendingFile file, AudioSpec spec, WriteOptions options, long maxRiffBytes)
            throws IOException {
        return PcmWriter.begin(file, spec, options, metadata -> new WavFrontMatter(spec, metadata, maxRiffBytes));
    }
}
