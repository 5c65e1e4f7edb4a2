package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Processors one after another, used as one.
 *
 * <p>Latencies and tails add up. As a {@link Processor} a chain works on a stream, in place; {@link #render} takes a
 * whole signal and hides the latency. A chain of no processors changes nothing.
 *
 * <p>Adds no cost of its own. The chain owns its processors: one instance serves one stream on one thread at a time.
 */
public final class Chain implements Processor {

    private static final int RENDER_BLOCK_FRAMES = 4096;

    private final Processor[] processors;
    private ProcessSpec prepared;

    private Chain(Processor[] processors) {
        this.processors = processors;
    }

    /**
     * A chain of these processors, first to last.
     *
     * @throws IllegalArgumentException if one instance occurs twice, since its state belongs to one place in the chain
     */
    public static Chain of(Processor... processors) {
        return of(List.of(processors));
    }

    /**
     * A chain of these processors, first to last.
     *
     * @throws IllegalArgumentException if one instance occurs twice, since its state belongs to one place in the chain
     */
    public static Chain of(List<? extends Processor> processors) {
        Set<Processor> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Processor processor : List.copyOf(processors)) {
            if (!distinct.add(processor)) {
                throw new IllegalArgumentException("processors must be distinct, but one occurs twice: " + processor);
            }
        }
        return new Chain(processors.toArray(Processor[]::new));
    }

    @Override
    public void prepare(ProcessSpec spec) {
        prepared = null;
        for (Processor processor : processors) {
            processor.prepare(spec);
        }
        prepared = spec;
    }

    @Override
    public void process(AudioBlock block) {
        StreamGuard.check(prepared, block);
        if (processors.length == 0) {
            StreamGuard.replaceNonFinite(block);
        }
        for (Processor processor : processors) {
            processor.process(block);
        }
    }

    @Override
    public void reset() {
        for (Processor processor : processors) {
            processor.reset();
        }
    }

    /** The sum of all latencies. */
    @Override
    public int latencyFrames() {
        int sum = 0;
        for (Processor processor : processors) {
            sum = Math.addExact(sum, processor.latencyFrames());
        }
        return sum;
    }

    /** The sum of all tails, an upper bound of what they do together. */
    @Override
    public int tailFrames() {
        long sum = 0;
        for (Processor processor : processors) {
            sum += processor.tailFrames();
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /**
     * The whole signal, processed from a fresh state: as long as the mix and aligned with it. Silence is fed after the
     * end until the last frames have come out, and as many frames are dropped from the head; what would ring on beyond
     * the end of the mix is not part of the result.
     *
     * <p>Calls {@link #prepare}, so a stream in progress is lost. Memory: the result and one block.
     *
     * @param mix the input, which is not changed
     */
    public AudioBuffer render(AudioBuffer mix) {
        prepare(new ProcessSpec(mix.sampleRateHz(), mix.channels(), RENDER_BLOCK_FRAMES));
        AudioBuffer result = AudioBuffer.allocate(mix.sampleRateHz(), mix.layout(), mix.frames());
        AudioBlock work = AudioBlock.allocate(mix.channels(), RENDER_BLOCK_FRAMES);
        int latency = latencyFrames();
        long end = (long) mix.frames() + latency;
        for (long at = 0; at < end; at += RENDER_BLOCK_FRAMES) {
            int frames = (int) Math.min(RENDER_BLOCK_FRAMES, end - at);
            int heard = (int) Math.max(0, Math.min(frames, mix.frames() - at));
            for (int c = 0; c < mix.channels(); c++) {
                float[] x = work.channel(c);
                if (heard > 0) {
                    System.arraycopy(mix.channel(c), (int) at, x, 0, heard);
                }
                Arrays.fill(x, heard, frames, 0.0f);
            }
            process(work.window(0, frames));
            int skipped = (int) Math.max(0, Math.min(frames, latency - at));
            if (skipped < frames) {
                int to = (int) (at + skipped - latency);
                for (int c = 0; c < mix.channels(); c++) {
                    System.arraycopy(work.channel(c), skipped, result.channel(c), to, frames - skipped);
                }
            }
        }
        return result;
    }
}
