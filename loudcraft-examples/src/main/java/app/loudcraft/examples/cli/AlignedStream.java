package app.loudcraft.examples.cli;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.Processor;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.BlockConsumer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Runs a stream through a processor with its latency taken out: what comes out is aligned with what went in, and as long.
 *
 * <p>The first frames of the output are dropped, as many as the latency has, and as many of silence are fed after the end.
 */
final class AlignedStream {

    private static final int BLOCK_FRAMES = 4096;

    private final Processor processor;
    private final BlockConsumer out;
    private int toDrop;

    private AlignedStream(Processor processor, BlockConsumer out) {
        this.processor = processor;
        this.out = out;
        this.toDrop = processor.latencyFrames();
    }

    /**
     * Reads from here to the end.
     *
     * @param processor is prepared for the stream
     * @param out takes what comes out, in blocks of at least one frame
     * @return the number of frames read, which is that of the frames that came out
     */
    static long run(AudioReader reader, Processor processor, BlockConsumer out) throws IOException {
        int channels = reader.spec().channels();
        processor.prepare(new ProcessSpec(reader.spec().sampleRateHz(), channels, BLOCK_FRAMES));
        AlignedStream stream = new AlignedStream(processor, out);
        long frames = reader.forEachBlock(BLOCK_FRAMES, stream::process);
        stream.flush(AudioBlock.allocate(channels, BLOCK_FRAMES));
        return frames;
    }

    private void process(AudioBlock block) throws IOException {
        processor.process(block);
        int dropped = Math.min(toDrop, block.frames());
        toDrop -= dropped;
        if (dropped < block.frames()) {
            out.accept(block.window(block.offset() + dropped, block.frames() - dropped));
        }
    }

    private void flush(AudioBlock silence) throws IOException {
        int frames;
        for (int left = processor.latencyFrames(); left > 0; left -= frames) {
            frames = Math.min(left, BLOCK_FRAMES);
            for (int c = 0; c < silence.channels(); c++) {
                Arrays.fill(silence.channel(c), 0.0f);
            }
            process(silence.window(0, frames));
        }
    }
}
