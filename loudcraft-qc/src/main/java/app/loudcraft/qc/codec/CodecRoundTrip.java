package app.loudcraft.qc.codec;

import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import java.io.IOException;

/**
 * A real encoder and its decoder, supplied by the host: what listeners get to hear of a master.
 *
 * <p>{@link FfmpegCodec} is one that runs a program. An implementation is safe to share between threads.
 */
public interface CodecRoundTrip {

    /** What to call it in a report, such as {@code AAC 256 kbit/s (ffmpeg, aac)}. */
    String name();

    /**
     * Encodes a programme, decodes it again, and hands out what came of it.
     *
     * <p>The decoded audio may be longer, later, and at another rate than the programme; nobody aligns it. It must be
     * decoded to floating point: samples beyond full scale are what is looked for, and must not be cut off.
     *
     * @param programme the master; opened, read and closed here
     * @return the decoded audio; the caller closes it, upon which nothing of the round trip is left behind
     * @throws IOException if the programme cannot be read, or cannot be encoded or decoded
     */
    AudioReader roundTrip(AudioSource programme) throws IOException;
}
