package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioReader;
import java.io.IOException;
import java.util.OptionalLong;

/** A reader of silence that fails in the end. */
final class BrokenReader implements AudioReader {

    /** What happens just before the failure. */
    @FunctionalInterface
    interface LastLook {
        void look() throws IOException;
    }

    private final LastLook lastLook;
    private long left;

    BrokenReader(long frames, LastLook lastLook) {
        this.left = frames;
        this.lastLook = lastLook;
    }

    @Override
    public AudioSpec spec() {
        return new AudioSpec(48_000, ChannelLayout.STEREO, SampleFormat.FLOAT_32);
    }

    @Override
    public OptionalLong frames() {
        return OptionalLong.empty();
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public String container() {
        return "memory";
    }

    @Override
    public int read(AudioBlock block) throws IOException {
        left -= block.frames();
        if (left < 0) {
            lastLook.look();
            throw new IOException("torn tape");
        }
        return block.frames();
    }

    @Override
    public long nonFiniteSamples() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
