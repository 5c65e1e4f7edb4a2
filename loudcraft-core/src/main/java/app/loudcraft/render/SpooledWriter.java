package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.AudioWriter;
import java.io.IOException;
import java.util.Optional;

/** Keeps a master back until it is proven, then passes it on to a writer that takes it only once. */
final class SpooledWriter implements AudioWriter {

    private static final int BLOCK_FRAMES = 4096;

    private final AudioWriter destination;
    private final Spool spool;

    SpooledWriter(AudioWriter destination) {
        this.destination = destination;
        this.spool = new Spool(destination.spec(), "the master");
    }

    @Override
    public AudioSpec spec() {
        return destination.spec();
    }

    @Override
    public void write(AudioBlock block) throws IOException {
        spool.write(block);
    }

    @Override
    public Optional<AudioSource> readBack() {
        return Optional.of(spool);
    }

    @Override
    public void commit() throws IOException {
        try (AudioReader reader = spool.open()) {
            reader.forEachBlock(BLOCK_FRAMES, destination::write);
        }
        destination.commit();
    }

    /** Frees the intermediate audio; the destination belongs to its owner. */
    @Override
    public void close() throws IOException {
        spool.close();
    }
}
