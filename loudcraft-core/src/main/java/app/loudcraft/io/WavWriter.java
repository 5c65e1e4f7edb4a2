package app.loudcraft.io;

import app.loudcraft.audio.AudioSpec;
import java.io.IOException;
import java.util.Objects;

/** Begins WAVE files. */
final class WavWriter {

    private WavWriter() {}

    /** Begins a file; on failure nothing is left of it. */
    static PcmWriter begin(PendingFile file, AudioSpec spec, WriteOptions options, long maxRiffBytes)
            throws IOException {
        return PcmWriter.begin(
                file, spec, options.dither(), () -> new WavFrontMatter(spec, options.metadata(), maxRiffBytes));
    }

    /**
     * @throws IllegalArgumentException if the format cannot hold so many channels, or the metadata holds chunks that the
     *     writer makes itself
     */
    static void requireWritable(AudioSpec spec, WriteOptions options) {
        Objects.requireNonNull(options, "options");
        PcmWriter.requireChannels(spec);
        for (AudioMetadata.Chunk chunk : options.metadata().chunks()) {
            if (!MetadataCollector.isCarried(chunk.id())) {
                throw new IllegalArgumentException(
                        "metadata must not hold chunks that the writer makes itself, but held " + chunk);
            }
        }
    }
}
