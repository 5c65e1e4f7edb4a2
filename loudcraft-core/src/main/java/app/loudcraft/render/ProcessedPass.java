package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.BlockConsumer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Sends all that a reader holds through a processor; what comes out is as long as what went in, and aligned with it.
 *
 * <p>The first {@code latencyFrames} of the processor's output are dropped, and as many frames of silence are fed after
 * the end.
 */
final class ProcessedPass {

    private final Processor processor;
    private final BlockConsumer consumer;
    private int toDrop;

    private ProcessedPass(Processor processor, BlockConsumer consumer) {
        this.processor = processor;
        this.consumer = consumer;
        this.toDrop = processor.latencyFrames();
    }

    /** Prepares the processor and runs it over the reader's audio from here to the end. */
    static void run(AudioReader reader, Processor processor, int blockFrames, BlockConsumer consumer)
            throws IOException {
        AudioSpec spec = reader.spec();
        processor.prepare(new ProcessSpec(spec.sampleRateHz(), spec.channels(), blockFrames));
        ProcessedPass pass = new ProcessedPass(processor, consumer);
        reader.forEachBlock(blockFrames, pass::process);
        pass.flush(AudioBlock.allocate(spec.channels(), blockFrames));
    }

    private void process(AudioBlock block) throws IOException {
        processor.process(block);
        int dropped = Math.min(toDrop, block.frames());
        toDrop -= dropped;
        if (dropped < block.frames()) {
            consumer.accept(block.window(block.offset() + dropped, block.frames() - dropped));
        }
    }

    private void flush(AudioBlock block) throws IOException {
        int blockFrames = block.frames();
        for (int left = processor.latencyFrames(); left > 0; left -= blockFrames) {
            for (int c = 0; c < block.channels(); c++) {
                Arrays.fill(block.channel(c), 0f);
            }
            process(block.window(0, Math.min(left, blockFrames)));
        }
    }
}
