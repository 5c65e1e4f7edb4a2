package app.loudcraft.io;

import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells by the first bytes of a source which reader it needs. */
final class FileKind {

    private static final int ID3_HEADER_BYTES = 10;
    private static final int ID3_FOOTER_FLAG = 0x10;

    private FileKind() {}

    /** Opens the reader; closes the source if there is none for it. */
    static AudioReader open(ByteSource source, String name) throws IOException {
        try {
            byte[] head = source.peek(ID3_HEADER_BYTES);
            if (startsWith(head, "ID3") && head.length == ID3_HEADER_BYTES) {
                source.skip(id3Bytes(head));
                if (!startsWith(source.peek(4), FlacHeaderParser.MARKER)) {
                    throw new AudioFormatException(
                            Kind.UNSUPPORTED,
                            name,
                            0,
                            "this looks like an MP3 file; a WAV, FLAC or AIFF file is expected");
                }
                return FlacReader.open(source, name);
            }
            if (startsWith(head, AiffHeaderParser.MARKER)) {
                return AiffReader.open(source, name);
            }
            return startsWith(head, FlacHeaderParser.MARKER)
                    ? FlacReader.open(source, name)
                    : WavReader.open(source, name);
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, source);
            throw failure;
        }
    }

    /** The size of an ID3v2 tag (ID3 2.4.0, section 3.1): four times seven bits, and header and footer beside. */
    private static long id3Bytes(byte[] head) {
        int body = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F;
        boolean hasFooter = (head[5] & ID3_FOOTER_FLAG) != 0;
        return ID3_HEADER_BYTES + (long) body + (hasFooter ? ID3_HEADER_BYTES : 0);
    }

    private static boolean startsWith(byte[] head, String ascii) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(ascii);
    }
}
