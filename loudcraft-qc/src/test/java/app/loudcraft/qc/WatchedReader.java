package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives no more than so many frames of another reader at a time, and counts them.
 *
 * @param most how many frames at a time
 * @param read the count, raised by every read
 */
record WatchedReader(AudioReader of, int most, AtomicInteger read) implements AudioReader {

    @Override
    public AudioSpec spec() {
        return of.spec();
    }

    @Override
    public OptionalLong frames() {
        return of.frames();
    }

    @Override
    public String name() {
        return of.name();
    }

    @Override
    public String container() {
        return of.container();
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        int frames = of.read(block.window(0, Math.min(most, block.frames())));
        read.addAndGet(Math.max(0, frames));
        return frames;
    }

    @Override
    public long skip(long frames) throws IOException {
        return of.skip(frames);
    }

    @Override
    public List<String> notes() {
        return of.notes();
    }

    @Override
    public long nonFiniteSamples() {
        return of.nonFiniteSamples();
    }

    @Override
    public void close() throws IOException {
        of.close();
    }
}
