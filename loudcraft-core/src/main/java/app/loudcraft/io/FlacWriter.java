package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;

/** Begins FLAC files. */
final class FlacWriter {

    private FlacWriter() {}

    /** Begins a file; on failure nothing is left of it. */
    static FileWriter begin(PendingFile file, AudioSpec spec, WriteOptions options) throws IOException {
        return FileWriter.begin(file, spec, pending -> new FlacEncoding(pending, spec, options));
    }
}
