package app.loudcraft.io;

import static app.loudcraft.audio.Channel.*;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.Channel;
import app.loudcraft.audio.ChannelLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelMaskTest {

    // Masks as ksmedia.h names them (KSAUDIO_SPEAKER_...), or as the comment says.
    static Stream<Arguments> masks() {
        return Stream.of(
                Arguments.of(0x4, 1, ChannelLayout.MONO),
                Arguments.of(0x3, 2, ChannelLayout.STEREO),
                Arguments.of(0xB, 3, ChannelLayout.STEREO_LFE),
                Arguments.of(0x7, 3, ChannelLayout.SURROUND_3_0),
                Arguments.of(0x33, 4, ChannelLayout.QUAD),
                Arguments.of(0x603, 4, ChannelLayout.QUAD), // quad with side speakers
                Arguments.of(0x37, 5, ChannelLayout.SURROUND_5_0),
                Arguments.of(0x607, 5, ChannelLayout.SURROUND_5_0), // 5.0 with side speakers
                Arguments.of(0x3F, 6, ChannelLayout.SURROUND_5_1), // 5POINT1
                Arguments.of(0x60F, 6, ChannelLayout.SURROUND_5_1), // 5POINT1_SURROUND
                Arguments.of(0x70F, 7, ChannelLayout.SURROUND_6_1),
                Arguments.of(0x63F, 8, ChannelLayout.SURROUND_7_1), // 7POINT1_SURROUND
                Arguments.of(0x560F, 8, ChannelLayout.SURROUND_5_1_2), // 5POINT1POINT2
                Arguments.of(0x563F, 10, ChannelLayout.SURROUND_7_1_2), // 7POINT1POINT2
                Arguments.of(0x2D60F, 10, ChannelLayout.SURROUND_5_1_4), // 5POINT1POINT4
                Arguments.of(0x2D63F, 12, ChannelLayout.SURROUND_7_1_4), // 7POINT1POINT4
                Arguments.of(
                        0x107, // 4POINT0_SURROUND
                        4,
                        ChannelLayout.of(LEFT, RIGHT, CENTRE, BACK_CENTRE)),
                Arguments.of(
                        0xFF, // 7POINT1, wide
                        8,
                        ChannelLayout.of(
                                LEFT,
                                RIGHT,
                                CENTRE,
                                LFE,
                                LEFT_SURROUND,
                                RIGHT_SURROUND,
                                LEFT_OF_CENTRE,
                                RIGHT_OF_CENTRE)),
                // More bits than channels: the lowest count. Fewer: the rest is nowhere. Unknown bits: not there.
                Arguments.of(0x3F, 2, ChannelLayout.STEREO),
                Arguments.of(0x3, 3, ChannelLayout.of(LEFT, RIGHT, UNSPECIFIED)),
                Arguments.of(0x80000000, 2, ChannelLayout.STEREO),
                Arguments.of(0x6, 2, ChannelLayout.of(RIGHT, CENTRE)),
                // No mask: by the count.
                Arguments.of(0, 1, ChannelLayout.MONO),
                Arguments.of(0, 4, ChannelLayout.QUAD),
                Arguments.of(0, 5, ChannelLayout.SURROUND_5_0),
                Arguments.of(0, 6, ChannelLayout.SURROUND_5_1),
                Arguments.of(0, 7, ChannelLayout.SURROUND_6_1),
                Arguments.of(0, 8, ChannelLayout.SURROUND_7_1),
                Arguments.of(0, 9, ChannelLayout.unspecified(9)));
    }

    @ParameterizedTest
    @MethodSource("masks")
    void maskGivesTheRolesOfTheChannels(int mask, int channels, ChannelLayout layout) {
        assertThat(ChannelMask.layout(mask, channels)).isEqualTo(layout);
    }

    // The mask has no bits for wides, for tops above the sides beside others, for a second LFE and for the bottom.
    private static final List<ChannelLayout> BEYOND_THE_MASK =
            List.of(ChannelLayout.SURROUND_7_1_6, ChannelLayout.SURROUND_9_1_6, ChannelLayout.SURROUND_22_2);

    static List<ChannelLayout> layoutsWithAMask() {
        return ChannelLayout.named().stream()
                .filter(layout -> !BEYOND_THE_MASK.contains(layout))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("layoutsWithAMask")
    void everyOtherNamedLayoutComesBackFromItsMaskInItsOrder(ChannelLayout layout) {
        assertThat(ChannelMask.layout(ChannelMask.mask(layout), layout.size())).isEqualTo(layout);
        assertThat(ChannelMask.fileOrder(layout)).isSorted();
    }

    @Test
    void layoutsBeyondTheMaskAreStoredInTheirOwnOrderAndComeBackWithoutPlaces() {
        for (ChannelLayout layout : BEYOND_THE_MASK) {
            assertThat(ChannelMask.mask(layout)).isZero();
            assertThat(ChannelMask.inFileOrder(layout)).isEqualTo(layout);
            assertThat(ChannelMask.layout(0, layout.size())).isEqualTo(ChannelLayout.unspecified(layout.size()));
        }
    }

    @Test
    void orderOfFilmIsPutIntoTheOrderOfTheFormat() {
        ChannelLayout film = ChannelLayout.of(LEFT, CENTRE, RIGHT, LEFT_SURROUND, RIGHT_SURROUND, LFE);

        assertThat(ChannelMask.mask(film)).isEqualTo(0x3F);
        assertThat(ChannelMask.fileOrder(film)).containsExactly(0, 2, 1, 5, 3, 4);
        assertThat(ChannelMask.inFileOrder(film)).isEqualTo(ChannelLayout.SURROUND_5_1);
    }

    @Test
    void surroundsBesideBacksAreSides() {
        ChannelLayout layout = ChannelLayout.of(LEFT, RIGHT, LEFT_SURROUND, RIGHT_SURROUND, LEFT_BACK, RIGHT_BACK);

        assertThat(ChannelMask.mask(layout)).isEqualTo(0x633);
        assertThat(ChannelMask.fileOrder(layout)).containsExactly(0, 1, 4, 5, 2, 3);
    }

    @Test
    void channelsWithoutAPlaceComeLast() {
        ChannelLayout layout = ChannelLayout.of(UNSPECIFIED, RIGHT, LEFT);

        assertThat(ChannelMask.mask(layout)).isEqualTo(0x3);
        assertThat(ChannelMask.fileOrder(layout)).containsExactly(2, 1, 0);
    }

    @Test
    void layoutThatNoMaskCanSayHasNone() {
        ChannelLayout twice = ChannelLayout.of(LEFT, LEFT);
        ChannelLayout tops = ChannelLayout.of(TOP_SIDE_LEFT, TOP_FRONT_LEFT);

        assertThat(ChannelMask.mask(twice)).isZero();
        assertThat(ChannelMask.fileOrder(twice)).containsExactly(0, 1);
        assertThat(ChannelMask.mask(tops)).isZero();
        assertThat(ChannelMask.mask(ChannelLayout.of(Channel.MONO, Channel.MONO)))
                .isZero();
    }
}
