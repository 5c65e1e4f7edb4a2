package app.loudcraft.io;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.BroadcastExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Holds the readers to what they promise of any bytes at all: to refuse them by name and place, or to read the same
 * samples in every way.
 */
final class FuzzedAudio {

    private static final String NAME = "fuzzed";
    private static final int FRAMES = 997;
    // FLAC makes hours out of a few bytes; so many samples tell enough.
    private static final int MOST_SAMPLES = 1 << 11;
    // A FLAC frame of 65535 samples in 8 channels is 2 MiB; a reader of a small file takes that, its buffers, and the
    // block here.
    private static final long MOST_BYTES_ALLOCATED = 4 << 20;

    private static final com.sun.management.ThreadMXBean THREAD =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final byte[] bytes;
    private final Opener opener;

    private FuzzedAudio(byte[] bytes, Opener opener) {
        this.bytes = bytes;
        this.opener = opener;
    }

    /** Reads as file and as stream, in large blocks and frame by frame, wholly and after a leap, and compares. */
    static void check(byte[] bytes, Opener opener, Leaps leaps) throws IOException {
        FuzzedAudio audio = new FuzzedAudio(bytes, opener);
        Outcome file = audio.read(false, FRAMES, 0);
        Outcome stream = audio.read(true, FRAMES, 0);
        if (file.fault() != null) {
            // Only of a file it is known beforehand that bytes are missing behind its last frame.
            require(
                    stream.fault() != null || file.fault().kind() == Kind.TRUNCATED,
                    "the stream is read, but the file is not",
                    file);
            return;
        }
        // Only the place of AIFF's COMM chunk may keep a stream from being read.
        require(
                stream.fault() == null || stream.fault().kind() == Kind.UNSUPPORTED,
                "the file is read, but the stream is not",
                stream);
        if (stream.fault() == null) {
            requireSame(file, stream, 0, "as a stream");
        }
        requireSame(file, audio.read(false, 1, 0), 0, "frame by frame");
        int frames = file.samples().length / file.channels();
        int leap = frames / 2 + 1;
        Outcome rest = audio.read(false, FRAMES, leap);
        if (leaps == Leaps.EXACT) {
            requireSame(file, rest, Math.min(leap, frames) * file.channels(), "after a leap");
        }
    }

    private Outcome read(boolean asStream, int blockFrames, int leap) throws IOException {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        Outcome outcome = outcome(asStream, blockFrames, leap);
        if (THREAD.getCurrentThreadAllocatedBytes() - before < MOST_BYTES_ALLOCATED) {
            return outcome;
        }
        // What is read for the first time also loads classes, which is no fault of the file.
        before = THREAD.getCurrentThreadAllocatedBytes();
        outcome = outcome(asStream, blockFrames, leap);
        assertThat(THREAD.getCurrentThreadAllocatedBytes() - before)
                .as("bytes of memory")
                .isLessThan(MOST_BYTES_ALLOCATED);
        return outcome;
    }

    private Outcome outcome(boolean asStream, int blockFrames, int leap) throws IOException {
        ByteSource source =
                asStream ? new StreamSource(new ByteArrayInputStream(bytes)) : new FileSource(new BytesChannel(bytes));
        try (AudioReader reader = opener.open(source, NAME)) {
            return readAll(reader, blockFrames, leap);
        } catch (AudioFormatException refused) {
            requireNamed(refused);
            return new Outcome(0, null, refused);
        }
    }

    private static Outcome readAll(AudioReader reader, int blockFrames, int leap) throws IOException {
        float[] samples = new float[MOST_SAMPLES];
        int channels = reader.spec().channels();
        reader.metadata().broadcastExtension().ifPresent(BroadcastExtension::toBytes);
        AudioBlock block = AudioBlock.allocate(channels, blockFrames);
        long skipped = leap == 0 ? 0 : reader.skip(leap);
        int count = 0;
        int room = (MOST_SAMPLES / channels - leap) * channels;
        boolean ended = false;
        boolean finite = true;
        while (count < room && !ended) {
            int frames = reader.read(block.window(0, Math.min(blockFrames, (room - count) / channels)));
            ended = frames < 0;
            for (int i = 0; i < frames; i++) {
                for (int c = 0; c < channels; c++) {
                    samples[count] = block.channel(c)[i];
                    finite &= Float.isFinite(samples[count++]);
                }
            }
        }
        if (ended && reader.read(block) != -1) {
            throw new AssertionError("the end must be the end");
        }
        if (ended && reader.frames().orElse(skipped + count / channels) != skipped + count / channels) {
            throw new AssertionError("the frames must be as many as promised");
        }
        if (leap == 0 && count == 0) {
            throw new AssertionError("a file without a frame must be refused");
        }
        if (!finite) {
            throw new AssertionError("samples must be finite");
        }
        requireDescribed(reader);
        return new Outcome(channels, Arrays.copyOf(samples, count), null);
    }

    private static void requireDescribed(AudioReader reader) {
        boolean described = !reader.container().isEmpty()
                && reader.name().equals(NAME)
                && reader.notes().stream().noneMatch(String::isBlank)
                && reader.metadata().equals(reader.metadata())
                && reader.metadata().chunks().stream().allMatch(chunk -> chunk.bytes().length == chunk.size())
                && reader.nonFiniteSamples() >= 0;
        assertThat(described).as("that %s is described", reader.notes()).isTrue();
    }

    private void requireNamed(AudioFormatException refused) {
        if (!refused.getMessage().startsWith(NAME) || !refused.file().equals(NAME)) {
            throw new AssertionError("the message must name the file", refused);
        }
        long offset = refused.byteOffset().orElse(0);
        if (offset < 0 || offset > bytes.length) {
            throw new AssertionError("the place must be in the file of " + bytes.length + " bytes", refused);
        }
    }

    private static void requireSame(Outcome file, Outcome other, int from, String how) {
        require(other.fault() == null, "the file must be read " + how + " as well", other);
        // The bits count: a zero has a sign.
        int differs = Arrays.mismatch(
                file.samples(), from, file.samples().length, other.samples(), 0, other.samples().length);
        if (differs >= 0) {
            throw new AssertionError("the samples must be the same " + how + ", but " + differs + " is another");
        }
    }

    private static void require(boolean holds, String rule, Outcome outcome) {
        if (!holds) {
            throw new AssertionError(rule, outcome.fault());
        }
    }

    /** A reader of one sort of file, or of all. */
    interface Opener {

        AudioReader open(ByteSource source, String name) throws IOException;
    }

    /** Whether skipping is held to what reading brings; the frames of a made-up FLAC file may say any number. */
    enum Leaps {
        EXACT,
        SAFE
    }

    /** What came of reading: interleaved samples, or a fault. */
    private record Outcome(int channels, float[] samples, AudioFormatException fault) {}
}
