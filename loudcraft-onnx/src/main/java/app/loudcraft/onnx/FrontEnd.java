package app.loudcraft.onnx;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What lies between audio and network, and the hash by which a model says which front end it was trained with.
 *
 * <p>A model is only right for the numbers it has learned from. So all that these numbers depend on is written down in one
 * text, {@link #description()}, whose SHA-256 is stored in the model and compared when the model is loaded. A change of any
 * constant changes the hash by itself; a change of how something is computed must raise {@link #VERSION}.
 */
public final class FrontEnd {

    /** Raised whenever the same audio gives other values or features. */
    public static final int VERSION = 1;

    /** Mel bands of a window. */
    public static final int BANDS = MelBands.COUNT;

    /** Frames of a window: 5.94 s. */
    public static final int FRAMES = MelWindow.FRAMES;

    private final HandFeatures hand = new HandFeatures();

    /** Builds the tables of the features; cost: below 1 ms. */
    public FrontEnd() {}

    HandFeatures hand() {
        return hand;
    }

    /** The names of the hand-made features of a window, in their order; unmodifiable. */
    public List<String> featureNames() {
        return hand.names();
    }

    /** All constants and names in one text, the same on every machine. */
    public String description() {
        return String.join(
                        "\n",
                        "Loudcraft front end " + VERSION,
                        "mono: mean of the channels without low-frequency effects",
                        "window: " + FrameGrid.WINDOW_SECONDS + " s, periodic Hann",
                        "hop: " + FrameGrid.HOP_SECONDS + " s, start rounded, not centred",
                        "transform: power of two, at least " + MelTransform.LEAST_PADDING + " windows",
                        "bands: " + MelBands.COUNT + " HTK mel triangles of area 1, " + MelBands.LOWEST_HZ + " to "
                                + MelBands.HIGHEST_HZ + " Hz",
                        "floor: " + MelSpectrogram.FLOOR,
                        "level: mean power within " + TrackLevel.RANGE_DB + " dB, at least " + TrackLevel.LEAST_POWER,
                        "values: " + MelWindow.LOWEST_DB + " to " + MelWindow.HIGHEST_DB + " dB, over "
                                + MelWindow.UNIT_DB,
                        "frames: " + MelWindow.FRAMES,
                        "features: " + String.join(",", hand.names()))
                + "\n";
    }

    /** SHA-256 of {@link #description()} in UTF-8, 64 hexadecimal digits in lower case. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(description().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new AssertionError("every Java platform has SHA-256", absent);
        }
    }
}
