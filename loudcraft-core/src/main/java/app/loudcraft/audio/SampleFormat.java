package app.loudcraft.audio;

/** How one sample is stored in a file: integer or floating point, and in how many bits. */
public enum SampleFormat {
    /** Unsigned 8-bit integer, the WAVE convention. */
    PCM_8("8-bit PCM", 8, false),
    PCM_16("16-bit PCM", 16, false),
    PCM_24("24-bit PCM", 24, false),
    PCM_32("32-bit PCM", 32, false),
    FLOAT_32("32-bit float", 32, true),
    FLOAT_64("64-bit float", 64, true);

    private final String label;
    private final int bits;
    private final boolean floatingPoint;

    SampleFormat(String label, int bits, boolean floatingPoint) {
        this.label = label;
        this.bits = bits;
        this.floatingPoint = floatingPoint;
    }

    /** Bits a sample takes in the file. */
    public int bits() {
        return bits;
    }

    /** Bytes a sample takes in the file. */
    public int bytes() {
        return bits / 8;
    }

    /** True for the two floating-point formats. */
    public boolean isFloatingPoint() {
        return floatingPoint;
    }

    /** A name for people, such as {@code 24-bit PCM}. */
    @Override
    public String toString() {
        return label;
    }
}
