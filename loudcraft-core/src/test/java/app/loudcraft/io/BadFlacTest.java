package app.loudcraft.io;

import static app.loudcraft.io.AudioFormatException.Kind.EMPTY;
import static app.loudcraft.io.AudioFormatException.Kind.LIMIT_EXCEEDED;
import static app.loudcraft.io.AudioFormatException.Kind.MALFORMED;
import static app.loudcraft.io.AudioFormatException.Kind.TRUNCATED;
import static app.loudcraft.io.AudioFormatException.Kind.UNSUPPORTED;
import static app.loudcraft.io.WavBytes.ascii;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.io.FlacCoding.Residual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadFlacTest {

    // Marker, header of the stream info, stream info.
    private static final int FIRST_FRAME = 4 + 4 + 34;
    private static final int RATE = 18;
    private static final int TOTAL = 21;
    private static final int MD5 = 26;

    // One frame header of 6 bytes, with the number of samples in one byte and the CRC-8, then a subframe of 16-bit
    // samples.
    private static final int SUBFRAME = FIRST_FRAME + 7;

    static Stream<Arguments> faults() {
        int[] samples = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        byte[] good = FlacBytes.mono16(samples);
        return Stream.of(
                bad(TRUNCATED, 6, "inside the header of a metadata block", Arrays.copyOf(good, 6)),
                bad(TRUNCATED, 5, "says 34 bytes, but the file ends after 12", Arrays.copyOf(good, 20)),
                bad(MALFORMED, 4, "type 127", with(good, 4, 0x7F)),
                bad(MALFORMED, 4, "must be the stream info", with(good, 4, 0x81)),
                bad(MALFORMED, 5, "must have 34 bytes, but says 33", with(good, 7, 33)),
                bad(
                        MALFORMED,
                        42,
                        "must be the stream info",
                        file().block(0, new byte[34]).bytes()),
                bad(
                        UNSUPPORTED,
                        RATE,
                        "is 7999",
                        verbatim(new FlacBytes(7_999, 1, 16), samples).bytes()),
                bad(
                        UNSUPPORTED,
                        RATE,
                        "is 384001",
                        verbatim(new FlacBytes(384_001, 1, 16), samples).bytes()),
                bad(
                        UNSUPPORTED,
                        RATE,
                        "is 0",
                        verbatim(new FlacBytes(0, 1, 16), samples).bytes()),
                bad(
                        MALFORMED,
                        RATE + 2,
                        "says 3",
                        verbatim(new FlacBytes(48_000, 1, 3), samples).bytes()),
                bad(
                        TRUNCATED,
                        43,
                        "says 16777215 bytes",
                        file().block(2, 0xFF_FFFF, new byte[0]).bytes()),
                bad(LIMIT_EXCEEDED, FIRST_FRAME + 4 * 4095, "4096 metadata blocks", manyBlocks()),
                bad(EMPTY, FIRST_FRAME, "at least one frame", file().bytes()),
                bad(TRUNCATED, TOTAL, "says 12 frames, but the file ends after 0", Arrays.copyOf(good, FIRST_FRAME)),
                bad(
                        TRUNCATED,
                        TOTAL,
                        "says 99 frames, but the file ends after 12",
                        verbatim(file(), samples).total(99).bytes()),
                bad(
                        MALFORMED,
                        TOTAL,
                        "says 11 frames, but there are 12",
                        verbatim(file(), samples).total(11).bytes()),
                bad(TRUNCATED, good.length - 1, "inside a frame", Arrays.copyOf(good, good.length - 1)),
                bad(TRUNCATED, 60, "inside a frame", Arrays.copyOf(good, 60)),
                bad(MALFORMED, FIRST_FRAME, "sync code", with(good, FIRST_FRAME, 0)),
                bad(MALFORMED, FIRST_FRAME, "CRC-8", with(good, SUBFRAME - 1, good[SUBFRAME - 1] ^ 1)),
                bad(MALFORMED, FIRST_FRAME, "CRC-16", with(good, good.length - 1, good[good.length - 1] ^ 1)),
                bad(MALFORMED, FIRST_FRAME, "CRC-16", with(good, SUBFRAME + 4, 99)),
                bad(
                        MALFORMED,
                        MD5,
                        "MD5",
                        verbatim(file().md5(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6}), samples)
                                .bytes()),
                bad(
                        UNSUPPORTED,
                        FIRST_FRAME,
                        "sample rate in Hz must be that of the stream info, 48000, but is 44100",
                        verbatim(file().rateCode(9), samples).bytes()),
                bad(
                        UNSUPPORTED,
                        FIRST_FRAME,
                        "number of channels",
                        file().frame(1, new int[][] {samples}, FlacCoding.verbatim())
                                .bytes()),
                bad(
                        MALFORMED,
                        FIRST_FRAME,
                        "reserved",
                        verbatim(file().rateCode(15), samples).bytes()),
                bad(
                        MALFORMED,
                        FIRST_FRAME,
                        "reserved",
                        file().frame(11, new int[][] {samples}, FlacCoding.verbatim())
                                .bytes()),
                bad(MALFORMED, SUBFRAME, "known type", coded((out, x, bits) -> out.header(2))),
                bad(MALFORMED, SUBFRAME, "known type", coded((out, x, bits) -> out.header(13))),
                bad(MALFORMED, SUBFRAME, "known type", coded((out, x, bits) -> out.header(64))),
                bad(
                        MALFORMED,
                        SUBFRAME,
                        "not wasted",
                        coded((out, x, bits) -> out.put(3, 8).unary(15).put(0, 32))),
                bad(
                        MALFORMED,
                        SUBFRAME,
                        "not wasted",
                        coded((out, x, bits) -> out.put(3, 8).put(0, 500).put(1, 99))),
                bad(MALFORMED, SUBFRAME, "order must not exceed", coded((out, x, bits) -> out.header(63))),
                bad(
                        MALFORMED,
                        SUBFRAME,
                        "15 bits",
                        coded((out, x, bits) ->
                                out.header(32).put(0, 16).put(15, 4).put(0, 50))),
                bad(
                        MALFORMED,
                        SUBFRAME,
                        "negative",
                        coded((out, x, bits) ->
                                out.header(32).put(0, 16).put(3, 4).put(-1, 5).put(0, 50))),
                bad(
                        MALFORMED,
                        SUBFRAME + 1,
                        "method 0 or 1",
                        coded((out, x, bits) -> out.header(8).put(2, 2).put(0, 50))),
                bad(
                        MALFORMED,
                        SUBFRAME + 1,
                        "into 2^3",
                        coded((out, x, bits) ->
                                out.header(8).put(0, 2).put(3, 4).put(0, 50))),
                bad(
                        MALFORMED,
                        SUBFRAME + 9,
                        "into 2^2",
                        coded((out, x, bits) ->
                                out.header(12).put(0, 64).put(0, 2).put(2, 4).put(0, 99))),
                bad(
                        MALFORMED,
                        SUBFRAME + 2,
                        "32 bits",
                        coded((out, x, bits) -> out.header(8)
                                .put(1, 2)
                                .put(0, 4)
                                .put(30, 5)
                                .put(0, 400)
                                .put(1, 1)
                                .put(0, 500))),
                bad(
                        MALFORMED,
                        FIRST_FRAME,
                        "fill a frame's last byte",
                        coded((out, x, bits) ->
                                out.header(8).put(0, 10).put(-1, 12).put(1, 2))),
                bad(MALFORMED, FIRST_FRAME, "fit into 16 bits", coded(FlacCoding.fixed(0, Residual.rice(14)), 40_000)));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @MethodSource("faults")
    void everyFaultIsNamedWithFileAndOffset(Kind kind, int offset, String words, byte[] file) {
        AudioFormatException fault = catchThrowableOfType(AudioFormatException.class, () -> Reading.samples(file));
        AudioFormatException again =
                catchThrowableOfType(AudioFormatException.class, () -> Reading.all(Reading.stream(file), 3));

        assertThat(fault).isNotNull();
        assertThat(fault.getMessage())
                .startsWith("mix.wav, byte " + offset + ": ")
                .contains(words);
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(again).isNotNull().hasMessage(fault.getMessage());
    }

    @Test
    void audioBeforeThePrematureEndIsStillRead() throws IOException {
        byte[] file = FlacBytes.mono16(new int[1_000]);
        try (AudioReader reader = Reading.file(Arrays.copyOf(file, file.length - 5))) {
            assertThat(reader.read(AudioBlock.allocate(1, 900))).isEqualTo(900);
            assertThatThrownBy(() -> Reading.all(reader, 50))
                    .isInstanceOf(AudioFormatException.class)
                    .hasMessageContaining("inside a frame");
        }
    }

    @Test
    void claimedFramesTakeNoMemory(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("claim.flac");
        Files.write(path, verbatim(file(), 1, 2, 3).total(2_000_000_000).bytes());

        assertThatThrownBy(() -> AudioFiles.read(path))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("says 2000000000 frames, but the file ends after 3");
    }

    @Test
    void wholeFileIsReadIntoMemory(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("whole.flac");
        Files.write(path, FlacBytes.mono16(new int[10_000]));

        assertThat(AudioFiles.read(path).frames()).isEqualTo(10_000);
    }

    @Test
    void oggIsNamedAsWhatIsNotRead() {
        assertThatThrownBy(() -> Reading.samples(ascii("OggS............")))
                .hasMessage(
                        "mix.wav, byte 0: this looks like an Ogg file of unknown content; a WAV, FLAC or AIFF file is expected");
    }

    private static Arguments bad(Kind kind, int offset, String words, byte[] file) {
        return Arguments.of(kind, offset, words, file);
    }

    private static FlacBytes file() {
        return new FlacBytes(48_000, 1, 16);
    }

    private static FlacBytes verbatim(FlacBytes file, int... samples) {
        return file.frame(new int[][] {samples}, FlacCoding.verbatim());
    }

    private static byte[] coded(FlacCoding coding, int... samples) {
        return file().frame(new int[][] {Arrays.copyOf(samples, 12)}, coding).bytes();
    }

    private static byte[] with(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] manyBlocks() {
        FlacBytes file = file();
        for (int i = 0; i < 4_096; i++) {
            file.block(1, new byte[0]);
        }
        return file.bytes();
    }
}
