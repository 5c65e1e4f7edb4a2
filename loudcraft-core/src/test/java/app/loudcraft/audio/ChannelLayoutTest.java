package app.loudcraft.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelLayoutTest {

    private static final double LFE = 0.0;

    /** Within 30 degrees of the height of the ear, and 60 to 120 degrees to the side. */
    private static final double BESIDE = 1.41;

    /** Every named layout, how many channels it has, and which of them are not 1.0 by BS.1770-5, Annexes 1 and 3. */
    static Stream<Arguments> weightTable() {
        return Stream.of(
                arguments("mono", 1, Map.of()),
                arguments("stereo", 2, Map.of()),
                arguments("2.1", 3, Map.of(2, LFE)),
                arguments("3.0", 3, Map.of()),
                arguments("4.0", 4, Map.of(2, BESIDE, 3, BESIDE)), // surrounds at 110 degrees
                arguments("5.0", 5, Map.of(3, BESIDE, 4, BESIDE)),
                arguments("5.1", 6, Map.of(3, LFE, 4, BESIDE, 5, BESIDE)),
                arguments("6.1", 7, Map.of(3, LFE, 5, BESIDE, 6, BESIDE)), // sides at 90, back at 180 degrees
                // From here on backs stand at 135 degrees, behind the range, and tops at 45 degrees, above it.
                arguments("7.1", 8, Map.of(3, LFE, 6, BESIDE, 7, BESIDE)),
                arguments("5.1.2", 8, Map.of(3, LFE, 4, BESIDE, 5, BESIDE)),
                arguments("5.1.4", 10, Map.of(3, LFE, 4, BESIDE, 5, BESIDE)),
                arguments("7.1.2", 10, Map.of(3, LFE, 6, BESIDE, 7, BESIDE)),
                arguments("7.1.4", 12, Map.of(3, LFE, 6, BESIDE, 7, BESIDE)),
                arguments("7.1.6", 14, Map.of(3, LFE, 6, BESIDE, 7, BESIDE)),
                // Wides stand at 60 degrees, the edge that belongs to the range.
                arguments("9.1.6", 16, Map.of(3, LFE, 6, BESIDE, 7, BESIDE, 8, BESIDE, 9, BESIDE)),
                // FL and FR at 60 degrees, SiL and SiR at 90; the bottom stands at -30, the edge outside the range.
                arguments("22.2", 24, Map.of(0, BESIDE, 1, BESIDE, 3, LFE, 9, LFE, 10, BESIDE, 11, BESIDE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("weightTable")
    void weightsFollowAnnex3OfBs1770(String name, int channels, Map<Integer, Double> exceptions) {
        ChannelLayout layout = named(name);
        assertThat(layout.size()).isEqualTo(channels);
        for (int c = 0; c < channels; c++) {
            assertThat(layout.channel(c).loudnessWeight())
                    .as("channel %d, %s", c, layout.channel(c))
                    .isEqualTo(exceptions.getOrDefault(c, 1.0));
        }
    }

    @Test
    void theTableOfWeightsHoldsEveryNamedLayout() {
        assertThat(weightTable().map(row -> row.get()[0]))
                .containsExactlyElementsOf(ChannelLayout.named().stream()
                        .map(ChannelLayout::toString)
                        .toList());
    }

    @Test
    void noNamedLayoutHasARoleTwice() {
        assertThat(ChannelLayout.named())
                .allSatisfy(layout -> assertThat(layout.channels()).doesNotHaveDuplicates());
    }

    @Test
    void leftAndRightMirrorEachOther() {
        for (Channel left : Channel.values()) {
            if (left.name().contains("LEFT")) {
                Channel right = Channel.valueOf(left.name().replace("LEFT", "RIGHT"));
                assertThat(right.azimuthDegrees()).as(left.name()).isEqualTo(-left.azimuthDegrees());
                assertThat(right.elevationDegrees()).as(left.name()).isEqualTo(left.elevationDegrees());
            }
        }
    }

    @Test
    void bothChannelsOfLowFrequencyEffectsAreSuch() {
        assertThat(Channel.values()).filteredOn(Channel::isLfe).containsExactly(Channel.LFE, Channel.LFE_2);
    }

    @Test
    void rolesInAKnownOrderGiveTheNamedLayout() {
        assertThat(ChannelLayout.named())
                .allSatisfy(
                        layout -> assertThat(ChannelLayout.of(layout.channels().toArray(Channel[]::new)))
                                .isSameAs(layout));
        assertThat(ChannelLayout.of(Channel.RIGHT, Channel.LEFT)).isNotEqualTo(ChannelLayout.STEREO);
        assertThat(ChannelLayout.unspecified(2).isStereo()).isFalse();
    }

    @Test
    void anEmptyLayoutIsRefused() {
        assertThatThrownBy(ChannelLayout::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChannelLayout.unspecified(0)).hasMessageContaining("at least 1, but was 0");
    }

    private static ChannelLayout named(String name) {
        return ChannelLayout.named().stream()
                .filter(layout -> layout.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
