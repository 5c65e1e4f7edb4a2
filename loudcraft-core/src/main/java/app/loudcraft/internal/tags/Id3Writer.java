package app.loudcraft.internal.tags;

import app.loudcraft.metadata.Picture;
import app.loudcraft.metadata.Tag;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes an ID3v2.4 tag, its texts in UTF-8 (id3.org, "ID3 tag version 2.4.0 - Main Structure" and "Native Frames"). */
public final class Id3Writer {

    private static final byte UTF_8 = 3;
    // Language codes of ISO 639-2; XXX where it is unknown (section 4.8).
    private static final String UNKNOWN_LANGUAGE = "XXX";
    private static final int VERSION = 4;

    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    private Id3Writer() {}

    /** The tag that holds all of this. */
    public static byte[] bytes(List<Tag> tags, List<Picture> pictures) {
        Id3Writer writer = new Id3Writer();
        Map<String, String> values = new LinkedHashMap<>();
        // Several values of a frame stand in one, with a zero between them (section 4.2).
        tags.forEach(tag -> values.merge(tag.name(), tag.value(), (first, second) -> first + "\0" + second));
        join(values, Tag.TRACK_NUMBER, Tag.TRACK_TOTAL);
        join(values, Tag.DISC_NUMBER, Tag.DISC_TOTAL);
        values.forEach(writer::putTag);
        pictures.forEach(writer::putPicture);
        byte[] body = writer.frames.toByteArray();
        ByteArrayOutputStream tag = new ByteArrayOutputStream();
        tag.writeBytes(new byte[] {'I', 'D', '3', VERSION, 0, 0});
        putSyncSafe(tag, body.length);
        tag.writeBytes(body);
        return tag.toByteArray();
    }

    /** A number and how many there are stand in one frame, with a stroke between them (section 4.2.1). */
    private static void join(Map<String, String> values, String number, String total) {
        String count = values.remove(total);
        if (count != null) {
            values.merge(number, "/" + count, String::concat);
        }
    }

    private void putTag(String name, String value) {
        Optional<String> frame = Id3Names.frameOf(name);
        if (name.equals(Tag.COMMENT)) {
            putLanguageTexts("COMM", value.split("\0"));
        } else if (name.equals("LYRICS")) {
            putLanguageTexts("USLT", value.split("\0"));
        } else if (frame.isPresent()) {
            putText(frame.get(), value);
        } else {
            putText("TXXX", name + "\0" + value);
        }
    }

    /** One frame for each text; no two may have the same description (section 4.10). */
    private void putLanguageTexts(String frame, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            String description = i == 0 ? "" : Integer.toString(i + 1);
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(UTF_8);
            payload.writeBytes(UNKNOWN_LANGUAGE.getBytes(StandardCharsets.US_ASCII));
            payload.writeBytes((description + "\0" + texts[i]).getBytes(StandardCharsets.UTF_8));
            putFrame(frame, payload.toByteArray());
        }
    }

    private void putText(String frame, String text) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(UTF_8);
        payload.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        putFrame(frame, payload.toByteArray());
    }

    private void putPicture(Picture picture) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(UTF_8);
        payload.writeBytes(picture.mimeType().getBytes(StandardCharsets.US_ASCII));
        payload.write(0);
        payload.write(picture.type());
        payload.writeBytes(picture.description().getBytes(StandardCharsets.UTF_8));
        payload.write(0);
        payload.writeBytes(picture.bytes());
        putFrame("APIC", payload.toByteArray());
    }

    private void putFrame(String id, byte[] payload) {
        frames.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        putSyncSafe(frames, payload.length);
        frames.writeBytes(new byte[2]);
        frames.writeBytes(payload);
    }

    private static void putSyncSafe(ByteArrayOutputStream out, int size) {
        for (int shift = 21; shift >= 0; shift -= 7) {
            out.write(size >> shift & 0x7F);
        }
    }
}
