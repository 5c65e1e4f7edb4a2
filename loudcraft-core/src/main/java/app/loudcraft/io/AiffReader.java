package app.loudcraft.io;

import app.loudcraft.audio.ChannelLayout;
import java.io.IOException;

/** Opens AIFF and AIFF-C files for reading. */
final class AiffReader {

    private AiffReader() {}

    /** Reads the header; closes the source if it is not one. */
    static AudioReader open(ByteSource source, String name, MetadataCollector metadata) throws IOException {
        return PcmReader.open(source, name, () -> new AiffHeaderParser(source, name, metadata).parse());
    }

    /** Reads a file that this program has written, with the roles that it gave to the stored channels. */
    static AudioReader openAs(ChannelLayout layout, ByteSource source, String name) throws IOException {
        MetadataCollector metadata = new MetadataCollector(Limits.DEFAULT);
        return PcmReader.open(
                source,
                name,
                () -> new AiffHeaderParser(source, name, metadata).parse().withLayout(layout));
    }
}
