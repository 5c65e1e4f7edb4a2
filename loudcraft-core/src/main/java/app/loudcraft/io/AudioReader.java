package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.metadata.AudioMetadata;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * A source of audio that is read once, from its first frame to its last, block by block.
 *
 * <p>Samples come as {@code float} with full scale at 1.0: an integer sample of {@code b} bits is divided by
 * 2<sup>b-1</sup>, which is exact up to 24 bits and rounded to the nearest {@code float} at 32. The bits that come out do
 * not depend on how the reading is cut into blocks. One thread at a time.
 */
public interface AudioReader extends Closeable {

    /** Frames that {@link #skip} reads at a time where it must read. */
    int SKIP_FRAMES = 4_096;

    /** Rate, channels, and the form in which the source stores its samples. */
    AudioSpec spec();

    /** The total number of frames, where it is known before the end is reached. */
    OptionalLong frames();

    /** What the source carries beside the audio and a copy of it should keep. */
    default AudioMetadata metadata() {
        return AudioMetadata.EMPTY;
    }

    /** What to call the source in messages: the path of a file, or the name its opener gave it. */
    String name();

    /**
     * The kind of container: {@code WAV}, {@code RIFX}, {@code RF64}, {@code BW64}, {@code Wave64}, {@code FLAC},
     * {@code AIFF}, {@code AIFF-C} or {@code memory}, or what an {@link AudioCodec} calls it.
     */
    String container();

    /** What was amiss with the source but could be read past, as sentences for people; usually empty. */
    default List<String> notes() {
        return List.of();
    }

    /**
     * Reads the next frames into the window of {@code block}, filling it wholly unless the source ends first.
     *
     * @param block as many channels as {@link #spec()}
     * @return the number of frames read, or -1 if there are none left; 0 only for a block of 0 frames
     * @throws AudioFormatException if the source ends before the place its header promised, or, in a FLAC file, breaks a rule
     *     of the format or a checksum
     * @throws IOException if the source cannot be read
     * @throws IllegalArgumentException if the number of channels differs
     */
    int read(AudioBlock block) throws IOException;

    /**
     * Passes over frames, as many as there are; files and memory do so without reading them, or as few of them as can be,
     * and then these frames do not count in {@link #nonFiniteSamples()}, and no checksum of the whole audio is held against
     * them.
     *
     * @param frames how many, 0 or more
     * @return how many there were
     * @throws AudioFormatException if the source ends before the place its header promised
     * @throws IOException if the source cannot be read
     */
    default long skip(long frames) throws IOException {
        AudioBlock block = AudioBlock.allocate(spec().channels(), (int) Math.min(frames, SKIP_FRAMES));
        long skipped = 0;
        while (skipped < frames) {
            int read = read(block.window(0, (int) Math.min(frames - skipped, SKIP_FRAMES)));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    /**
     * Reads from here to the end and hands every block on; all but the last hold {@code blockFrames} frames.
     *
     * @param blockFrames frames a block, at least 1
     * @return the number of frames read
     * @throws IOException if the audio cannot be read or the consumer fails
     */
    default long forEachBlock(int blockFrames, BlockConsumer consumer) throws IOException {
        AudioBlock block = AudioBlock.allocate(spec().channels(), blockFrames);
        long frames = 0;
        for (int read = read(block); read > 0; read = read(block.window(0, blockFrames))) {
            consumer.accept(block.window(0, read));
            frames += read;
        }
        return frames;
    }

    /** How many NaN and infinite samples were met, and replaced by 0, so far. */
    long nonFiniteSamples();
}
