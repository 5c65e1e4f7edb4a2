package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.internal.files.TemporaryFile;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.metadata.AudioMetadata;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Audio between two passes: as floats in memory as far as there is some left, in a temporary file beyond it.
 *
 * <p>Written once from beginning to end, then read any number of times. Closing it frees the memory and deletes the file.
 * One thread at a time.
 */
final class Spool implements AudioSource, Closeable {

    private static final int CHUNK_FRAMES = 4096;

    // What one spool may take of the memory that all share; 32 MiB hold a minute and a half of stereo.
    private static final long MEMORY_BUDGET_BYTES =
            Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 16);

    /**
     * What the spooled audio is said to be.
     *
     * @param spec rate, channels and the form in which the samples were stored
     * @param name what to call it
     * @param container the kind of file it came in
     * @param metadata what it carries beside the audio
     * @param notes what was amiss with it
     * @param nonFiniteSamples samples that were replaced by 0 in it
     */
    record Origin(
            AudioSpec spec,
            String name,
            String container,
            AudioMetadata metadata,
            List<String> notes,
            long nonFiniteSamples) {}

    private final SpoolMemory shared;
    private final int chunksInMemory;
    private final List<float[][]> memory = new ArrayList<>();
    private final AudioBlock filling;
    private final ByteBuffer bytes;
    private final FloatBuffer floats;
    private TemporaryFile file;
    private long fileBytes;
    private int filled;
    private Origin origin;
    private long frames;

    Spool(AudioSpec spec, String name) {
        this(spec, name, MEMORY_BUDGET_BYTES, SpoolMemory.SHARED);
    }

    Spool(AudioSpec spec, String name, long memoryBudgetBytes, SpoolMemory shared) {
        this.shared = shared;
        this.origin = new Origin(spec, name, "memory", AudioMetadata.EMPTY, List.of(), 0);
        int chunkBytes = Math.multiplyExact(CHUNK_FRAMES * Float.BYTES, spec.channels());
        this.chunksInMemory = (int) (memoryBudgetBytes / chunkBytes);
        this.filling = AudioBlock.allocate(spec.channels(), CHUNK_FRAMES);
        this.bytes = ByteBuffer.allocateDirect(chunkBytes).order(ByteOrder.nativeOrder());
        this.floats = bytes.asFloatBuffer();
    }

    /** Says what the spooled audio is, once that is known. */
    void describe(Origin newOrigin) {
        origin = newOrigin;
    }

    /** Appends a block. */
    void write(AudioBlock block) throws IOException {
        int done = 0;
        while (done < block.frames()) {
            int count = Math.min(block.frames() - done, CHUNK_FRAMES - filled);
            for (int c = 0; c < block.channels(); c++) {
                System.arraycopy(block.channel(c), block.offset() + done, filling.channel(c), filled, count);
            }
            filled += count;
            done += count;
            frames += count;
            if (filled == CHUNK_FRAMES) {
                endChunk();
            }
        }
    }

    private void endChunk() throws IOException {
        // Where chunks lie is told by their number, so none goes to memory once one has gone to the file.
        if (file == null && memory.size() < chunksInMemory && shared.take(bytes.capacity())) {
            float[][] chunk = new float[filling.channels()][];
            for (int c = 0; c < chunk.length; c++) {
                chunk[c] = filling.channel(c).clone();
            }
            memory.add(chunk);
        } else {
            writeChunk();
        }
        filled = 0;
    }

    private void writeChunk() throws IOException {
        if (file == null) {
            file = TemporaryFile.create(".spool");
        }
        floats.clear();
        for (int c = 0; c < filling.channels(); c++) {
            floats.put(filling.channel(c), 0, CHUNK_FRAMES);
        }
        file.write(bytes.clear(), fileBytes);
        fileBytes += bytes.capacity();
    }

    private void readChunk(long index, AudioBlock chunk) throws IOException {
        file.read(bytes.clear(), index * bytes.capacity());
        floats.clear();
        for (int c = 0; c < chunk.channels(); c++) {
            floats.get(chunk.channel(c), 0, CHUNK_FRAMES);
        }
    }

    @Override
    public AudioReader open() {
        return new Reader();
    }

    @Override
    public void close() throws IOException {
        shared.giveBack((long) memory.size() * bytes.capacity());
        memory.clear();
        if (file != null) {
            file.close();
        }
    }

    /** Reads the spool from its beginning. */
    private final class Reader implements AudioReader {

        private final AudioBlock loaded = AudioBlock.allocate(filling.channels(), CHUNK_FRAMES);
        private long position;

        @Override
        public int read(AudioBlock block) throws IOException {
            int done = 0;
            while (done < block.frames() && position < frames) {
                int at = (int) (position % CHUNK_FRAMES);
                int count = (int) Math.min(Math.min(block.frames() - done, CHUNK_FRAMES - at), frames - position);
                long chunk = position / CHUNK_FRAMES;
                for (int c = 0; c < block.channels(); c++) {
                    System.arraycopy(channel(chunk, at, c), at, block.channel(c), block.offset() + done, count);
                }
                position += count;
                done += count;
            }
            return done == 0 && block.frames() > 0 ? -1 : done;
        }

        private float[] channel(long chunk, int at, int c) throws IOException {
            if (chunk < memory.size()) {
                return memory.get((int) chunk)[c];
            }
            if (chunk == frames / CHUNK_FRAMES) {
                return filling.channel(c);
            }
            if (at == 0 && c == 0) {
                readChunk(chunk - memory.size(), loaded);
            }
            return loaded.channel(c);
        }

        @Override
        public AudioSpec spec() {
            return origin.spec();
        }

        @Override
        public OptionalLong frames() {
            return OptionalLong.of(frames);
        }

        @Override
        public AudioMetadata metadata() {
            return origin.metadata();
        }

        @Override
        public List<String> notes() {
            return origin.notes();
        }

        @Override
        public String name() {
            return origin.name();
        }

        @Override
        public String container() {
            return origin.container();
        }

        @Override
        public long nonFiniteSamples() {
            return origin.nonFiniteSamples();
        }

        @Override
        public void close() {
            // The spool itself holds what there is to free.
        }
    }
}
