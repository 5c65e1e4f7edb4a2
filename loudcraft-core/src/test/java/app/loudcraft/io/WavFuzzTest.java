package app.loudcraft.io;

import app.loudcraft.io.FuzzedAudio.Leaps;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class WavFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void anyBytesAreReadOrRefusedAsWav(byte @NotNull [] bytes) throws IOException {
        FuzzedAudio.check(bytes, Reading::wav, Leaps.EXACT);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                WavBytes.pcm16(2, 1, 2, 3, 4, 5, 6),
                WavBytes.wav()
                        .extensible(1, 3, 48_000, 24, 20, 7)
                        .data(new byte[18])
                        .bytes(),
                WavBytes.wav()
                        .fmt(3, 1, 48_000, 32, 4, 18)
                        .chunk("fact", new byte[4])
                        .data(new byte[17])
                        .bytes(),
                WavBytes.wav()
                        .extensible(3, 6, 96_000, 64, 64, 0x3F)
                        .data(new byte[96])
                        .bytes(),
                WavBytes.wav()
                        .chunk("bext", new byte[9])
                        .fmt(1, 1, 44_100, 8)
                        .data(new byte[5])
                        .chunk("LIST", WavBytes.ascii("INFOINAM\4\0\0\0Air\0"))
                        .bytes(),
                WavBytes.wav()
                        .fmt(1, 2, 48_000, 16)
                        .chunk("data", -1, new byte[12])
                        .bytes(),
                WavBytes.wav()
                        .container("RF64")
                        .riffSize(-1)
                        .ds64(80, 8)
                        .fmt(1, 2, 48_000, 16)
                        .chunk("data", -1, new byte[8])
                        .chunk("iXML", new byte[6])
                        .bytes(),
                WavBytes.wav()
                        .container("BW64")
                        .riffSize(-1)
                        .ds64(0, 0)
                        .fmt(1, 2, 48_000, 32)
                        .chunk("data", -1, new byte[16])
                        .bytes(),
                WavBytes.wav()
                        .chunk("bext", FuzzSeeds.bext())
                        .fmt(1, 1, 48_000, 16)
                        .data(new byte[4])
                        .chunk("id3 ", FuzzSeeds.id3())
                        .chunk("smpl", new byte[36])
                        .bytes(),
                WavBytes.wav()
                        .fmt(1, 1, 48_000, 16)
                        .chunk("ID3 ", FuzzSeeds.olderId3())
                        .data(new byte[4])
                        .bytes(),
                RifxBytes.rifx()
                        .fmt(1, 2, 48_000, 24)
                        .chunk("data", new byte[12])
                        .chunk("LIST", WavBytes.ascii("INFOIART\0\0\0\2A\0"))
                        .bytes(),
                Wave64Bytes.wave64()
                        .fmt(3, 1, 48_000, 32)
                        .chunk("data", new byte[8])
                        .chunk("bext", new byte[3])
                        .bytes());
    }
}
