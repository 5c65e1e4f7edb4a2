package app.loudcraft.io;

import app.loudcraft.io.AudioMetadata.Chunk;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The tags of a FLAC file (RFC 9639, section 8.6), turned into the {@code LIST} chunk of kind {@code INFO} that stands for
 * them in a WAV file.
 *
 * <p>Only tags that such a chunk has a name for are kept; several values of one tag become one, with {@code "; "} between.
 * Takes the memory of the block and once more as much, whatever its lengths claim.
 */
final class VorbisComment {

    private static final String MASK_TAG = "WAVEFORMATEXTENSIBLE_CHANNEL_MASK";

    // Multimedia Programming Interface and Data Specifications 1.0, chapter 2, INFO list; IPRD and ITRK by common use.
    private static final Map<String, String> INFO_IDS = Map.of(
            "TITLE", "INAM",
            "ARTIST", "IART",
            "ALBUM", "IPRD",
            "TRACKNUMBER", "ITRK",
            "DATE", "ICRD",
            "GENRE", "IGNR",
            "COPYRIGHT", "ICOP",
            "DESCRIPTION", "ICMT",
            "COMMENT", "ICMT");

    private final ByteBuffer in;
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private OptionalInt channelMask = OptionalInt.empty();
    private boolean damaged;

    /** Reads the block as far as it is whole. */
    VorbisComment(byte[] payload) {
        in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        String vendor = nextText();
        long comments = vendor == null ? 0 : nextLength();
        for (long i = 0; i < comments; i++) {
            String comment = nextText();
            if (comment == null) {
                break;
            }
            take(comment);
        }
    }

    private void take(String comment) {
        int equals = comment.indexOf('=');
        if (equals < 0) {
            damaged = true;
            return;
        }
        String name = comment.substring(0, equals).toUpperCase(Locale.ROOT);
        String value = comment.substring(equals + 1).strip();
        String id = INFO_IDS.get(name);
        if (id != null && !value.isEmpty()) {
            values.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(value);
        } else if (name.equals(MASK_TAG)) {
            readMask(value);
        }
    }

    private void readMask(String value) {
        try {
            channelMask = OptionalInt.of(Long.decode(value).intValue());
        } catch (NumberFormatException notANumber) {
            damaged = true;
        }
    }

    /** A text and its length before it; null where the block ends too early. */
    private String nextText() {
        long length = nextLength();
        if (damaged || length > in.remaining()) {
            damaged = true;
            return null;
        }
        byte[] text = new byte[(int) length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private long nextLength() {
        if (in.remaining() < Integer.BYTES) {
            damaged = true;
            return 0;
        }
        return Integer.toUnsignedLong(in.getInt());
    }

    /** Whether something in the block is not as it should be. */
    boolean isDamaged() {
        return damaged;
    }

    /** The speakers of the channels as {@code dwChannelMask} names them, if a tag does. */
    OptionalInt channelMask() {
        return channelMask;
    }

    /** The chunk that holds these tags as UTF-8; empty if there are none that it can hold. */
    Optional<Chunk> infoChunk() {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
        values.forEach((id, texts) -> {
            byte[] text = String.join("; ", texts).getBytes(StandardCharsets.UTF_8);
            // A text ends with a zero, and every chunk begins at an even place.
            int size = text.length + 1;
            ByteBuffer entry = ByteBuffer.allocate(8 + size + (size & 1)).order(ByteOrder.LITTLE_ENDIAN);
            entry.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(size).put(text);
            out.writeBytes(entry.array());
        });
        return Optional.of(Chunk.of("LIST", out.toByteArray()));
    }
}
