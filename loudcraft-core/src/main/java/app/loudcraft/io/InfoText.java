package app.loudcraft.io;

import app.loudcraft.io.AudioMetadata.Chunk;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the {@code LIST INFO} chunk of a WAVE file into the text chunks that say the same in an AIFF file, which is what
 * {@link AiffText} undoes.
 */
final class InfoText {

    private static final int HEADER_BYTES = 8;

    private InfoText() {}

    /** The text chunks, in the order of the metadata; what is no text of AIFF, or is not whole, is left out. */
    static List<Chunk> aiffChunks(AudioMetadata metadata) {
        List<Chunk> texts = new ArrayList<>();
        for (Chunk chunk : metadata.chunks()) {
            if (chunk.id().equals("LIST")) {
                addTexts(chunk.bytes(), texts);
            }
        }
        return texts;
    }

    private static void addTexts(byte[] list, List<Chunk> texts) {
        ByteBuffer in = ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN);
        if (list.length < 4 || !id(list, 0).equals("INFO")) {
            return;
        }
        long at = 4;
        while (at + HEADER_BYTES <= list.length) {
            long size = Integer.toUnsignedLong(in.getInt((int) at + 4));
            int start = (int) at + HEADER_BYTES;
            if (start + size > list.length) {
                return;
            }
            byte[] text = Arrays.copyOfRange(list, start, start + lengthOfText(list, start, (int) size));
            if (text.length > 0) {
                AiffText.aiffId(id(list, (int) at)).ifPresent(id -> texts.add(Chunk.of(id, text)));
            }
            at = start + size + (size & 1);
        }
    }

    /** A text of WAVE ends at its first zero. */
    private static int lengthOfText(byte[] list, int start, int size) {
        int length = 0;
        while (length < size && list[start + length] != 0) {
            length++;
        }
        return length;
    }

    private static String id(byte[] from, int at) {
        return new String(from, at, 4, StandardCharsets.ISO_8859_1);
    }
}
