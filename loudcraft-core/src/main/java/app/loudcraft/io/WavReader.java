package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Reads the samples of a WAVE file whose header is known, through one buffer of about 64 KiB. */
final class WavReader implements AudioReader {

    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteSource source;
    private final String name;
    private final WavHeader header;
    private final int frameBytes;

    private final byte[] buffer;
    private int bufferPosition;
    private int bufferEnd;
    private long bytesLeft;
    private boolean closed;
    private long nonFiniteSamples;

    private WavReader(ByteSource source, String name, WavHeader header) {
        this.source = source;
        this.name = name;
        this.header = header;
        this.frameBytes = header.frameBytes();
        this.buffer = new byte[BUFFER_BYTES - BUFFER_BYTES % frameBytes];
        this.bytesLeft = header.dataBytes();
    }

    /** Reads the header; closes the source if it is not one. */
    static WavReader open(ByteSource source, String name) throws IOException {
        return open(source, name, UnaryOperator.identity());
    }

    /** Reads a file that this program has written, with the roles that it gave to the stored channels. */
    static WavReader openAs(ChannelLayout layout, ByteSource source, String name) throws IOException {
        return open(source, name, header -> header.withLayout(layout));
    }

    private static WavReader open(ByteSource source, String name, UnaryOperator<WavHeader> correction)
            throws IOException {
        try {
            WavHeader header = new WavHeaderParser(source, name).parse();
            WavReader reader = new WavReader(source, name, correction.apply(header));
            // Where the length is open, only the first frame shows that there is one.
            if (reader.header.endsAnywhere() && !reader.refill()) {
                throw new AudioFormatException(
                        Kind.EMPTY, name, reader.header.dataOffset(), "there must be at least one frame of audio");
            }
            return reader;
        } catch (IOException | RuntimeException | Error failure) {
            closeAfter(failure, source);
            throw failure;
        }
    }

    private static void closeAfter(Throwable failure, ByteSource source) {
        try {
            source.close();
        } catch (IOException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public AudioSpec spec() {
        return header.spec();
    }

    @Override
    public OptionalLong frames() {
        return header.endsAnywhere() ? OptionalLong.empty() : OptionalLong.of(header.dataBytes() / frameBytes);
    }

    @Override
    public AudioMetadata metadata() {
        return header.metadata();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String container() {
        return header.container();
    }

    @Override
    public List<String> notes() {
        return header.notes();
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        requireOpen();
        int channels = header.spec().channels();
        BlockShape.requireChannels(block, channels);
        SampleFormat format = header.spec().format();
        int sampleBytes = format.bytes();
        int wanted = block.frames();
        int done = 0;
        while (done < wanted && (bufferPosition < bufferEnd || refill())) {
            int frames = Math.min(wanted - done, (bufferEnd - bufferPosition) / frameBytes);
            for (int c = 0; c < channels; c++) {
                nonFiniteSamples += SampleDecoder.decode(
                        format,
                        buffer,
                        bufferPosition + c * sampleBytes,
                        frameBytes,
                        block.channel(c),
                        block.offset() + done,
                        frames);
            }
            bufferPosition += frames * frameBytes;
            done += frames;
        }
        return done == 0 && wanted > 0 ? -1 : done;
    }

    @Override
    public long skip(long frames) throws IOException {
        requireOpen();
        int buffered = (int) Math.min(frames, (bufferEnd - bufferPosition) / frameBytes);
        bufferPosition += buffered * frameBytes;
        if (buffered == frames) {
            return frames;
        }
        long start = source.position();
        long wanted = Math.min(frames - buffered, bytesLeft / frameBytes) * frameBytes;
        long passed = source.skip(wanted);
        requireWhole(passed == wanted, start + passed);
        bytesLeft = passed < wanted ? 0 : bytesLeft - passed;
        return buffered + passed / frameBytes;
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(name + ": the reader is closed");
        }
    }

    private void requireWhole(boolean whole, long end) throws AudioFormatException {
        if (!whole && !header.endsAnywhere()) {
            throw new AudioFormatException(
                    Kind.TRUNCATED,
                    name,
                    header.dataOffset() - 4,
                    "data chunk says " + header.dataBytes() + " bytes, but the file ends after "
                            + (end - header.dataOffset()));
        }
    }

    /** Fills the empty buffer with whole frames; false at the end of the audio. */
    private boolean refill() throws IOException {
        int wanted = (int) Math.min(buffer.length, bytesLeft);
        if (wanted == 0) {
            return false;
        }
        long start = source.position();
        int got = source.read(buffer, 0, wanted);
        requireWhole(got == wanted, start + got);
        bytesLeft = got < wanted ? 0 : bytesLeft - got;
        bufferPosition = 0;
        bufferEnd = got - got % frameBytes;
        return bufferEnd > 0;
    }

    @Override
    public long nonFiniteSamples() {
        return nonFiniteSamples;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }
}
