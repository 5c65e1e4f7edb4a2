package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Writes a file of plain samples through one buffer of about 64 KiB; what stands around them is told by its kind. */
final class PcmWriter implements AudioWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private enum State {
        OPEN,
        COMPLETE,
        COMMITTED,
        CLOSED
    }

    private final PendingFile file;
    private final AudioSpec spec;
    private final Function<AudioMetadata, FrontMatter> kind;
    private final int[] fileOrder;
    private final Quantizer quantizer;
    private final int frameBytes;

    private final byte[] buffer;
    private final int[] integers;
    private FrontMatter frontMatter;
    private int buffered;
    private long frames;
    private State state = State.OPEN;

    private PcmWriter(
            PendingFile file, AudioSpec spec, WriteOptions options, Function<AudioMetadata, FrontMatter> kind) {
        SampleFormat format = spec.format();
        this.file = file;
        this.spec = spec;
        this.kind = kind;
        this.frontMatter = kind.apply(options.metadata());
        this.fileOrder = ChannelMask.fileOrder(spec.layout());
        this.quantizer = format.isFloatingPoint()
                ? null
                : new Quantizer(spec.channels(), format.bits(), format.bits() < 32 ? options.dither() : Dither.NONE);
        this.frameBytes = spec.channels() * format.bytes();
        this.buffer = new byte[BUFFER_BYTES - BUFFER_BYTES % frameBytes];
        this.integers = new int[quantizer == null ? 0 : buffer.length / frameBytes];
    }

    /**
     * Begins a file; on failure nothing is left of it.
     *
     * @param kind makes what stands around the samples of the metadata that it is to hold
     */
    static PcmWriter begin(
            PendingFile file, AudioSpec spec, WriteOptions options, Function<AudioMetadata, FrontMatter> kind)
            throws IOException {
        try {
            PcmWriter writer = new PcmWriter(file, spec, options, kind);
            file.write(writer.frontMatter.head(0));
            return writer;
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, file);
            throw failure;
        }
    }

    @Override
    public AudioSpec spec() {
        return spec;
    }

    @Override
    public void write(AudioBlock block) throws IOException {
        requireOpen();
        BlockShape.requireChannels(block, spec.channels());
        try {
            frontMatter.requireRoom(file.target(), frames + block.frames());
            int done = 0;
            while (done < block.frames()) {
                int now = Math.min(block.frames() - done, (buffer.length - buffered) / frameBytes);
                encode(block, done, now);
                done += now;
                if (buffered == buffer.length) {
                    flush();
                }
            }
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
        frames += block.frames();
    }

    private void encode(AudioBlock block, int from, int count) {
        SampleFormat format = spec.format();
        for (int position = 0; position < fileOrder.length; position++) {
            int channel = fileOrder[position];
            float[] samples = block.channel(channel);
            int offset = block.offset() + from;
            int at = buffered + position * format.bytes();
            if (quantizer == null) {
                SampleEncoder.encode(format, samples, offset, count, buffer, at, frameBytes);
            } else {
                quantizer.quantize(channel, samples, offset, integers, 0, count);
                SampleEncoder.encode(format, integers, count, buffer, at, frameBytes);
            }
        }
        buffered += count * frameBytes;
    }

    private void flush() throws IOException {
        frontMatter.form().fromWave(buffer, buffered, spec.format());
        file.write(ByteBuffer.wrap(buffer, 0, buffered));
        buffered = 0;
    }

    @Override
    public Optional<AudioSource> readBack() throws IOException {
        complete();
        ChannelLayout stored = ChannelMask.inFileOrder(spec.layout());
        return Optional.of(() -> frontMatter.open(
                stored, new FileSource(file.reading()), file.target().toString()));
    }

    @Override
    public void annotate(AudioMetadata metadata) throws IOException {
        if (state != State.COMPLETE) {
            requireOpen();
        }
        FrontMatter changed = kind.apply(metadata);
        int headBytes = frontMatter.head(0).remaining();
        if (changed.head(0).remaining() != headBytes) {
            throw new IllegalArgumentException("metadata before the audio must keep its size, " + headBytes
                    + " bytes with the rest of the head, but would take "
                    + changed.head(0).remaining());
        }
        try {
            changed.requireRoom(file.target(), frames);
            frontMatter = changed;
            if (state == State.COMPLETE) {
                file.rewriteEnd(headBytes + frames * frameBytes, frontMatter.tail(frames));
                file.rewriteStart(frontMatter.head(frames));
            }
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
    }

    @Override
    public List<Omission> omitted() {
        return frontMatter.omitted();
    }

    @Override
    public void commit() throws IOException {
        complete();
        try {
            file.commit();
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
        state = State.COMMITTED;
    }

    private void complete() throws IOException {
        if (state == State.COMPLETE) {
            return;
        }
        requireOpen();
        try {
            flush();
            file.write(frontMatter.tail(frames));
            file.rewriteStart(frontMatter.head(frames));
            file.complete();
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
        state = State.COMPLETE;
    }

    /** Samples that did not fit the integer range so far. */
    long saturations() {
        return quantizer == null ? 0 : quantizer.saturations();
    }

    @Override
    public void close() throws IOException {
        state = State.CLOSED;
        file.close();
    }

    private void discardAfter(IOException failure) {
        state = State.CLOSED;
        Closing.after(failure, file);
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the writer is " + state.name().toLowerCase(Locale.ROOT));
        }
    }
}
