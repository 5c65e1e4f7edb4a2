package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.ascii;
import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.metadata.AudioMetadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Metadata of a few megabytes that is made to become many in memory. */
class MetadataBombTest {

    private static final int BYTES = 4 << 20;
    private static final int MOST_TAGS = 4096;
    // The file's own bytes are copied a few times; what was made of each tag would be a hundred times as many.
    private static final long MOST_BYTES_ALLOCATED = 12L * BYTES;

    private static final com.sun.management.ThreadMXBean THREAD =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void millionsOfVorbisCommentsAreLeftOut() throws IOException {
        byte[] entry = ascii("\3\0\0\0A=b");
        ByteBuffer comment = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        comment.putInt(0).putInt(BYTES / entry.length - 2);
        fill(comment, entry);
        byte[] file = new FlacBytes(48_000, 1, 16)
                .block(4, comment.array())
                .frame(new int[][] {{1}}, FlacCoding.verbatim())
                .bytes();

        AudioMetadata metadata = read(file);
        assertThat(metadata.tags()).hasSize(MOST_TAGS);
        assertThat(metadata.omitted()).hasSize(1);
    }

    @Test
    void millionsOfInfoTextsStayAChunk() throws IOException {
        ByteBuffer list = ByteBuffer.allocate(BYTES).put(ascii("INFO"));
        fill(list, ascii("INAM\1\0\0\0a\0"));

        assertThat(read(withChunk("LIST", list.array())).chunks()).hasSize(1);
    }

    @Test
    void millionsOfId3FramesAreLeftOut() throws IOException {
        ByteBuffer tag = ByteBuffer.allocate(BYTES).put(ascii("ID3\4\0\0\1\177\177\177"));
        fill(tag, ascii("PRIV\0\0\0\1\0\0x"));

        assertThat(read(withChunk("id3 ", tag.array())).omitted()).hasSize(MOST_TAGS + 1);
    }

    @Test
    void oneId3FrameOfMillionsOfTextsIsLeftOut() throws IOException {
        ByteBuffer tag = ByteBuffer.allocate(BYTES).put(ascii("ID3\4\0\0\1\177\177\177TIT2\1\177\177\154\0\0\3"));
        fill(tag, ascii("a\0"));

        AudioMetadata metadata = read(withChunk("id3 ", tag.array()));
        assertThat(metadata.tags()).hasSize(64);
        assertThat(metadata.omitted()).singleElement().asString().startsWith("rest of ID3 frame TIT2");
    }

    private static byte[] withChunk(String id, byte[] payload) {
        return wav().fmt(1, 1, 48_000, 16).data(new byte[4]).chunk(id, payload).bytes();
    }

    private static void fill(ByteBuffer into, byte[] entry) {
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        while (entries.size() + entry.length <= into.remaining()) {
            entries.writeBytes(entry);
        }
        into.put(Arrays.copyOf(entries.toByteArray(), into.remaining()));
    }

    private static AudioMetadata read(byte[] file) throws IOException {
        long before = THREAD.getCurrentThreadAllocatedBytes();
        AudioMetadata metadata = Reading.file(file).metadata();
        assertThat(THREAD.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_BYTES_ALLOCATED);
        return metadata;
    }
}
