package app.loudcraft.metadata;

import java.util.Objects;

/**
 * Something that a file holds, or was to hold, and that is not carried.
 *
 * @param what its kind, such as {@code chunk 'smpl'} or {@code picture 3}
 * @param bytes its size by its own account, 0 or more
 * @param reason why it is not carried, as the end of a sentence
 */
public record Omission(String what, long bytes, String reason) {

    /** Checks that nothing is missing. */
    public Omission {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(reason, "reason");
    }

    /** A sentence for people. */
    @Override
    public String toString() {
        return what + " (" + bytes + " bytes) is not carried over: " + reason;
    }
}
