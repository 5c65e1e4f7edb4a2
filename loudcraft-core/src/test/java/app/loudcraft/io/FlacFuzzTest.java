package app.loudcraft.io;

import app.loudcraft.internal.tags.FlacPicture;
import app.loudcraft.io.FlacCoding.Residual;
import app.loudcraft.io.FuzzedAudio.Leaps;
import app.loudcraft.metadata.Picture;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The checksums are made right before reading, or no made-up frame would get past them. */
class FlacFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefusedAsFlac(byte @NotNull [] bytes) throws IOException {
        FuzzedAudio.check(SealedFlac.of(bytes), Reading::flac, Leaps.SAFE);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(mono(), stereo(), deep(), wide(), manyChannels(), tableAndTags(), manyFrames());
    }

    private static byte[] mono() {
        int[][] walk = {FlacReaderTest.walk(1, 16)};
        return new FlacBytes(44_100, 1, 16)
                .unknownTotal()
                .frame(walk, FlacCoding.verbatim())
                .frame(walk, FlacCoding.fixed(4, Residual.rice(9)))
                .frame(walk, FlacCoding.linear(12, 10, Residual.rice(7, 6, 8, 5), 1900, -900))
                .frame(new int[][] {new int[16]}, FlacCoding.wasted(1, FlacCoding.constant()))
                .bytes();
    }

    private static byte[] stereo() {
        int[][] walks = {FlacReaderTest.walk(2, 16), FlacReaderTest.walk(3, 16)};
        FlacBytes file = new FlacBytes(48_000, 2, 16).variable().rateCode(12, 48);
        for (int code : new int[] {FlacBytes.LEFT_SIDE, FlacBytes.SIDE_RIGHT, FlacBytes.MID_SIDE}) {
            file.frame(code, walks, FlacCoding.fixed(2, Residual.rice2(7)), FlacCoding.verbatim());
        }
        return file.bytes();
    }

    private static byte[] deep() {
        int[][] walk = {FlacReaderTest.walk(4, 24)};
        return new FlacBytes(96_000, 1, 24)
                .frame(walk, FlacCoding.fixed(1, Residual.rice(Residual.ESCAPE, 7)))
                .frame(
                        walk,
                        FlacCoding.linear(
                                15, 13, Residual.rice2(16), 7_000, 500, -300, 200, -100, 50, -20, 10, 5, -5, 3, 1, 1))
                .bytes();
    }

    private static byte[] wide() {
        int[][] walks = {FlacReaderTest.walk(5, 32), FlacReaderTest.walk(6, 32)};
        return new FlacBytes(192_000, 2, 32)
                .frame(FlacBytes.MID_SIDE, walks, FlacCoding.fixed(0, Residual.rice2(30)), FlacCoding.verbatim())
                .frame(FlacBytes.LEFT_SIDE, walks, FlacCoding.fixed(2, Residual.rice2(28)))
                .bytes();
    }

    private static byte[] manyChannels() {
        return new FlacBytes(48_000, 8, 8)
                .frame(new int[8][16], FlacCoding.constant())
                .frame(new int[8][192], FlacCoding.constant(), FlacCoding.fixed(0, Residual.rice(0)))
                .bytes();
    }

    private static byte[] tableAndTags() {
        byte[] table = ByteBuffer.allocate(36)
                .putLong(16)
                .putLong(24)
                .putShort((short) 16)
                .putLong(-1)
                .array();
        byte[] comment = WavBytes.ascii("\2\0\0\0me\1\0\0\0\7\0\0\0TITLE=x");
        FlacBytes file = new FlacBytes(48_000, 1, 8)
                .block(3, table)
                .block(4, comment)
                .block(6, FlacPicture.bytes(new Picture(3, "image/png", "c", new byte[] {1, 2})))
                .block(5, new byte[8])
                .block(2, WavBytes.ascii("loudabc"))
                .block(1, new byte[4]);
        for (int i = 0; i < 24; i++) {
            file.frame(new int[1][16], FlacCoding.constant());
        }
        return file.bytes();
    }

    /** Without a table, so that a leap has to look for the frame that it wants. */
    private static byte[] manyFrames() {
        FlacBytes file = new FlacBytes(48_000, 1, 16);
        for (int i = 0; i < 64; i++) {
            int[] level = new int[16];
            Arrays.fill(level, 100 * i);
            file.frame(new int[][] {level}, FlacCoding.constant());
        }
        return file.bytes();
    }
}
