package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Dither;
import app.loudcraft.dsp.Quantizer;
import app.loudcraft.internal.flac.FlacBlock;
import app.loudcraft.internal.flac.FlacStream;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes samples to a FLAC file, one FLAC frame at a time.
 *
 * <p>Channels are stored in the order of their mask, as in a WAV file; where that is not the order that FLAC gives so many
 * channels, the tags must say the mask.
 */
final class FlacWriter implements AudioWriter {

    private enum State {
        OPEN,
        COMPLETE,
        COMMITTED,
        CLOSED
    }

    private final PendingFile file;
    private final AudioSpec spec;
    private final int[] fileOrder;
    private final Quantizer quantizer;
    private final FlacStream stream;

    // The FLAC frame that is being filled, in the order of the file.
    private final int[][] samples;
    private int filled;
    private List<Omission> omitted = List.of();
    private State state = State.OPEN;

    private FlacWriter(PendingFile file, AudioSpec spec, Dither dither, FlacStream stream) {
        int bits = spec.format().bits();
        this.file = file;
        this.spec = spec;
        this.fileOrder = ChannelMask.fileOrder(spec.layout());
        this.quantizer = new Quantizer(spec.channels(), bits, bits < Integer.SIZE ? dither : Dither.NONE);
        this.stream = stream;
        this.samples = new int[spec.channels()][stream.blockFrames()];
    }

    /** Begins a file with all that the options ask for; on failure nothing is left of it. */
    static FlacWriter begin(PendingFile file, AudioSpec spec, WriteOptions options) throws IOException {
        FlacMetadata metadata = FlacMetadata.of(options.metadata(), spec.layout());
        FlacWriter writer = begin(file, spec, options.dither(), options.flacLevel(), metadata.blocks());
        writer.omitted = metadata.omitted();
        return writer;
    }

    /**
     * Begins a file; on failure nothing is left of it.
     *
     * @param level from 0, fast, to 8, small
     * @param blocks tags, pictures and the like, in their order
     * @throws IllegalArgumentException if FLAC cannot hold the format or so many channels, or if a block is one that the writer
     *     makes itself
     */
    static FlacWriter begin(PendingFile file, AudioSpec spec, Dither dither, int level, List<FlacBlock> blocks)
            throws IOException {
        try {
            requireWritable(spec);
            FlacStream stream =
                    new FlacStream(spec.channels(), spec.format().bits(), spec.sampleRateHz(), level, blocks);
            FlacWriter writer = new FlacWriter(file, spec, dither, stream);
            file.write(stream.head());
            return writer;
        } catch (IOException | RuntimeException | Error failure) {
            Closing.after(failure, file);
            throw failure;
        }
    }

    /**
     * Refuses what FLAC cannot hold; to be asked before a file is begun.
     *
     * @throws IllegalArgumentException if it cannot hold the format or so many channels
     */
    static void requireWritable(AudioSpec spec) {
        if (spec.format().isFloatingPoint()) {
            throw new IllegalArgumentException("format must be of integers for FLAC, but was "
                    + spec.format().name());
        }
        if (spec.channels() > FlacStream.MOST_CHANNELS) {
            throw new IllegalArgumentException("spec must have at most " + FlacStream.MOST_CHANNELS
                    + " channels for FLAC, but had " + spec.channels());
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
            int done = 0;
            while (done < block.frames()) {
                int now = Math.min(block.frames() - done, stream.blockFrames() - filled);
                for (int position = 0; position < fileOrder.length; position++) {
                    int channel = fileOrder[position];
                    quantizer.quantize(
                            channel, block.channel(channel), block.offset() + done, samples[position], filled, now);
                }
                done += now;
                filled += now;
                if (filled == stream.blockFrames()) {
                    flush();
                }
            }
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
    }

    private void flush() throws IOException {
        if (stream.frames() + filled > FlacStream.MOST_FRAMES) {
            throw new IOException(file.target() + " cannot be written: a FLAC file must have at most "
                    + FlacStream.MOST_FRAMES + " frames");
        }
        file.write(stream.encode(samples, filled));
        filled = 0;
    }

    @Override
    public Optional<AudioSource> readBack() throws IOException {
        complete();
        ChannelLayout stored = ChannelMask.inFileOrder(spec.layout());
        return Optional.of(() -> FlacReader.openAs(
                stored, new FileSource(file.reading()), file.target().toString()));
    }

    @Override
    public void annotate(AudioMetadata metadata) throws IOException {
        if (state != State.COMPLETE) {
            requireOpen();
        }
        FlacMetadata stored = FlacMetadata.of(metadata, spec.layout());
        stream.replaceBlocks(stored.blocks());
        omitted = stored.omitted();
        if (state == State.COMPLETE) {
            try {
                file.rewriteStart(stream.head());
            } catch (IOException failure) {
                discardAfter(failure);
                throw failure;
            }
        }
    }

    @Override
    public List<Omission> omitted() {
        return omitted;
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
            if (filled > 0) {
                flush();
            }
            stream.finish();
            file.rewriteStart(stream.head());
            file.complete();
        } catch (IOException failure) {
            discardAfter(failure);
            throw failure;
        }
        state = State.COMPLETE;
    }

    /** Samples that did not fit the integer range so far. */
    long saturations() {
        return quantizer.saturations();
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
