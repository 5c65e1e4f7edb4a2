package app.loudcraft.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChannelLayoutTest {

    @Test
    void weightsFollowAnnex3OfBs1770() {
        assertThat(weights(ChannelLayout.SURROUND_5_1)).containsExactly(1.0, 1.0, 1.0, 0.0, 1.41, 1.41);
        assertThat(weights(ChannelLayout.SURROUND_7_1)).containsExactly(1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.41, 1.41);
        assertThat(weights(ChannelLayout.SURROUND_7_1_4))
                .containsExactly(1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.41, 1.41, 1.0, 1.0, 1.0, 1.0);
        assertThat(weights(ChannelLayout.MONO)).containsExactly(1.0);
    }

    @Test
    void rolesInAKnownOrderGiveTheNamedLayout() {
        assertThat(ChannelLayout.of(Channel.LEFT, Channel.RIGHT)).isSameAs(ChannelLayout.STEREO);
        assertThat(ChannelLayout.of(Channel.RIGHT, Channel.LEFT)).isNotEqualTo(ChannelLayout.STEREO);
        assertThat(ChannelLayout.unspecified(2).isStereo()).isFalse();
    }

    @Test
    void anEmptyLayoutIsRefused() {
        assertThatThrownBy(ChannelLayout::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChannelLayout.unspecified(0)).hasMessageContaining("at least 1, but was 0");
    }

    private static double[] weights(ChannelLayout layout) {
        return layout.channels().stream().mapToDouble(Channel::loudnessWeight).toArray();
    }
}
