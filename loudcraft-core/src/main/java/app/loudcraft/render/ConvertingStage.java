package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.dsp.RateConverter;
import app.loudcraft.internal.conveyor.Stage;

/** Changes the rate of a stream on its way. */
final class ConvertingStage implements Stage {

    private final RateConverter converter;
    private final AudioBlock converted;
    private final int capacityFrames;

    /**
     * @param blockFrames the most frames in a block that arrives
     */
    ConvertingStage(int fromHz, int toHz, int channels, int blockFrames) {
        converter = new RateConverter(fromHz, toHz, channels);
        capacityFrames = Math.max(blockFrames, converter.maxOutputFrames(blockFrames));
        converted = AudioBlock.allocate(channels, capacityFrames);
    }

    /** The most frames in a block that leaves. */
    int capacityFrames() {
        return capacityFrames;
    }

    @Override
    public void process(AudioBlock block) {
        replace(block, converter.process(block, converted.window(0, capacityFrames)));
    }

    @Override
    public boolean fill(AudioBlock block) {
        int frames = converter.drain(converted.window(0, capacityFrames));
        replace(block, frames);
        return frames > 0;
    }

    private void replace(AudioBlock block, int frames) {
        for (int c = 0; c < block.channels(); c++) {
            System.arraycopy(converted.channel(c), 0, block.channel(c), 0, frames);
        }
        block.window(0, frames);
    }
}
