package app.loudcraft.internal.tags;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts whose encoding nobody wrote down. */
final class StoredText {

    private StoredText() {}

    /** The text up to the first zero byte: UTF-8 where it is such, else ISO 8859-1, in which every byte means something. */
    static String decode(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        byte[] text = Arrays.copyOf(bytes, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(text, StandardCharsets.ISO_8859_1);
        }
    }

    /** A text in an encoding that is known, without the zeros that it may hold. */
    static String decode(byte[] bytes, Charset charset) {
        return new String(bytes, charset).replace("\0", "");
    }
}
