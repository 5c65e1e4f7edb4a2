package app.loudcraft.render;

import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import java.io.Closeable;
import java.io.IOException;

/**
 * A mix that could be read only once, kept so that it can be read again.
 *
 * <p>In memory up to a budget, in a temporary file beyond it, which closing deletes. One thread at a time.
 */
public final class SpooledMix implements AudioSource, Closeable {

    private final Spool spool;

    private SpooledMix(Spool spool) {
        this.spool = spool;
    }

    /**
     * Reads everything from here to the end; the reader is left open.
     *
     * @param blockFrames frames read at a time, at least 1
     * @throws IOException if the mix cannot be read or there is no room for it
     */
    public static SpooledMix of(AudioReader mix, int blockFrames) throws IOException {
        Spool spool = new Spool(mix.spec(), mix.name());
        try {
            mix.forEachBlock(blockFrames, spool::write);
            spool.describe(new Spool.Origin(
                    mix.spec(), mix.name(), mix.container(), mix.metadata(), mix.notes(), mix.nonFiniteSamples()));
            return new SpooledMix(spool);
        } catch (IOException | RuntimeException | Error failure) {
            spool.close();
            throw failure;
        }
    }

    @Override
    public AudioReader open() {
        return spool.open();
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
