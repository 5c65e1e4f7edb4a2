package app.loudcraft.benchmarks;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Makes an RF64 file of any size that takes little room on the disk: music here and there, silence that is not stored in
 * between.
 *
 * <pre>{@code
 * java -cp benchmarks/target/benchmarks.jar app.loudcraft.benchmarks.HugeFile huge.wav 12
 * }</pre>
 *
 * <p>24-bit stereo at 48 kHz. A minute of music stands at the beginning, at every eighth and at the end.
 */
public final class HugeFile {

    private static final int RATE_HZ = 48_000;
    private static final int MUSIC_SECONDS = 60;
    private static final int FRAME_BYTES = 6;
    private static final int HEAD_BYTES = 80;
    private static final int DS64_BYTES = 28;
    private static final int FORMAT_BYTES = 16;
    private static final int PLACES = 8;
    private static final int SIZE_IN_DS64 = -1;
    private static final double BYTES_PER_GB = 1e9;

    private HugeFile() {}

    /**
     * @param arguments the file, which must not exist, and its size in gigabytes
     */
    public static void main(String[] arguments) throws IOException {
        long frames = (long) (Double.parseDouble(arguments[1]) * BYTES_PER_GB) / FRAME_BYTES;
        Path file = Path.of(arguments[0]);
        ByteBuffer music = music();
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            write(channel, head(frames), 0);
            for (int place = 0; place <= PLACES; place++) {
                long at = (frames - MUSIC_SECONDS * RATE_HZ) / PLACES * place;
                write(channel, music.rewind(), HEAD_BYTES + FRAME_BYTES * at);
            }
            // The length, to the last byte of the last frame.
            write(channel, ByteBuffer.allocate(1), HEAD_BYTES + FRAME_BYTES * frames - 1);
        }
        System.out.printf(Locale.ROOT, "%d frames, %.2f h%n", frames, frames / (3_600.0 * RATE_HZ));
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** EBU Tech 3306, section 3. */
    private static ByteBuffer head(long frames) {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        head.put(ascii("RF64")).putInt(SIZE_IN_DS64).put(ascii("WAVE"));
        head.put(ascii("ds64")).putInt(DS64_BYTES);
        head.putLong(HEAD_BYTES - 8 + FRAME_BYTES * frames)
                .putLong(FRAME_BYTES * frames)
                .putLong(frames)
                .putInt(0);
        head.put(ascii("fmt ")).putInt(FORMAT_BYTES);
        head.putShort((short) 1).putShort((short) 2).putInt(RATE_HZ).putInt(FRAME_BYTES * RATE_HZ);
        head.putShort((short) FRAME_BYTES).putShort((short) 24);
        head.put(ascii("data")).putInt(SIZE_IN_DS64);
        return head.flip();
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }

    /** The samples of a small file, as they are stored. */
    private static ByteBuffer music() throws IOException {
        Path small = Files.createTempFile("huge", ".wav");
        try {
            AudioBuffer chords = Chords.of(RATE_HZ, MUSIC_SECONDS);
            AudioFiles.write(small, chords, SampleFormat.PCM_24);
            int bytes = FRAME_BYTES * chords.frames();
            byte[] all = Files.readAllBytes(small);
            // Without metadata the samples are what the file ends with.
            return ByteBuffer.wrap(all, all.length - bytes, bytes).slice();
        } finally {
            Files.deleteIfExists(small);
        }
    }
}
