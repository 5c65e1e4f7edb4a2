package app.loudcraft.io;

import app.loudcraft.io.FuzzedAudio.Leaps;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class AudioFilesFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefused(byte @NotNull [] bytes) throws IOException {
        FuzzedAudio.check(bytes, Reading::any, Leaps.SAFE);
    }

    static Stream<byte[]> seeds() {
        return Stream.concat(
                Stream.concat(WavFuzzTest.seeds(), AiffFuzzTest.seeds()),
                FlacFuzzTest.seeds().flatMap(flac -> Stream.of(flac, tagged(flac))));
    }

    /** The file behind an ID3 tag. */
    private static byte[] tagged(byte[] flac) {
        byte[] tag = FuzzSeeds.id3();
        return ByteBuffer.allocate(tag.length + flac.length).put(tag).put(flac).array();
    }
}
