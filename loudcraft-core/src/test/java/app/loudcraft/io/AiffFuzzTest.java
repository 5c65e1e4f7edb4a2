package app.loudcraft.io;

import app.loudcraft.io.FuzzedAudio.Leaps;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class AiffFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefusedAsAiff(byte @NotNull [] bytes) throws IOException {
        FuzzedAudio.check(bytes, Reading::aiff, Leaps.EXACT);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                AiffBytes.pcm16(2, 1, 2, 3, 4, 5, 6),
                AiffBytes.aiff()
                        .chunk("ANNO", new byte[] {65, 66, 67})
                        .ssnd(2, 4, new byte[20])
                        .chunk("NAME", new byte[] {68, 69})
                        .comm(3, 2, 20, 44_100)
                        .chunk("(c) ", new byte[] {70})
                        .bytes(),
                AiffBytes.aifc()
                        .chunk("FVER", new byte[4])
                        .comm("fl32", 1, 4, 32, 96_000)
                        .ssnd(new byte[16])
                        .bytes(),
                AiffBytes.aifc()
                        .comm("fl64", 2, 2, 64, 48_000)
                        .ssnd(new byte[32])
                        .chunk("AUTH", new byte[] {71})
                        .bytes(),
                AiffBytes.aifc()
                        .formSize(0)
                        .comm("sowt", 1, 0, 24, 96_000)
                        .ssndOfSize(0, new byte[10])
                        .bytes(),
                AiffBytes.aifc()
                        .comm("NONE", 4, 4, 8, 22_050)
                        .ssnd(new byte[16])
                        .bytes(),
                AiffBytes.aiff()
                        .chunk(
                                "CHAN",
                                ByteBuffer.allocate(12)
                                        .putInt(1 << 16)
                                        .putInt(7)
                                        .array())
                        .comm(3, 1, 16, 48_000)
                        .ssnd(new byte[6])
                        .chunk("ID3 ", FuzzSeeds.id3())
                        .chunk("MARK", new byte[2])
                        .bytes());
    }
}
