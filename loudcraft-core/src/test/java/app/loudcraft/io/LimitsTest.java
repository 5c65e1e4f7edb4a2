package app.loudcraft.io;

import static app.loudcraft.io.WavBytes.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.io.AudioFormatException.Kind;
import app.loudcraft.metadata.Omission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final byte[] FOUR_FRAMES = wav().fmt(1, 2, 48_000, 16)
            .data(new byte[16])
            .chunk("note", new byte[9])
            .bytes();

    @Test
    void aFileOverALimitIsRefusedAtOnce() throws IOException {
        assertThat(Reading.file(FOUR_FRAMES, with(Limits.DEFAULT.withFrames(4))).frames())
                .hasValue(4);
        assertExceeded(Limits.DEFAULT.withFrames(3), "mix.wav: at most 3 frames are allowed, but there are 4");
        assertExceeded(Limits.DEFAULT.withChannels(1), "mix.wav: at most 1 channels are allowed, but there are 2");
    }

    private static void assertExceeded(Limits limits, String message) {
        assertThatThrownBy(() -> Reading.file(FOUR_FRAMES, with(limits)))
                .isInstanceOfSatisfying(
                        AudioFormatException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.LIMIT_EXCEEDED))
                .hasMessage(message);
    }

    @Test
    void aStreamOfOpenLengthIsStoppedWhereTheLimitIs() throws IOException {
        byte[] open =
                wav().fmt(1, 2, 48_000, 16).chunk("data", -1, new byte[400]).bytes();
        AudioReader reader =
                AudioFiles.open(new ByteArrayInputStream(open), "mix.wav", with(Limits.DEFAULT.withFrames(70)));
        AudioBlock block = AudioBlock.allocate(2, 35);

        assertThat(reader.read(block)).isEqualTo(35);
        assertThat(reader.skip(35)).isEqualTo(35);
        assertThatThrownBy(() -> reader.read(block))
                .isInstanceOf(AudioFormatException.class)
                .hasMessage("mix.wav: at most 70 frames are allowed, but there are more");
    }

    @Test
    void metadataOverTheLimitIsLeftOut() throws IOException {
        assertThat(Reading.file(FOUR_FRAMES, with(Limits.DEFAULT.withMetadataBytes(9)))
                        .metadata()
                        .chunks())
                .hasSize(1);
        assertThat(Reading.file(FOUR_FRAMES, with(Limits.DEFAULT.withMetadataBytes(8)))
                        .metadata()
                        .omitted())
                .containsExactly(new Omission("chunk 'note'", 9, "metadata may have at most 8 bytes in all"));
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.withFrames(0))
                .withMessage("frames must be at least 1, but was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withChannels(65));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.withMetadataBytes(-1));
    }

    private static ReadOptions with(Limits limits) {
        return ReadOptions.DEFAULT.withLimits(limits);
    }
}
