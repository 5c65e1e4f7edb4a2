package app.loudcraft.render;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that spools may hold together, so that many masters at once need no more than a few. Thread-safe. */
final class SpoolMemory {

    /** For all spools of the virtual machine: an eighth of the heap. */
    static final SpoolMemory SHARED = new SpoolMemory(Runtime.getRuntime().maxMemory() / 8);

    private final AtomicLong free;

    SpoolMemory(long bytes) {
        free = new AtomicLong(bytes);
    }

    /** Takes so much; false, and nothing is taken, if there is not as much left. */
    boolean take(long bytes) {
        return free.getAndUpdate(left -> left >= bytes ? left - bytes : left) >= bytes;
    }

    /** Gives back what was taken. */
    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}
