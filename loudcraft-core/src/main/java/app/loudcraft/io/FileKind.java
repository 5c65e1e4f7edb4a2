package app.loudcraft.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells by the first bytes of a source which reader it needs. */
final class FileKind {

    private static final int MARKER_BYTES = 4;

    private FileKind() {}

    /** Opens the reader; closes the source if there is none for it. */
    static AudioReader open(ByteSource source, String name) throws IOException {
        try {
            byte[] head = source.peek(MARKER_BYTES);
            return startsWith(head, AiffHeaderParser.MARKER)
                    ? AiffReader.open(source, name)
                    : WavReader.open(source, name);
        } catch (IOException | RuntimeException | Error failure) {
            closeAfter(failure, source);
            throw failure;
        }
    }

    private static boolean startsWith(byte[] head, String ascii) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(ascii);
    }

    private static void closeAfter(Throwable failure, ByteSource source) {
        try {
            source.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }
}
