package app.loudcraft.internal.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlacStreamTest {

    @ParameterizedTest
    @CsvSource({
        "0, 16, 48000, 'channels must be in [1, 8], but was 0'",
        "9, 16, 48000, 'channels must be in [1, 8], but was 9'",
        "2, 3, 48000, 'bits must be in [4, 32], but was 3'",
        "2, 33, 48000, 'bits must be in [4, 32], but was 33'",
        "2, 16, 0, 'rateHz must be in [1, 655350], but was 0'",
        "2, 16, 655351, 'rateHz must be in [1, 655350], but was 655351'"
    })
    void whatFlacCannotHoldIsRefused(int channels, int bits, int rateHz, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlacStream(channels, bits, rateHz, 5, List.of()))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {FlacBlock.STREAM_INFO, FlacBlock.SEEK_TABLE})
    void blocksThatTheStreamMakesItselfAreRefused(int type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream(5, List.of(new FlacBlock(type, new byte[34]))))
                .withMessageContaining("must not hold what the stream makes itself")
                .withMessageContaining("type " + type);
    }

    @Test
    void tagsTwiceAndLevelsThatDoNotExistAreRefused() {
        FlacBlock tags = new FlacBlock(FlacBlock.VORBIS_COMMENT, new byte[8]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream(5, List.of(tags, tags)))
                .withMessage("blocks must hold tags once, but held them twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream(9, List.of()))
                .withMessage("level must be in [0, 8], but was 9");
    }

    private static FlacStream stream(int level, List<FlacBlock> blocks) {
        return new FlacStream(2, 16, 48_000, level, blocks);
    }

    @Test
    void frameLongerThanABlockOrEmptyIsRefused() {
        FlacStream stream = new FlacStream(1, 16, 48_000, 5, List.of());

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> stream.encode(new int[1][5_000], 4_097));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> stream.encode(new int[1][10], 0));
    }

    @Test
    void headHasAsManyBytesBeforeAndAfterTheFrames() {
        FlacBlock picture = new FlacBlock(FlacBlock.PICTURE, new byte[1_000]);
        FlacStream stream = new FlacStream(1, 16, 48_000, 5, List.of(picture));
        int before = stream.head().remaining();
        stream.encode(new int[1][4_096], 4_096);
        stream.finish();

        assertThat(stream.head().remaining()).isEqualTo(before);
        assertThat(stream.frames()).isEqualTo(4_096);
    }

    @Test
    void blocksAreHeldToWhatTheirHeadersCanSay() {
        byte[] payload = {1, 2, 3};
        FlacBlock block = new FlacBlock(126, payload);
        payload[0] = 9;
        block.payload()[1] = 9;

        assertThat(block.payload()).containsExactly(1, 2, 3);
        assertThat(block).hasToString("FLAC metadata block of type 126 (3 bytes)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlacBlock(127, payload))
                .withMessage("type must be in [0, 126], but was 127");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlacBlock(4, new byte[1 << 24]))
                .withMessage("payload must have at most 16777215 bytes, but had 16777216");
    }
}
