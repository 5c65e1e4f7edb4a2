package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Picture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The picture block of a FLAC file (RFC 9639, section 8.8). */
public final class FlacPicture {

    // Type, two lengths, four numbers about the pixels, a length.
    private static final int NUMBERS_BYTES = 32;
    private static final int PIXELS_BYTES = 16;
    private static final int MAX_TYPE = 20;

    private FlacPicture() {}

    /** Reads a block; nothing if it is damaged, or holds a link where the picture should be. */
    public static Optional<Picture> parse(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        if (in.remaining() < NUMBERS_BYTES) {
            return Optional.empty();
        }
        long type = Integer.toUnsignedLong(in.getInt());
        Optional<byte[]> mimeType = next(in);
        Optional<byte[]> description = mimeType.flatMap(present -> next(in));
        if (description.isEmpty() || in.remaining() < PIXELS_BYTES + Integer.BYTES) {
            return Optional.empty();
        }
        in.position(in.position() + PIXELS_BYTES);
        String mime = new String(mimeType.get(), StandardCharsets.ISO_8859_1);
        boolean isLink = mime.equals("-->") || !mime.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        return next(in).filter(bytes -> !isLink)
                .map(bytes -> new Picture(
                        type <= MAX_TYPE ? (int) type : Picture.OTHER,
                        mime,
                        StoredText.decode(description.get(), StandardCharsets.UTF_8),
                        bytes));
    }

    private static Optional<byte[]> next(ByteBuffer in) {
        if (in.remaining() < Integer.BYTES) {
            return Optional.empty();
        }
        long length = Integer.toUnsignedLong(in.getInt());
        if (length > in.remaining()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return Optional.of(bytes);
    }

    /** The block that holds a picture; of its pixels it says nothing, which the format allows. */
    public static byte[] bytes(Picture picture) {
        byte[] mimeType = picture.mimeType().getBytes(StandardCharsets.US_ASCII);
        byte[] description = picture.description().getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(NUMBERS_BYTES + mimeType.length + description.length + picture.size());
        out.putInt(picture.type());
        out.putInt(mimeType.length).put(mimeType);
        out.putInt(description.length).put(description);
        out.position(out.position() + PIXELS_BYTES);
        out.putInt(picture.size()).put(picture.bytes());
        return out.array();
    }
}
