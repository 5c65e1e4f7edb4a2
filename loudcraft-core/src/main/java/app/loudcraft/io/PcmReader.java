package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.AudioMetadata;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Reads plain samples, of a file whose header is known, through one buffer of at most 64 KiB. */
final class PcmReader implements AudioReader {

    private static final int MOST_BUFFER_BYTES = 1 << 16;

    private final ByteSource source;
    private final String name;
    private final PcmHeader header;
    private final int frameBytes;

    private final byte[] buffer;
    private int bufferPosition;
    private int bufferEnd;
    private long bytesLeft;
    private boolean closed;
    private long nonFiniteSamples;

    private PcmReader(ByteSource source, String name, PcmHeader header) {
        this.source = source;
        this.name = name;
        this.header = header;
        this.frameBytes = header.frameBytes();
        this.buffer = new byte
                [(int) Math.min(
                        MOST_BUFFER_BYTES - MOST_BUFFER_BYTES % frameBytes,
                        header.data().bytes())];
        this.bytesLeft = header.data().bytes();
    }

    /** Reads the header, which leaves the source at the first sample; closes the source if there is none. */
    static PcmReader open(ByteSource source, String name, Header header) throws IOException {
        try {
            PcmReader reader = new PcmReader(source, name, header.read());
            PcmData data = reader.header.data();
            // Where the length is open, only the first frame shows that there is one.
            if (data.endsAnywhere() && !reader.refill()) {
                throw new AudioFormatException(
                        Kind.EMPTY, name, data.offset(), "there must be at least one frame of audio");
            }
            return reader;
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, source);
            throw failure;
        }
    }

    @Override
    public AudioSpec spec() {
        return header.spec();
    }

    @Override
    public OptionalLong frames() {
        return header.data().endsAnywhere()
                ? OptionalLong.empty()
                : OptionalLong.of(header.data().bytes() / frameBytes);
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
        PcmData data = header.data();
        if (!whole && !data.endsAnywhere()) {
            throw new AudioFormatException(
                    Kind.TRUNCATED,
                    name,
                    data.sizeOffset(),
                    data.chunk() + " chunk says " + data.bytes() + " bytes, but the file ends after "
                            + (end - data.offset()));
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
        header.data().form().toWave(buffer, bufferEnd, header.spec().format());
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

    /** What reads a header. */
    interface Header {

        PcmHeader read() throws IOException;
    }
}
