package app.loudcraft.internal.tags;

import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads an ID3v2.3 or ID3v2.4 tag (id3.org, "ID3 tag version 2.3.0" and "2.4.0 - Main Structure").
 *
 * <p>Understood are text frames, comments, lyrics and pictures; every other frame is listed as omitted. Damage ends the
 * reading, and what stood before it counts.
 */
public final class Id3Reader {

    private static final int HEADER_BYTES = 10;
    private static final int FRAME_HEADER_BYTES = 10;
    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    // A frame takes many times the memory that its few bytes do.
    private static final int MOST_FRAMES = 4096;
    private static final int MOST_TEXTS = 64;

    private final byte[] body;
    private final int version;
    private final boolean unsynchronisedTag;
    private final List<Tag> tags = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Omission> omitted = new ArrayList<>();

    private Id3Reader(byte[] body, int version, boolean unsynchronisedTag) {
        this.body = body;
        this.version = version;
        this.unsynchronisedTag = unsynchronisedTag;
    }

    /** Reads a tag from its first byte on; empty if these bytes are none of the two versions. */
    public static Optional<AudioMetadata> parse(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != 'I' || bytes[1] != 'D' || bytes[2] != '3') {
            return Optional.empty();
        }
        int version = bytes[3];
        if (version != 3 && version != 4) {
            return Optional.empty();
        }
        int flags = bytes[5];
        int size = Math.min(syncSafe(bytes, 6), bytes.length - HEADER_BYTES);
        byte[] body = Arrays.copyOfRange(bytes, HEADER_BYTES, HEADER_BYTES + size);
        boolean unsynchronised = (flags & UNSYNCHRONISED) != 0;
        if (unsynchronised && version == 3) {
            body = synchronised(body);
        }
        Id3Reader reader = new Id3Reader(body, version, unsynchronised);
        reader.readFrames((flags & EXTENDED) != 0 ? reader.extendedBytes() : 0);
        return Optional.of(AudioMetadata.of(reader.tags, reader.pictures, List.of(), reader.omitted));
    }

    /** Four times seven bits (ID3 2.4.0, section 6.2). */
    private static int syncSafe(byte[] bytes, int at) {
        return (bytes[at] & 0x7F) << 21
                | (bytes[at + 1] & 0x7F) << 14
                | (bytes[at + 2] & 0x7F) << 7
                | bytes[at + 3] & 0x7F;
    }

    private static long plain(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL) << 24
                | (bytes[at + 1] & 0xFF) << 16
                | (bytes[at + 2] & 0xFF) << 8
                | bytes[at + 3] & 0xFF;
    }

    /** The bytes without the zero that was put behind every FF (section 6.1). */
    private static byte[] synchronised(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            out[length++] = bytes[i];
            if (bytes[i] == -1 && i + 1 < bytes.length && bytes[i + 1] == 0) {
                i++;
            }
        }
        return Arrays.copyOf(out, length);
    }

    private long extendedBytes() {
        if (body.length < Integer.BYTES) {
            return body.length;
        }
        return version == 4 ? syncSafe(body, 0) : plain(body, 0) + Integer.BYTES;
    }

    private void readFrames(long start) {
        long at = start;
        for (int frames = 0; at + FRAME_HEADER_BYTES <= body.length && body[(int) at] != 0; frames++) {
            int head = (int) at;
            String id = new String(body, head, 4, StandardCharsets.ISO_8859_1);
            long size = version == 4 ? syncSafe(body, head + 4) : plain(body, head + 4);
            long end = at + FRAME_HEADER_BYTES + size;
            if (frames == MOST_FRAMES) {
                omitted.add(new Omission("rest of the ID3 tag", body.length - at, "it has too many frames"));
                return;
            }
            if (end > body.length || !id.matches("[A-Z0-9]{4}")) {
                omitted.add(new Omission("rest of the ID3 tag", body.length - at, "it is damaged"));
                return;
            }
            byte[] payload = Arrays.copyOfRange(body, head + FRAME_HEADER_BYTES, (int) end);
            readFrame(id, payload, body[head + 9]);
            at = end;
        }
    }

    private void readFrame(String id, byte[] stored, int flags) {
        Optional<byte[]> payload = version == 4 ? payloadOf4(stored, flags) : payloadOf3(stored, flags);
        Id3Fields fields = new Id3Fields(payload.orElse(new byte[0]));
        boolean understood = fields.bytesLeft() > 0 && take(id, fields);
        if (!understood && stored.length > 0) {
            omitted.add(new Omission("ID3 frame " + id, stored.length, "it is not understood"));
        } else if (fields.bytesLeft() > 0) {
            omitted.add(new Omission("rest of ID3 frame " + id, fields.bytesLeft(), "it has too many texts"));
        }
    }

    /** The payload as it was before it was stored; nothing if it is compressed or encrypted. */
    private Optional<byte[]> payloadOf4(byte[] stored, int flags) {
        if ((flags & 0x0C) != 0) {
            return Optional.empty();
        }
        int from = ((flags & 0x40) != 0 ? 1 : 0) + ((flags & 0x01) != 0 ? Integer.BYTES : 0);
        byte[] payload = Arrays.copyOfRange(stored, Math.min(from, stored.length), stored.length);
        return Optional.of((flags & 0x02) != 0 || unsynchronisedTag ? synchronised(payload) : payload);
    }

    private static Optional<byte[]> payloadOf3(byte[] stored, int flags) {
        if ((flags & 0xC0) != 0) {
            return Optional.empty();
        }
        int from = (flags & 0x20) != 0 ? 1 : 0;
        return Optional.of(Arrays.copyOfRange(stored, Math.min(from, stored.length), stored.length));
    }

    private boolean take(String id, Id3Fields fields) {
        switch (id) {
            case "TXXX" -> {
                String name = fields.encodedText();
                return fields.texts(MOST_TEXTS).stream()
                                .filter(text -> add(name, text))
                                .count()
                        > 0;
            }
            case "COMM", "USLT" -> {
                fields.skip(3);
                fields.encodedText();
                return add(id.equals("COMM") ? Tag.COMMENT : "LYRICS", fields.lastText());
            }
            case "APIC" -> {
                return fields.picture().map(pictures::add).orElse(false);
            }
            default -> {
                return id.startsWith("T") && takeText(id, fields.texts(MOST_TEXTS));
            }
        }
    }

    private boolean takeText(String id, List<String> texts) {
        boolean any = false;
        for (String text : texts) {
            any |= switch (id) {
                case "TRCK" -> addNumber(text, Tag.TRACK_NUMBER, Tag.TRACK_TOTAL);
                case "TPOS" -> addNumber(text, Tag.DISC_NUMBER, Tag.DISC_TOTAL);
                default -> add(Id3Names.nameOf(id), text);
            };
        }
        return any;
    }

    /** A number, and behind a stroke how many there are. */
    private boolean addNumber(String text, String number, String total) {
        int stroke = text.indexOf('/');
        if (stroke < 0) {
            return add(number, text);
        }
        boolean hasNumber = add(number, text.substring(0, stroke));
        return add(total, text.substring(stroke + 1)) || hasNumber;
    }

    private boolean add(String name, String text) {
        String value = text.strip();
        if (value.isEmpty() || !Tag.isName(name)) {
            return false;
        }
        tags.add(new Tag(name, value));
        return true;
    }
}
