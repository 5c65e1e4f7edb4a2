package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the frames that are read of another reader.
 *
 * @param read the count, raised by every read
 */
record CountingReader(AudioReader of, AtomicInteger read) implements AudioReader {

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
        int frames = of.read(block);
        read.addAndGet(Math.max(0, frames));
        return frames;
    }

    @Override
    public long skip(long frames) throws IOException {
        return of.skip(frames);
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
