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

    private final AudioSpec spec;
    private final Optional<AudioWriter> destination;
    private final Spool spool;

    private SpooledWriter(AudioSpec spec, Optional<AudioWriter> destination) {
        this.spec = spec;
        this.destination = destination;
        this.spool = new Spool(spec, "the master");
    }

    /** Passes on to a writer what is committed. */
    static SpooledWriter of(AudioWriter destination) {
        return new SpooledWriter(destination.spec(), Optional.of(destination));
    }

    /** Passes nothing on. */
    static SpooledWriter draft(AudioSpec spec) {
        return new SpooledWriter(spec, Optional.empty());
    }

    @Override
    public AudioSpec spec() {
        return spec;
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
        if (destination.isPresent()) {
            AudioWriter writer = destination.get();
            try (AudioReader reader = spool.open()) {
                reader.forEachBlock(BLOCK_FRAMES, writer::write);
            }
            writer.commit();
        }
    }

    /** Frees the intermediate audio; the destination belongs to its owner. */
    @Override
    public void close() throws IOException {
        spool.close();
    }
}
