package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Omission;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A place for audio that appears as a whole or not at all.
 *
 * <p>Life: any number of {@link #write} calls, a look at the result by {@link #readBack} if wanted, then {@link #commit},
 * then {@link #close}. Without {@code commit} the closing discards everything, so a {@code try} statement is enough to
 * leave nothing half-written behind. A failed {@code write} or {@code commit} discards at once. One thread at a time.
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
     * Ends the writing and opens what was stored, sample for sample as it will be after {@link #commit}; so a master can
     * be proven before it replaces anything. Its channels have the roles that were written, also where the output is of a
     * form that cannot say them. Valid until {@link #close}.
     *
     * @return empty where the output cannot be read again
     * @throws IOException if the output cannot be finished
     * @throws IllegalStateException after {@link #commit}, {@link #close} or a failure
     */
    default Optional<AudioSource> readBack() throws IOException {
        return Optional.empty();
    }

    /**
     * Puts other metadata in the place of that with which the output was opened, up to {@link #commit}; so that a master can
     * say what was measured of it.
     *
     * @param metadata of which a broadcast extension, and other chunks before the audio, have the size that they had
     * @throws IOException if the output cannot be changed; it is discarded then
     * @throws IllegalArgumentException if what stands before the audio has another size
     * @throws IllegalStateException after {@link #commit}, {@link #close} or a failure
     */
    default void annotate(AudioMetadata metadata) throws IOException {
        // Where nothing is stored beside the audio there is nothing to change.
    }

    /** What of its metadata the output has no place for; unmodifiable. */
    default List<Omission> omitted() {
        return List.of();
    }

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
