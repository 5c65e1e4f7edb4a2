package app.loudcraft.onnx;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.OptionalLong;

/** A reader that cannot tell its length, as a stream. */
record Unmeasured(AudioReader reader) implements AudioReader {

    @Override
    public AudioSpec spec() {
        return reader.spec();
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.empty();
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public String container() {
        return reader.container();
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        return reader.read(block);
    }

    @Override
    public long nonFiniteSamples() {
        return reader.nonFiniteSamples();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
