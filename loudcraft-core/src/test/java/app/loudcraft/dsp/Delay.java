package app.loudcraft.dsp;

import app.loudcraft.audio.AudioBlock;
import java.util.Arrays;

/** A processor that does nothing but have latency. */
final class Delay implements Processor {

    private final int frames;
    private float[][] held;
    private int position;

    Delay(int frames) {
        this.frames = frames;
    }

    @Override
    public void prepare(ProcessSpec spec) {
        held = new float[spec.channels()][frames];
        position = 0;
    }

    @Override
    public void process(AudioBlock block) {
        if (held == null) {
            throw new IllegalStateException("prepare must be called before process");
        }
        for (int i = block.offset(); i < block.offset() + block.frames(); i++) {
            for (int c = 0; c < held.length; c++) {
                float out = held[c][position];
                held[c][position] = StreamGuard.finite(block.channel(c)[i]);
                block.channel(c)[i] = out;
            }
            position = (position + 1) % frames;
        }
    }

    @Override
    public void reset() {
        for (float[] channel : held) {
            Arrays.fill(channel, 0.0f);
        }
        position = 0;
    }

    @Override
    public int latencyFrames() {
        return frames;
    }
}
