package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import java.io.Closeable;
import java.io.IOException;

/**
 * A place for audio that appears as a whole or not at all.
 *
 * <p>Life: any number of {@link #write} calls, then {@link #commit}, then {@link #close}. Without {@code commit} the
 * closing discards everything, so a {@code try} statement is enough to leave nothing half-written behind. A failed
 * {@code write} or {@code commit} discards at once. One thread at a time.
 */
public interface AudioWriter extends Closeable {

    /** Rate, channels, and the form in which samples are stored. */
    AudioSpec spec();

    /**
     * Appends the frames in the window of {@code block}, which is not changed. NaN and infinite samples count as 0.
     *
     * @param block as many channels as {@link #spec()}, 0 or more frames
     * @throws IOException if there is no room, or the place cannot be written
     * @throws IllegalArgumentException if the number of channels differs
     * @throws IllegalStateException after {@link #commit}, {@link #close} or a failure
     */
    void write(AudioBlock block) throws IOException;

    /**
     * Makes the output whole and gives it its name, replacing what was there before in one step.
     *
     * @throws IOException if that fails; what was there before is then untouched
     * @throws IllegalStateException after {@link #commit}, {@link #close} or a failure
     */
    void commit() throws IOException;

    /** Frees what is held; without {@link #commit}, discards everything that was written. */
    @Override
    void close() throws IOException;
}
