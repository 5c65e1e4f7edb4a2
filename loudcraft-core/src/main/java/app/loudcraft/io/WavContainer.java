package app.loudcraft.io;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The kinds of WAVE files, which differ in how they begin and how their chunks are laid out.
 *
 * <p>Sources: as {@link ChunkForm}, and EBU Tech 3306 for RF64, ITU-R BS.2088 for BW64.
 */
enum WavContainer {
    WAV("WAV", "RIFF", ChunkForm.RIFF, StoredForm.WAVE),
    RIFX("RIFX", "RIFX", ChunkForm.IFF, StoredForm.WAVE_BIG_ENDIAN),
    RF64("RF64", "RF64", ChunkForm.RIFF, StoredForm.WAVE),
    BW64("BW64", "BW64", ChunkForm.RIFF, StoredForm.WAVE),
    WAVE64("Wave64", "riff.\u0091\u00cf\u0011", ChunkForm.WAVE64, StoredForm.WAVE);

    /** Bytes that tell the kinds apart. */
    static final int MARKER_BYTES = 8;

    // RIFF, a size, WAVE.
    private static final int HEADER_BYTES = 12;
    // A GUID, a size, a GUID.
    private static final int WAVE64_HEADER_BYTES = 40;
    private static final String WAVE64_RIFF = "726966662e91cf11a5d628db04c10000";
    private static final String WAVE64_WAVE = "77617665f3acd3118cd100c04f8edb8a";

    private final String title;
    private final String marker;
    private final ChunkForm chunks;
    private final StoredForm samples;

    WavContainer(String title, String marker, ChunkForm chunks, StoredForm samples) {
        this.title = title;
        this.marker = marker;
        this.chunks = chunks;
        this.samples = samples;
    }

    /** The kind of a file that begins so; empty if it is none of these. */
    static Optional<WavContainer> of(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        for (WavContainer container : values()) {
            if (text.startsWith(container.marker)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    /** What {@link AudioReader#container()} says. */
    String title() {
        return title;
    }

    ChunkForm chunks() {
        return chunks;
    }

    StoredForm samples() {
        return samples;
    }

    /** Bytes before the first chunk. */
    int headerBytes() {
        return this == WAVE64 ? WAVE64_HEADER_BYTES : HEADER_BYTES;
    }

    /** Where in the header the form WAVE is named. */
    int formAt() {
        return chunks.headerBytes();
    }

    /** Whether a whole header names the form WAVE. */
    boolean isWave(byte[] head) {
        return this == WAVE64
                ? HexFormat.of().formatHex(head, 0, 16).equals(WAVE64_RIFF)
                        && HexFormat.of().formatHex(head, 24, 40).equals(WAVE64_WAVE)
                : new String(head, StandardCharsets.ISO_8859_1).startsWith("WAVE", 8);
    }

    /** Whether sizes that do not fit 32 bits stand in a {@code ds64} chunk. */
    boolean hasDs64() {
        return this == RF64 || this == BW64;
    }

    /** Whether a chunk of metadata means the same in a WAV file. */
    boolean carries(String id) {
        return switch (this) {
            // Its numbers are big-endian, so only what has none of its own is carried, and lists, which are read.
            case RIFX -> id.equals("LIST") || id.equals("iXML") || id.equals("axml") || id.equals("id3 ");
            // What has a GUID of its own is laid out in its own way.
            case WAVE64 -> id.equals("bext");
            default -> true;
        };
    }
}
