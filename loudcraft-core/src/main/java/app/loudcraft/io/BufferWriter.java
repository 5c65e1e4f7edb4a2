package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Collects audio in memory, for mastering without files.
 *
 * <p>Samples are kept as the {@code float}s they are, whatever the format of the {@link AudioSpec}: nothing is rounded
 * or dithered. Memory grows by half when it is full; who knows the length says it at the start and has no copying.
 *
 * <pre>{@code
 * BufferWriter master = new BufferWriter(mix.spec());
 * master.write(block);
 * master.commit();
 * AudioBuffer result = master.buffer();
 * }</pre>
 */
public final class BufferWriter implements AudioWriter {

    // The longest array that every common virtual machine can make.
    static final int MAX_FRAMES = Integer.MAX_VALUE - 8;

    private static final int FIRST_FRAMES = 4096;

    private enum State {
        OPEN,
        COMPLETE,
        COMMITTED,
        CLOSED
    }

    private final AudioSpec spec;
    private float[][] channels;
    private int frames;
    private State state = State.OPEN;
    private AudioBuffer complete;
    private AudioBuffer buffer;

    /** A writer that grows as needed. */
    public BufferWriter(AudioSpec spec) {
        this(spec, FIRST_FRAMES);
    }

    /**
     * A writer with room for {@code expectedFrames} frames from the start.
     *
     * @throws IllegalArgumentException if {@code expectedFrames} is negative
     */
    public BufferWriter(AudioSpec spec, int expectedFrames) {
        this.spec = Objects.requireNonNull(spec, "spec");
        if (expectedFrames < 0) {
            throw new IllegalArgumentException("expectedFrames must be at least 0, but was " + expectedFrames);
        }
        this.channels = new float[spec.channels()][expectedFrames];
    }

    @Override
    public AudioSpec spec() {
        return spec;
    }

    /**
     * @throws IOException if the audio becomes longer than an array can be, 2^31 - 9 frames
     */
    @Override
    public void write(AudioBlock block) throws IOException {
        requireOpen();
        BlockShape.requireChannels(block, channels.length);
        long needed = (long) frames + block.frames();
        if (needed > MAX_FRAMES) {
            close();
            throw new IOException("audio in memory must be at most " + MAX_FRAMES + " frames, but was " + needed);
        }
        if (needed > channels[0].length) {
            grow((int) Math.min(MAX_FRAMES, Math.max(needed, channels[0].length + (channels[0].length >> 1))));
        }
        for (int c = 0; c < channels.length; c++) {
            Samples.copyFinite(block.channel(c), block.offset(), channels[c], frames, block.frames());
        }
        frames = (int) needed;
    }

    @Override
    public Optional<AudioSource> readBack() {
        complete();
        return Optional.of(AudioSource.of(complete));
    }

    @Override
    public void commit() {
        complete();
        buffer = complete;
        state = State.COMMITTED;
    }

    private void complete() {
        if (state == State.COMPLETE) {
            return;
        }
        requireOpen();
        if (channels[0].length != frames) {
            grow(frames);
        }
        complete = AudioBuffer.wrap(spec.sampleRateHz(), spec.layout(), channels);
        channels = null;
        state = State.COMPLETE;
    }

    /**
     * Everything that was written, without copying it once more; still there after {@link #close}.
     *
     * @throws IllegalStateException before {@link #commit}
     */
    public AudioBuffer buffer() {
        if (buffer == null) {
            throw new IllegalStateException("buffer() needs commit() first");
        }
        return buffer;
    }

    @Override
    public void close() {
        channels = null;
        complete = null;
        state = State.CLOSED;
    }

    private void grow(int length) {
        for (int c = 0; c < channels.length; c++) {
            channels[c] = Arrays.copyOf(channels[c], length);
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the writer is " + state.name().toLowerCase(Locale.ROOT));
        }
    }
}
