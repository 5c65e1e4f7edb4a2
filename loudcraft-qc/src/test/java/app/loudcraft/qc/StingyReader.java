package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Gives no more than so many frames of another reader at a time.
 *
 * @param most how many frames
 */
record StingyReader(AudioReader of, int most) implements AudioReader {

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
        return of.read(block.window(0, Math.min(most, block.frames())));
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
