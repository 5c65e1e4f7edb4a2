package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.AudioMetadata;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Reads what another reader does, but no more frames than the limits allow. */
final class BoundedReader implements AudioReader {

    private final AudioReader reader;
    private final long mostFrames;
    private long frames;

    private BoundedReader(AudioReader reader, long mostFrames) {
        this.reader = reader;
        this.mostFrames = mostFrames;
    }

    /**
     * Holds a reader to the limits, now where it tells its length and else on the way.
     *
     * @throws AudioFormatException if the audio is over a limit; the reader is closed then
     */
    static AudioReader of(AudioReader reader, Limits limits) throws IOException {
        try {
            int channels = reader.spec().channels();
            if (channels > limits.channels()) {
                throw exceeded(
                        reader, "at most " + limits.channels() + " channels are allowed, but there are " + channels);
            }
            OptionalLong length = reader.frames();
            if (length.isEmpty()) {
                return new BoundedReader(reader, limits.frames());
            }
            if (length.getAsLong() > limits.frames()) {
                throw exceeded(
                        reader,
                        "at most " + limits.frames() + " frames are allowed, but there are " + length.getAsLong());
            }
            return reader;
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, reader);
            throw failure;
        }
    }

    private static AudioFormatException exceeded(AudioReader reader, String rule) {
        return new AudioFormatException(Kind.LIMIT_EXCEEDED, reader.name(), rule);
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        int read = reader.read(block);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = reader.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws AudioFormatException {
        frames += more;
        if (frames > mostFrames) {
            throw exceeded(reader, "at most " + mostFrames + " frames are allowed, but there are more");
        }
    }

    @Override
    public AudioSpec spec() {
        return reader.spec();
    }

    @Override
    public OptionalLong frames() {
        return reader.frames();
    }

    @Override
    public AudioMetadata metadata() {
        return reader.metadata();
    }

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public String container() {
        return reader.container();
    }

    @Override
    public List<String> notes() {
        return reader.notes();
    }

    @Override
    public long nonFiniteSamples() {
        return reader.nonFiniteSamples();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
