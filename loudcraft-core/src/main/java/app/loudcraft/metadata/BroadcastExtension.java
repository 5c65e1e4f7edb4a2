package app.loudcraft.metadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The broadcast extension of a WAVE file, its {@code bext} chunk (EBU Tech 3285, version 2).
 *
 * <p>Texts are stored as ASCII by the standard; bytes beyond it are read and written as ISO 8859-1. Immutable; the UMID is
 * copied on its way in and out.
 *
 * @param description free text, at most 256 characters
 * @param originator who made it, at most 32 characters
 * @param originatorReference their reference, at most 32 characters
 * @param originationDate {@code yyyy-mm-dd}, at most 10 characters
 * @param originationTime {@code hh:mm:ss}, at most 8 characters
 * @param timeReferenceFrames frames from midnight to the first frame, 0 or more
 * @param version of the standard, [0, 65535]; loudness needs 2
 * @param umid SMPTE 330M, 64 bytes; zeros where there is none
 * @param loudness the loudness figures
 * @param codingHistory one line for every step of coding (EBU R 98)
 */
public record BroadcastExtension(
        String description,
        String originator,
        String originatorReference,
        String originationDate,
        String originationTime,
        long timeReferenceFrames,
        int version,
        byte[] umid,
        BroadcastLoudness loudness,
        String codingHistory) {

    /** The version of the standard that knows loudness. */
    public static final int LOUDNESS_VERSION = 2;

    /** An extension that says nothing. */
    public static final BroadcastExtension BLANK =
            new BroadcastExtension("", "", "", "", "", 0, LOUDNESS_VERSION, new byte[64], BroadcastLoudness.NONE, "");

    private static final int DESCRIPTION_BYTES = 256;
    private static final int ORIGINATOR_BYTES = 32;
    private static final int DATE_BYTES = 10;
    private static final int TIME_BYTES = 8;
    private static final int UMID_BYTES = 64;
    // All before the coding history.
    private static final int FIXED_BYTES = 602;

    /**
     * Copies the UMID.
     *
     * @throws IllegalArgumentException if a value is not as said
     */
    public BroadcastExtension {
        requireFits("description", description, DESCRIPTION_BYTES);
        requireFits("originator", originator, ORIGINATOR_BYTES);
        requireFits("originatorReference", originatorReference, ORIGINATOR_BYTES);
        requireFits("originationDate", originationDate, DATE_BYTES);
        requireFits("originationTime", originationTime, TIME_BYTES);
        Objects.requireNonNull(loudness, "loudness");
        Objects.requireNonNull(codingHistory, "codingHistory");
        if (timeReferenceFrames < 0) {
            throw new IllegalArgumentException(
                    "timeReferenceFrames must be at least 0, but was " + timeReferenceFrames);
        }
        if (version < 0 || version > 0xFFFF) {
            throw new IllegalArgumentException("version must be in [0, 65535], but was " + version);
        }
        if (umid.length != UMID_BYTES) {
            throw new IllegalArgumentException("umid must have 64 bytes, but had " + umid.length);
        }
        umid = umid.clone();
    }

    private static void requireFits(String field, String text, int bytes) {
        if (text.length() > bytes) {
            throw new IllegalArgumentException(
                    field + " must have at most " + bytes + " characters, but had " + text.length());
        }
    }

    /** A copy of the UMID, 64 bytes. */
    @Override
    public byte[] umid() {
        return umid.clone();
    }

    /** This extension with other loudness figures, in the version that has them. */
    public BroadcastExtension withLoudness(BroadcastLoudness newLoudness) {
        return with(timeReferenceFrames, Math.max(version, LOUDNESS_VERSION), newLoudness, codingHistory);
    }

    /** This extension for audio at another rate: the time reference counts frames. */
    public BroadcastExtension atRate(int fromHz, int toHz) {
        double frames = (double) timeReferenceFrames * toHz / fromHz;
        return with(frames < 1L << 52 ? Math.round(frames) : 0, version, loudness, codingHistory);
    }

    /** This extension with one more line of coding history. */
    public BroadcastExtension withCodingStep(String line) {
        String before = codingHistory.isEmpty() || codingHistory.endsWith("\r\n") ? "" : "\r\n";
        return with(timeReferenceFrames, version, loudness, codingHistory + before + line + "\r\n");
    }

    private BroadcastExtension with(long frames, int newVersion, BroadcastLoudness newLoudness, String history) {
        return new BroadcastExtension(
                description,
                originator,
                originatorReference,
                originationDate,
                originationTime,
                frames,
                newVersion,
                umid,
                newLoudness,
                history);
    }

    /** Reads the payload of a chunk; empty if it is too short to be one. */
    public static Optional<BroadcastExtension> parse(byte[] payload) {
        if (payload.length < FIXED_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        String description = text(in, DESCRIPTION_BYTES);
        String originator = text(in, ORIGINATOR_BYTES);
        String reference = text(in, ORIGINATOR_BYTES);
        String date = text(in, DATE_BYTES);
        String time = text(in, TIME_BYTES);
        long frames = Math.max(0, in.getLong());
        int version = Short.toUnsignedInt(in.getShort());
        byte[] umid = new byte[UMID_BYTES];
        in.get(umid);
        BroadcastLoudness stored = new BroadcastLoudness(
                BroadcastLoudness.decode(in.getShort()),
                BroadcastLoudness.decode(in.getShort()),
                BroadcastLoudness.decode(in.getShort()),
                BroadcastLoudness.decode(in.getShort()),
                BroadcastLoudness.decode(in.getShort()));
        in.position(FIXED_BYTES);
        String history = text(in, in.remaining());
        // Before version 2 the fields were reserved.
        BroadcastLoudness loudness = version < LOUDNESS_VERSION ? BroadcastLoudness.NONE : stored;
        return Optional.of(new BroadcastExtension(
                description, originator, reference, date, time, frames, version, umid, loudness, history));
    }

    private static String text(ByteBuffer in, int bytes) {
        byte[] field = new byte[bytes];
        in.get(field);
        int length = 0;
        while (length < bytes && field[length] != 0) {
            length++;
        }
        return new String(field, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** The payload of the chunk, 602 bytes and the coding history. */
    public byte[] toBytes() {
        byte[] history = codingHistory.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer out = ByteBuffer.allocate(FIXED_BYTES + history.length).order(ByteOrder.LITTLE_ENDIAN);
        put(out, description, DESCRIPTION_BYTES);
        put(out, originator, ORIGINATOR_BYTES);
        put(out, originatorReference, ORIGINATOR_BYTES);
        put(out, originationDate, DATE_BYTES);
        put(out, originationTime, TIME_BYTES);
        out.putLong(timeReferenceFrames).putShort((short) version).put(umid);
        if (version >= LOUDNESS_VERSION) {
            out.putShort(BroadcastLoudness.encode(loudness.integratedLufs()));
            out.putShort(BroadcastLoudness.encode(loudness.rangeLu()));
            out.putShort(BroadcastLoudness.encode(loudness.maxTruePeakDbtp()));
            out.putShort(BroadcastLoudness.encode(loudness.maxMomentaryLufs()));
            out.putShort(BroadcastLoudness.encode(loudness.maxShortTermLufs()));
        }
        out.position(FIXED_BYTES).put(history);
        return out.array();
    }

    private static void put(ByteBuffer out, String text, int bytes) {
        out.put(Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BroadcastExtension that && Arrays.equals(toBytes(), that.toBytes());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(toBytes());
    }
}
