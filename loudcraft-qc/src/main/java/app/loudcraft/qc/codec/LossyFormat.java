package app.loudcraft.qc.codec;

/** The lossy formats that masters are commonly encoded in before they are heard. */
public enum LossyFormat {
    /** MPEG-4 AAC, low complexity (ISO/IEC 14496-3). */
    AAC("AAC"),
    /** MPEG-1 and MPEG-2 layer III (ISO/IEC 11172-3, 13818-3). */
    MP3("MP3"),
    /** Opus (RFC 6716). */
    OPUS("Opus"),
    /** Vorbis I (Xiph.Org). */
    VORBIS("Vorbis");

    private final String label;

    LossyFormat(String label) {
        this.label = label;
    }

    /** A name for people. */
    @Override
    public String toString() {
        return label;
    }
}
