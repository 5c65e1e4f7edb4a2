package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.AudioMetadata;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Reads the samples of a FLAC file whose header is known, one FLAC frame at a time.
 *
 * <p>Samples of {@code b} bits are divided by 2<sup>b-1</sup>: exact up to 25 bits, rounded to the nearest
 * {@code float} beyond. Audio that was decoded from its first frame to its last is held to the MD5 in the header: before the
 * last FLAC frame is handed out where the number of frames is known, else where the end is met.
 */
final class FlacReader implements AudioReader {

    private static final int TAG_BYTES = 8;
    // More than 36 bits can say.
    private static final long MOST_FRAMES = 1L << 40;
    private static final long NO_NUMBER = -1;

    private final ByteSource source;
    private final String name;
    private final FlacHeader header;
    private final FlacStreamInfo info;
    private final FlacBits bits;
    private final FlacFrames decoder;
    private final FlacDigest digest;
    private final FlacSeek seek;
    private final float scale;

    // What is left of the last FLAC frame, and the number of the frame behind it.
    private int bufferPosition;
    private int bufferEnd;
    private long position;
    private boolean ended;
    private boolean closed;
    private long expectedNumber = NO_NUMBER;
    private boolean hasGap;

    private FlacReader(ByteSource source, String name, FlacHeader header) {
        this.source = source;
        this.name = name;
        this.header = header;
        this.info = header.info();
        this.bits = new FlacBits(source, name);
        this.decoder = new FlacFrames(bits, name, info);
        this.digest = new FlacDigest(info);
        this.seek = new FlacSeek(source, bits, decoder, header);
        this.scale = (float) (1.0 / (1L << info.bits() - 1));
    }

    /** Reads the header and the first FLAC frame; the source stays open if it is not one. */
    static FlacReader open(ByteSource source, String name, MetadataCollector metadata) throws IOException {
        return open(source, name, new FlacHeaderParser(source, name, metadata).parse());
    }

    /** Reads a file that this program has written, with the roles that it gave to the stored channels. */
    static FlacReader openAs(ChannelLayout layout, ByteSource source, String name) throws IOException {
        try {
            MetadataCollector metadata = new MetadataCollector(Limits.DEFAULT);
            return open(
                    source,
                    name,
                    new FlacHeaderParser(source, name, metadata).parse().withLayout(layout));
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, source);
            throw failure;
        }
    }

    private static FlacReader open(ByteSource source, String name, FlacHeader header) throws IOException {
        FlacReader reader = new FlacReader(source, name, header);
        if (!reader.refill()) {
            throw new AudioFormatException(
                    Kind.EMPTY, name, header.dataOffset(), "there must be at least one frame of audio");
        }
        return reader;
    }

    @Override
    public AudioSpec spec() {
        return header.spec();
    }

    @Override
    public OptionalLong frames() {
        return info.frames() == 0 ? OptionalLong.empty() : OptionalLong.of(info.frames());
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
        return "FLAC";
    }

    @Override
    public List<String> notes() {
        if (!hasGap) {
            return header.notes();
        }
        List<String> notes = new ArrayList<>(header.notes());
        notes.add("the FLAC frames are not numbered without a gap, so audio may be missing");
        return notes;
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        requireOpen();
        BlockShape.requireChannels(block, info.channels());
        int wanted = block.frames();
        int done = 0;
        while (done < wanted && (bufferPosition < bufferEnd || refill())) {
            int frames = Math.min(wanted - done, bufferEnd - bufferPosition);
            for (int c = 0; c < info.channels(); c++) {
                copy(decoder.samples()[c], block.channel(c), block.offset() + done, frames);
            }
            bufferPosition += frames;
            done += frames;
        }
        return done == 0 && wanted > 0 ? -1 : done;
    }

    private void copy(int[] from, float[] to, int offset, int frames) {
        int start = bufferPosition;
        float factor = scale;
        for (int i = 0; i < frames; i++) {
            to[offset + i] = from[start + i] * factor;
        }
    }

    @Override
    public long skip(long frames) throws IOException {
        requireOpen();
        if (frames > 0) {
            digest.abandon();
        }
        long skipped = passBuffered(frames);
        if (skipped < frames && !ended) {
            skipped += leap(frames - skipped);
        }
        while (skipped < frames && (bufferPosition < bufferEnd || refill())) {
            skipped += passBuffered(frames - skipped);
        }
        return skipped;
    }

    private int passBuffered(long frames) {
        int passed = (int) Math.min(frames, bufferEnd - bufferPosition);
        bufferPosition += passed;
        return passed;
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException(name + ": the reader is closed");
        }
    }

    /** Goes on to a FLAC frame shortly before the goal, if one is found; returns the frames passed over. */
    private long leap(long frames) throws IOException {
        long first = seek.leap(position, position + Math.min(frames, MOST_FRAMES));
        if (first < 0) {
            return 0;
        }
        long passed = first - position;
        expectedNumber = NO_NUMBER;
        position = first + decoder.frames();
        bufferPosition = 0;
        bufferEnd = decoder.frames();
        return passed;
    }

    /** Decodes the next FLAC frame; false at the end of the audio. */
    private boolean refill() throws IOException {
        if (ended || position == info.frames() && position > 0 || isAtEnd()) {
            return false;
        }
        decoder.next();
        position += decoder.frames();
        if (info.frames() > 0 && position > info.frames()) {
            throw fault(
                    Kind.MALFORMED,
                    info.framesOffset(),
                    "the stream info says " + info.frames() + " frames, but there are " + position + " and more");
        }
        digest.update(decoder.samples(), decoder.frames());
        followNumbers();
        if (position == info.frames()) {
            finish();
        }
        bufferPosition = 0;
        bufferEnd = decoder.frames();
        return true;
    }

    /** Where neither length nor MD5 can tell that a frame is missing, the numbers may. */
    private void followNumbers() {
        long number = decoder.header().number();
        hasGap |= expectedNumber != NO_NUMBER && number != expectedNumber;
        expectedNumber = number + (decoder.header().isVariable() ? decoder.frames() : 1);
    }

    /** Whether no FLAC frame follows; tags of other formats may stand where the number of frames is open. */
    private boolean isAtEnd() throws IOException {
        boolean open = info.frames() == 0;
        bits.ensure(TAG_BYTES);
        if (open && (bits.startsWith("TAG") || bits.startsWith("APETAGEX")) || !bits.ensure(1)) {
            if (!open) {
                throw fault(
                        Kind.TRUNCATED,
                        info.framesOffset(),
                        "the stream info says " + info.frames() + " frames, but the file ends after " + position);
            }
            finish();
            return true;
        }
        return false;
    }

    private void finish() throws AudioFormatException {
        ended = true;
        if (!digest.isAsPromised()) {
            throw fault(
                    Kind.MALFORMED,
                    info.md5Offset(),
                    "the MD5 of the audio must be that of the stream info, but is another");
        }
    }

    private AudioFormatException fault(Kind kind, long byteOffset, String rule) {
        return new AudioFormatException(kind, name, byteOffset, rule);
    }

    @Override
    public long nonFiniteSamples() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        source.close();
    }
}
