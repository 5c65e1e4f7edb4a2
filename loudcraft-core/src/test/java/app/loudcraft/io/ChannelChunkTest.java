package app.loudcraft.io;

import static app.loudcraft.audio.Channel.BACK_CENTRE;
import static app.loudcraft.audio.Channel.CENTRE;
import static app.loudcraft.audio.Channel.LEFT;
import static app.loudcraft.audio.Channel.LEFT_BACK;
import static app.loudcraft.audio.Channel.LEFT_SIDE;
import static app.loudcraft.audio.Channel.LEFT_SURROUND;
import static app.loudcraft.audio.Channel.LEFT_WIDE;
import static app.loudcraft.audio.Channel.LFE;
import static app.loudcraft.audio.Channel.RIGHT;
import static app.loudcraft.audio.Channel.RIGHT_BACK;
import static app.loudcraft.audio.Channel.RIGHT_SIDE;
import static app.loudcraft.audio.Channel.RIGHT_SURROUND;
import static app.loudcraft.audio.Channel.UNSPECIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelChunkTest {

    static Stream<Arguments> chunks() {
        return Stream.of(
                Arguments.of("MPEG 5.1 A", tag(121, 6), roles(LEFT, RIGHT, CENTRE, LFE, LEFT_SURROUND, RIGHT_SURROUND)),
                Arguments.of("MPEG 5.1 D", tag(124, 6), roles(CENTRE, LEFT, RIGHT, LEFT_SURROUND, RIGHT_SURROUND, LFE)),
                Arguments.of(
                        "MPEG 7.1 C",
                        tag(128, 8),
                        roles(LEFT, RIGHT, CENTRE, LFE, LEFT_SIDE, RIGHT_SIDE, LEFT_BACK, RIGHT_BACK)),
                Arguments.of("DVD 4", tag(133, 3), roles(LEFT, RIGHT, LFE)),
                Arguments.of("stereo", tag(101, 2), roles(LEFT, RIGHT)),
                Arguments.of("mono", tag(100, 1), roles(Channel.MONO)),
                Arguments.of("bitmap of 2.1", words(1 << 16, 0xB, 0), roles(LEFT, RIGHT, LFE)),
                Arguments.of(
                        "bitmap of 5.1 with the pair beside",
                        words(1 << 16, 0x60F, 0),
                        roles(LEFT, RIGHT, CENTRE, LFE, LEFT_SURROUND, RIGHT_SURROUND)),
                Arguments.of(
                        "descriptions",
                        described(3, 1, 35, 9, 4711),
                        roles(CENTRE, LEFT, LEFT_WIDE, BACK_CENTRE, UNSPECIFIED)),
                Arguments.of(
                        "descriptions with a pair beside",
                        described(10, 11, 5, 6),
                        roles(LEFT_SIDE, RIGHT_SIDE, LEFT_BACK, RIGHT_BACK)),
                Arguments.of(
                        "descriptions with a pair behind",
                        described(33, 34, 5, 6),
                        roles(LEFT_BACK, RIGHT_BACK, LEFT_SIDE, RIGHT_SIDE)),
                Arguments.of(
                        "descriptions with one pair",
                        described(10, 11, 3),
                        roles(LEFT_SURROUND, RIGHT_SURROUND, CENTRE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chunks")
    void placesOfTheChannelsAreReadWhereverTheChunkStands(String what, byte[] chunk, ChannelLayout layout)
            throws IOException {
        int channels = layout.size();
        byte[] samples = new byte[2 * channels];
        byte[] before = AiffBytes.aiff()
                .chunk("CHAN", chunk)
                .comm(channels, 1, 16, 48_000)
                .ssnd(samples)
                .bytes();
        byte[] behind = AiffBytes.aiff()
                .comm(channels, 1, 16, 48_000)
                .ssnd(samples)
                .chunk("CHAN", chunk)
                .bytes();

        assertThat(Reading.file(before).spec().layout()).isEqualTo(layout);
        assertThat(Reading.stream(before).spec().layout()).isEqualTo(layout);
        assertThat(Reading.file(behind).spec().layout()).isEqualTo(layout);
        assertThat(Reading.file(behind).notes()).isEmpty();
    }

    @Test
    void chunkThatFitsNotIsNotedAndTheNumberOfChannelsCounts() throws IOException {
        for (byte[] chunk : new byte[][] {
            tag(121, 5),
            tag(124, 6),
            tag(999, 3),
            words(1 << 16, 0, 0),
            described(1, 2),
            words(0, 0, -1),
            words(0, 0, 3, 1),
            new byte[11]
        }) {
            byte[] file = AiffBytes.aiff()
                    .chunk("CHAN", chunk)
                    .comm(3, 1, 16, 48_000)
                    .ssnd(new byte[6])
                    .bytes();
            try (AudioReader reader = Reading.file(file)) {
                assertThat(reader.spec().layout()).isEqualTo(ChannelLayout.SURROUND_3_0);
                assertThat(reader.notes()).containsExactly("the CHAN chunk says no known places of 3 channels");
            }
        }
    }

    @Test
    void longestChunkTakesNoMoreMemoryThanItMay() throws IOException {
        byte[] file = AiffBytes.aiff()
                .chunk("CHAN", described(new int[1_000]))
                .comm(3, 1, 16, 48_000)
                .ssnd(new byte[6])
                .bytes();

        assertThat(Reading.file(file).spec().layout()).isEqualTo(ChannelLayout.SURROUND_3_0);
    }

    private static ChannelLayout roles(Channel... roles) {
        return ChannelLayout.of(roles);
    }

    private static byte[] tag(int tag, int channels) {
        return words(tag << 16 | channels, 0, 0);
    }

    private static byte[] described(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(12 + 20 * labels.length).put(words(0, 0, labels.length));
        for (int label : labels) {
            bytes.putInt(label).put(new byte[16]);
        }
        return bytes.array();
    }

    private static byte[] words(int... words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * words.length);
        bytes.asIntBuffer().put(words);
        return bytes.array();
    }
}
