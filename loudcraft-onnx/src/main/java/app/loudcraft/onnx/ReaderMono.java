package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioReader;
import java.io.IOException;

/** The mono mix of what a reader delivers. Closes nothing. */
final class ReaderMono implements MonoSource {

    static final int BLOCK_FRAMES = 4096;

    private final AudioReader reader;
    private final MonoMix mix;
    private final AudioBlock block;

    ReaderMono(AudioReader reader) {
        this.reader = reader;
        this.mix = new MonoMix(reader.spec().layout());
        this.block = AudioBlock.allocate(reader.spec().channels(), BLOCK_FRAMES);
    }

    @Override
    public int read(float[] into, int at, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int read = reader.read(block.window(0, Math.min(BLOCK_FRAMES, count - done)));
            if (read <= 0) {
                break;
            }
            mix.mix(block, 0, read, into, at + done);
            done += read;
        }
        return done;
    }

    @Override
    public long skip(long count) throws IOException {
        return count > 0 ? reader.skip(count) : 0;
    }
}
