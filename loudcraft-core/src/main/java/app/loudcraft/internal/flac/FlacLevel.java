package app.loudcraft.internal.flac;

/**
 * How hard the encoder tries, from 0 (fast) to 8 (small), in the steps that users of the {@code flac} program know.
 *
 * @param blockFrames samples a channel in one FLAC frame
 * @param stereo how the two channels of stereo are turned into others
 * @param mostOrder the highest order of a linear predictor; 0 for fixed ones alone
 * @param mostPartitionOrder a residual has at most 2 to this power of partitions
 * @param windowParts a linear predictor is sought for the whole block and for each of up to so many parts of it
 */
record FlacLevel(int blockFrames, Stereo stereo, int mostOrder, int mostPartitionOrder, int windowParts) {

    static final int SMALLEST = 8;

    // Short blocks suit fixed predictors, which cannot adapt; both are within the streamable subset (RFC 9639, section
    // 7).
    private static final int SHORT_BLOCK = 1_152;
    private static final int BLOCK = 4_096;

    /** How the two channels of stereo are turned into others. */
    enum Stereo {
        /** They are stored as they are. */
        INDEPENDENT,
        /** Which pair of left, right, middle and side is stored follows from an estimate. */
        ESTIMATED,
        /** All four are encoded, and the smallest pair is stored. */
        TRIED
    }

    /**
     * The settings of a level.
     *
     * @param level [0, 8]
     * @throws IllegalArgumentException if it is outside that range
     */
    static FlacLevel of(int level) {
        return switch (level) {
            case 0 -> new FlacLevel(SHORT_BLOCK, Stereo.INDEPENDENT, 0, 3, 0);
            case 1 -> new FlacLevel(SHORT_BLOCK, Stereo.ESTIMATED, 0, 3, 0);
            case 2 -> new FlacLevel(SHORT_BLOCK, Stereo.TRIED, 0, 3, 0);
            case 3 -> new FlacLevel(BLOCK, Stereo.INDEPENDENT, 6, 4, 1);
            case 4 -> new FlacLevel(BLOCK, Stereo.ESTIMATED, 8, 4, 1);
            case 5 -> new FlacLevel(BLOCK, Stereo.TRIED, 8, 5, 1);
            case 6 -> new FlacLevel(BLOCK, Stereo.TRIED, 8, 6, 2);
            case 7 -> new FlacLevel(BLOCK, Stereo.TRIED, 12, 6, 2);
            case 8 -> new FlacLevel(BLOCK, Stereo.TRIED, 12, 6, 3);
            default -> throw new IllegalArgumentException("level must be in [0, " + SMALLEST + "], but was " + level);
        };
    }
}
