package app.loudcraft.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimedNameTest {

    private static final ClaimedName NAMES = new ClaimedName(".mix.wav.", ".part");

    @Test
    void nextNameIsOfItsKindAndOfThisProcess() {
        String name = NAMES.next();

        assertThat(name).matches("\\.mix\\.wav\\.[0-9a-f]{24}\\.part");
        assertThat(NAMES.matches(name)).isTrue();
        assertThat(NAMES.isOwn(name)).isTrue();
        assertThat(NAMES.next()).isNotEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {".mix.wav.0.part", ".mix.wav.cafe.part", ".mix.wav.0123456789abcdef01234567.part"})
    void namesOfOtherProcessesAreOfTheSameKind(String name) {
        assertThat(NAMES.matches(name)).isTrue();
        assertThat(NAMES.isOwn(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".mix.wav..part",
                ".mix.wav.part",
                ".mix.part",
                ".mix.wav.cafe.wav.cafe.part",
                ".mix.wav.beef.cafe.part",
                ".mix.wav.other.part",
                ".mix.wav.cafe.part.wav",
                ".mix.wav.CAFE.part",
                ".mix2.wav.cafe.part",
                "mix.wav.cafe.part",
                "mix.wav",
                ""
            })
    void namesOfOtherKindsAreTold(String name) {
        assertThat(NAMES.matches(name)).isFalse();
    }
}
