package app.loudcraft.internal.conveyor;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioReader;
import java.io.IOException;

/** The first stage of most conveyors: what a reader delivers, block by block. */
public final class ReadingStage implements Stage {

    private final AudioReader reader;
    private final int blockFrames;
    private volatile long frames;

    /** Reads from here to the end, {@code blockFrames} at a time. */
    public ReadingStage(AudioReader reader, int blockFrames) {
        this.reader = reader;
        this.blockFrames = blockFrames;
    }

    /** Frames read so far; for any thread. */
    public long frames() {
        return frames;
    }

    @Override
    public void process(AudioBlock block) {
        throw new IllegalStateException("nothing comes before the reader");
    }

    @Override
    public boolean fill(AudioBlock block) throws IOException {
        int read = reader.read(block.window(0, blockFrames));
        if (read <= 0) {
            return false;
        }
        block.window(0, read);
        frames += read;
        return true;
    }
}
