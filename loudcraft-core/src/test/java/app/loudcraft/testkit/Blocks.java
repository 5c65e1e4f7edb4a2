package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import java.util.function.Consumer;

/** Cuts signals into blocks, as a stream would bring them. */
public final class Blocks {

    private Blocks() {}

    /** Hands the buffer to the consumer in blocks of {@code blockFrames}; the last may be shorter. */
    public static void feed(AudioBuffer buffer, int blockFrames, Consumer<AudioBlock> consumer) {
        AudioBlock block = buffer.block();
        int frames = buffer.frames();
        for (int at = 0; at < frames; at += Math.min(blockFrames, frames - at)) {
            consumer.accept(block.window(at, Math.min(blockFrames, frames - at)));
        }
    }
}
