package app.loudcraft.io;

import app.loudcraft.audio.SampleFormat;
import java.nio.file.Path;
import java.util.Locale;

/** The kinds of file that are written. */
public enum AudioContainer {
    /** WAVE; RF64 over 4 GiB. 8- to 32-bit integers, 32- and 64-bit floating point, up to 64 channels. */
    WAV(64, true),
    /** FLAC (RFC 9639). 8- to 32-bit integers, up to 8 channels. */
    FLAC(8, false),
    /** AIFF, and AIFF-C for floating point; up to 4 GiB. Formats as {@link #WAV}. */
    AIFF(64, true);

    private final int maxChannels;
    private final boolean floatingPoint;

    AudioContainer(int maxChannels, boolean floatingPoint) {
        this.maxChannels = maxChannels;
        this.floatingPoint = floatingPoint;
    }

    /** The container that a file of this name is expected to be: by its ending, and WAV where that tells nothing. */
    public static AudioContainer of(Path path) {
        Path name = path.getFileName();
        String lower = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".flac")) {
            return FLAC;
        }
        boolean isAiff = lower.endsWith(".aif") || lower.endsWith(".aiff") || lower.endsWith(".aifc");
        return isAiff ? AIFF : WAV;
    }

    /** Most channels that it holds. */
    public int maxChannels() {
        return maxChannels;
    }

    /** Whether it can store samples so. */
    public boolean holds(SampleFormat format) {
        return floatingPoint || !format.isFloatingPoint();
    }
}
