package app.loudcraft.testkit;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A source over a buffer that hands samples on as they are, numbers or not, skips by reading, may promise any length, and
 * fails where it is told to. It counts the readers that were opened and closed.
 */
public final class WatchedSource implements AudioSource {

    /** Something to throw. */
    @FunctionalInterface
    public interface Failure {
        void raise() throws IOException;
    }

    private final AudioBuffer buffer;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private OptionalLong promised;
    private long failFrom = Long.MAX_VALUE;
    private Failure failure = () -> {};

    /** A source that reads well. */
    public WatchedSource(AudioBuffer buffer) {
        this.buffer = buffer;
        this.promised = OptionalLong.of(buffer.frames());
    }

    /** Promises another length than it has, or none. */
    public WatchedSource promising(OptionalLong frames) {
        promised = frames;
        return this;
    }

    /** Fails whoever begins to read a block at this frame or a later one; what is skipped does not count. */
    public WatchedSource failingFrom(long frame, Failure newFailure) {
        failFrom = frame;
        failure = newFailure;
        return this;
    }

    /** Readers that were opened. */
    public int opened() {
        return opened.get();
    }

    /** Readers that are open. */
    public int stillOpen() {
        return opened.get() - closed.get();
    }

    @Override
    public AudioReader open() {
        opened.incrementAndGet();
        return new Reader();
    }

    private final class Reader implements AudioReader {

        private int position;

        @Override
        public AudioSpec spec() {
            return buffer.spec();
        }

        @Override
        public OptionalLong frames() {
            return promised;
        }

        @Override
        public String name() {
            return "watched";
        }

        @Override
        public String container() {
            return "memory";
        }

        @Override
        public int read(AudioBlock block) throws IOException {
            if (position >= failFrom) {
                failure.raise();
            }
            int frames = Math.min(block.frames(), buffer.frames() - position);
            for (int c = 0; c < buffer.channels(); c++) {
                System.arraycopy(buffer.channel(c), position, block.channel(c), block.offset(), frames);
            }
            position += frames;
            return frames == 0 && block.frames() > 0 ? -1 : frames;
        }

        @Override
        public long nonFiniteSamples() {
            return 0;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
