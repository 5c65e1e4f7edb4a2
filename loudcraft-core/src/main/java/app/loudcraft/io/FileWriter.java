package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a file of any kind: leads it from its first byte to its place, and discards it if anything fails on the way. */
final class FileWriter implements AudioWriter {

    private enum State {
        OPEN,
        COMPLETE,
        COMMITTED,
        CLOSED
    }

    /** Makes the encoding for a file. */
    @FunctionalInterface
    interface Kind {

        /** @throws IllegalArgumentException if files of this kind cannot hold what they are to hold */
        FileEncoding encodingOf(PendingFile file);
    }

    private final PendingFile file;
    private final AudioSpec spec;
    private final FileEncoding encoding;
    private State state = State.OPEN;

    private FileWriter(PendingFile file, AudioSpec spec, FileEncoding encoding) {
        this.file = file;
        this.spec = spec;
        this.encoding = encoding;
    }

    /** Begins a file; on failure nothing is left of it. */
    static FileWriter begin(PendingFile file, AudioSpec spec, Kind kind) throws IOException {
        try {
            FileWriter writer = new FileWriter(file, spec, kind.encodingOf(file));
            writer.encoding.begin();
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
            encoding.write(block);
        } catch (IOException failure) {
            throw discarded(failure);
        }
    }

    @Override
    public Optional<AudioSource> readBack() throws IOException {
        complete();
        ChannelLayout stored = ChannelMask.inFileOrder(spec.layout());
        return Optional.of(() -> encoding.open(
                stored, new FileSource(file.reading()), file.target().toString()));
    }

    @Override
    public void annotate(AudioMetadata metadata) throws IOException {
        if (state != State.COMPLETE) {
            requireOpen();
        }
        try {
            encoding.annotate(metadata);
            if (state == State.COMPLETE) {
                encoding.rewrite();
            }
        } catch (IOException failure) {
            throw discarded(failure);
        }
    }

    @Override
    public List<Omission> omitted() {
        return encoding.omitted();
    }

    @Override
    public void commit() throws IOException {
        complete();
        try {
            file.commit();
        } catch (IOException failure) {
            throw discarded(failure);
        }
        state = State.COMMITTED;
    }

    private void complete() throws IOException {
        if (state == State.COMPLETE) {
            return;
        }
        requireOpen();
        try {
            encoding.finish();
            file.complete();
        } catch (IOException failure) {
            throw discarded(failure);
        }
        state = State.COMPLETE;
    }

    /** Samples that did not fit the integer range so far. */
    long saturations() {
        return encoding.saturations();
    }

    @Override
    public void close() throws IOException {
        state = State.CLOSED;
        file.close();
    }

    private IOException discarded(IOException failure) {
        state = State.CLOSED;
        Closing.after(failure, file);
        return failure;
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the writer is " + state.name().toLowerCase(Locale.ROOT));
        }
    }
}
