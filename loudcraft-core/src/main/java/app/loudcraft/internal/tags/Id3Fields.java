package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Picture;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The fields of one ID3v2 frame whose first byte tells how its texts are encoded (ID3 2.4.0, section 4). */
final class Id3Fields {

    private static final Charset[] CHARSETS = {
        StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8
    };
    private static final int MAX_TYPE = 20;

    private final byte[] bytes;
    private final Charset charset;
    private final int unit;
    private int position;

    /** The fields of a frame. */
    Id3Fields(byte[] payload) {
        bytes = payload;
        int encoding = payload.length == 0 ? 0 : payload[0];
        charset = encoding >= 0 && encoding < CHARSETS.length ? CHARSETS[encoding] : StandardCharsets.ISO_8859_1;
        unit = encoding == 1 || encoding == 2 ? 2 : 1;
        position = Math.min(1, payload.length);
    }

    /** Passes over bytes. */
    void skip(int count) {
        position = Math.min(bytes.length, position + count);
    }

    /** The text up to the next zero, in the encoding of the frame. */
    String encodedText() {
        int end = endOfText(unit);
        String text = decode(position, end, charset);
        position = Math.min(bytes.length, end + unit);
        return text;
    }

    /** The text from here to the end, whatever zeros stand in it. */
    String lastText() {
        String text = decode(position, bytes.length, charset);
        position = bytes.length;
        return text;
    }

    /** The texts from here to the end, but no more than so many. */
    List<String> texts(int most) {
        List<String> texts = new ArrayList<>();
        while (position < bytes.length && texts.size() < most) {
            texts.add(encodedText());
        }
        return texts;
    }

    /** Bytes that were not looked at. */
    int bytesLeft() {
        return bytes.length - position;
    }

    /** The picture that the frame holds; nothing if it holds a link, or no picture. */
    Optional<Picture> picture() {
        int end = endOfText(1);
        String mimeType = decode(position, end, StandardCharsets.ISO_8859_1);
        position = Math.min(bytes.length, end + 1);
        int type = position < bytes.length ? bytes[position] : 0;
        skip(1);
        String description = encodedText();
        boolean printable = mimeType.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        if (mimeType.equals("-->") || !printable || position >= bytes.length) {
            return Optional.empty();
        }
        byte[] picture = Arrays.copyOfRange(bytes, position, bytes.length);
        position = bytes.length;
        return Optional.of(
                new Picture(type >= 0 && type <= MAX_TYPE ? type : Picture.OTHER, mimeType, description, picture));
    }

    private int endOfText(int size) {
        for (int at = position; at + size <= bytes.length; at += size) {
            if (bytes[at] == 0 && bytes[at + size - 1] == 0) {
                return at;
            }
        }
        return bytes.length;
    }

    private String decode(int from, int to, Charset encoding) {
        return StoredText.decode(Arrays.copyOfRange(bytes, Math.min(from, to), to), encoding);
    }
}
