package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The tags of a FLAC file (RFC 9639, section 8.6): a vendor, and lines of the form {@code NAME=value} in UTF-8. */
public final class VorbisComment {

    private static final String VENDOR = "Loudcraft";
    private static final String MASK_TAG = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";

    // A tag takes many times the memory that its few bytes do.
    private static final int MOST_TAGS = 4096;

    private final ByteBuffer in;
    private final List<Tag> tags = new ArrayList<>();
    private OptionalInt channelMask = OptionalInt.empty();
    private boolean damaged;
    private int bytesLeft;

    private VorbisComment(byte[] payload) {
        in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the block as far as it is whole. */
    public static VorbisComment parse(byte[] payload) {
        VorbisComment comment = new VorbisComment(payload);
        comment.read();
        return comment;
    }

    private void read() {
        Optional<String> vendor = nextText();
        long comments = vendor.isEmpty() ? 0 : nextLength();
        for (long i = 0; i < comments; i++) {
            if (tags.size() == MOST_TAGS) {
                bytesLeft = in.remaining();
                return;
            }
            Optional<String> line = nextText();
            if (line.isEmpty()) {
                return;
            }
            take(line.get());
        }
    }

    private void take(String line) {
        int equals = line.indexOf('=');
        if (equals < 0 || !Tag.isName(line.substring(0, equals))) {
            damaged = true;
            return;
        }
        Tag tag = new Tag(line.substring(0, equals), line.substring(equals + 1).strip());
        if (tag.name().equals(MASK_TAG)) {
            readMask(tag.value());
        } else if (!tag.value().isEmpty()) {
            tags.add(tag);
        }
    }

    private void readMask(String value) {
        try {
            channelMask = OptionalInt.of(Long.decode(value).intValue());
        } catch (NumberFormatException notANumber) {
            damaged = true;
        }
    }

    /** A text and its length before it; nothing where the block ends too early. */
    private Optional<String> nextText() {
        long length = nextLength();
        if (damaged || length > in.remaining()) {
            damaged = true;
            return Optional.empty();
        }
        byte[] text = new byte[(int) length];
        in.get(text);
        return Optional.of(StoredText.decode(text, StandardCharsets.UTF_8));
    }

    private long nextLength() {
        if (in.remaining() < Integer.BYTES) {
            damaged = true;
            return 0;
        }
        return Integer.toUnsignedLong(in.getInt());
    }

    /** The tags in their order, without those that are empty. */
    public List<Tag> tags() {
        return List.copyOf(tags);
    }

    /** How many bytes were not looked at, because there are tags enough; 0 as a rule. */
    public int bytesLeft() {
        return bytesLeft;
    }

    /** Whether something in the block is not as it should be. */
    public boolean isDamaged() {
        return damaged;
    }

    /** The speakers of the channels as {@code dwChannelMask} names them, if a tag does. */
    public OptionalInt channelMask() {
        return channelMask;
    }

    /** The block that holds these tags and, where it is there, the mask of the speakers. */
    public static byte[] bytes(List<Tag> tags, OptionalInt channelMask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        putText(out, VENDOR);
        putLength(out, tags.size() + (channelMask.isPresent() ? 1 : 0));
        channelMask.ifPresent(mask -> putText(out, String.format("%s=0x%X", MASK_TAG, mask)));
        tags.forEach(tag -> putText(out, tag.name() + "=" + tag.value()));
        return out.toByteArray();
    }

    private static void putText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putLength(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void putLength(ByteArrayOutputStream out, int length) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .array());
    }
}
