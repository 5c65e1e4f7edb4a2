package app.loudcraft.io;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import java.util.Objects;
import java.util.OptionalLong;

/** Reads audio that is in memory already. */
final class BufferReader implements AudioReader {

    private final AudioBuffer buffer;
    private int position;
    private long nonFiniteSamples;

    BufferReader(AudioBuffer buffer) {
        this.buffer = Objects.requireNonNull(buffer, "buffer");
    }

    @Override
    public AudioSpec spec() {
        return buffer.spec();
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.of(buffer.frames());
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String container() {
        return "memory";
    }

    @Override
    public int read(AudioBlock block) {
        BlockShape.requireChannels(block, buffer.channels());
        int frames = Math.min(block.frames(), buffer.frames() - position);
        if (frames == 0) {
            return block.frames() == 0 ? 0 : -1;
        }
        for (int c = 0; c < buffer.channels(); c++) {
            nonFiniteSamples +=
                    Samples.copyFinite(buffer.channel(c), position, block.channel(c), block.offset(), frames);
        }
        position += frames;
        return frames;
    }

    @Override
    public long skip(long frames) {
        int skipped = (int) Math.min(frames, buffer.frames() - position);
        position += skipped;
        return skipped;
    }

    @Override
    public long nonFiniteSamples() {
        return nonFiniteSamples;
    }

    @Override
    public void close() {
        // The buffer belongs to its owner.
    }
}
