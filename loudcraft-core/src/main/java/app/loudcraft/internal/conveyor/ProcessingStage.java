package app.loudcraft.internal.conveyor;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import java.util.Arrays;

/**
 * A processor with its latency taken out: what leaves is aligned with what came, and as long.
 *
 * <p>The first {@code latencyFrames} of its output are dropped, and as many frames of silence are fed after the end.
 */
public final class ProcessingStage implements Stage {

    private final Processor processor;
    private final int blockFrames;
    private int toDrop;
    private int toFlush;

    /** Prepares the processor. */
    public ProcessingStage(Processor processor, ProcessSpec spec) {
        this.processor = processor;
        this.blockFrames = spec.maxFrames();
        processor.prepare(spec);
        toDrop = processor.latencyFrames();
        toFlush = toDrop;
    }

    @Override
    public void process(AudioBlock block) {
        processor.process(block);
        int dropped = Math.min(toDrop, block.frames());
        toDrop -= dropped;
        block.window(block.offset() + dropped, block.frames() - dropped);
    }

    @Override
    public boolean fill(AudioBlock block) {
        if (toFlush == 0) {
            return false;
        }
        block.window(0, Math.min(toFlush, blockFrames));
        for (int c = 0; c < block.channels(); c++) {
            Arrays.fill(block.channel(c), 0, block.frames(), 0f);
        }
        toFlush -= block.frames();
        process(block);
        return true;
    }
}
