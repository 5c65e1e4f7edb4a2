package app.loudcraft.audio;

/**
 * The role of one channel: where its loudspeaker stands, seen from the listener.
 *
 * <p>Azimuth is in degrees, 0 in front, positive to the left; elevation is in degrees above the ear. The directions are
 * the nominal ones of ITU-R BS.2051-3 for the layouts that {@link ChannelLayout} offers; those of low-frequency effects
 * mean nothing and are 0.
 */
public enum Channel {
    /** A single channel that is meant for all loudspeakers; measured as one front channel. */
    MONO(0, 0),
    LEFT(30, 0),
    RIGHT(-30, 0),
    CENTRE(0, 0),
    /** Low-frequency effects; part of the audio, but not of its loudness. */
    LFE(0, 0),
    /** The second channel of low-frequency effects, on the right where there are two. */
    LFE_2(0, 0),
    LEFT_SURROUND(110, 0),
    RIGHT_SURROUND(-110, 0),
    LEFT_SIDE(90, 0),
    RIGHT_SIDE(-90, 0),
    LEFT_BACK(135, 0),
    RIGHT_BACK(-135, 0),
    BACK_CENTRE(180, 0),
    LEFT_WIDE(60, 0),
    RIGHT_WIDE(-60, 0),
    LEFT_OF_CENTRE(15, 0),
    RIGHT_OF_CENTRE(-15, 0),
    TOP_FRONT_LEFT(45, 45),
    TOP_FRONT_CENTRE(0, 45),
    TOP_FRONT_RIGHT(-45, 45),
    TOP_SIDE_LEFT(90, 45),
    TOP_SIDE_RIGHT(-90, 45),
    TOP_BACK_LEFT(135, 45),
    TOP_BACK_CENTRE(180, 45),
    TOP_BACK_RIGHT(-135, 45),
    /** Straight above the listener. */
    TOP_CENTRE(0, 90),
    BOTTOM_FRONT_CENTRE(0, -30),
    BOTTOM_FRONT_LEFT(45, -30),
    BOTTOM_FRONT_RIGHT(-45, -30),
    /** A channel whose place is not known; measured with weight 1. */
    UNSPECIFIED(0, 0);

    // ITU-R BS.1770-5, Annex 3, Table 4: 1.41 (+1.50 dB) for |elevation| < 30 and 60 <= |azimuth| <= 120 degrees.
    private static final double SIDE_WEIGHT = 1.41;

    private final int azimuthDegrees;
    private final int elevationDegrees;

    Channel(int azimuthDegrees, int elevationDegrees) {
        this.azimuthDegrees = azimuthDegrees;
        this.elevationDegrees = elevationDegrees;
    }

    /** Horizontal angle in degrees, [-180, 180], 0 in front, positive to the left. */
    public int azimuthDegrees() {
        return azimuthDegrees;
    }

    /** Vertical angle in degrees, [-90, 90], 0 at the height of the ear. */
    public int elevationDegrees() {
        return elevationDegrees;
    }

    /** True for channels of low-frequency effects, which are part of the audio but not of its loudness. */
    public boolean isLfe() {
        return this == LFE || this == LFE_2;
    }

    /** The weight of this channel's mean square in the loudness sum (ITU-R BS.1770-5, Annexes 1 and 3): 0, 1 or 1.41. */
    public double loudnessWeight() {
        if (isLfe()) {
            return 0.0;
        }
        int azimuth = Math.abs(azimuthDegrees);
        boolean beside = Math.abs(elevationDegrees) < 30 && azimuth >= 60 && azimuth <= 120;
        return beside ? SIDE_WEIGHT : 1.0;
    }
}
