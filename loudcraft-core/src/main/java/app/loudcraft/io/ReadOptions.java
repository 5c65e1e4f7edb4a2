package app.loudcraft.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How files are read: within which limits, and by whom where they are none of WAV, FLAC and AIFF. Immutable.
 *
 * @param limits what a file may ask for at most
 * @param codecs read other kinds of files, asked in this order, and before those that {@link java.util.ServiceLoader}
 *     finds; unmodifiable
 */
public record ReadOptions(Limits limits, List<AudioCodec> codecs) {

    /** The default limits, and the codecs that {@link java.util.ServiceLoader} finds. */
    public static final ReadOptions DEFAULT = new ReadOptions(Limits.DEFAULT, List.of());

    /** Copies the list. */
    public ReadOptions {
        Objects.requireNonNull(limits, "limits");
        codecs = List.copyOf(codecs);
    }

    /** These options with other limits. */
    public ReadOptions withLimits(Limits newLimits) {
        return new ReadOptions(newLimits, codecs);
    }

    /** These options with one more codec, which is asked after those that are there. */
    public ReadOptions withCodec(AudioCodec codec) {
        List<AudioCodec> more = new ArrayList<>(codecs);
        more.add(Objects.requireNonNull(codec, "codec"));
        return new ReadOptions(limits, more);
    }
}
