package app.loudcraft.io;

import java.io.IOException;

/** Opens AIFF and AIFF-C files for reading. */
final class AiffReader {

    private AiffReader() {}

    /** Reads the header; closes the source if it is not one. */
    static AudioReader open(ByteSource source, String name, MetadataCollector metadata) throws IOException {
        return PcmReader.open(source, name, () -> new AiffHeaderParser(source, name, metadata).parse());
    }
}
