package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTargetTest {

    @ParameterizedTest
    @CsvSource({
        "SPOTIFY, -14, -1",
        "APPLE_MUSIC, -16, -1",
        "APPLE_PODCASTS, -16, -1",
        "YOUTUBE, -14, -1",
        "TIDAL, -14, -1",
        "AMAZON_MUSIC, -14, -2",
        "DEEZER, -15, -1",
        "NETFLIX, -27, -2",
        "EBU_R128, -23, -1",
        "ATSC_A85, -24, -2",
        "AES_SPEECH, -18, -1",
        "AUDIOBOOK_ACX, -20, -3",
        "CD, -9, -0.3"
    })
    void figuresAreThePublishedOnes(String constant, double lufs, double dbtp) throws ReflectiveOperationException {
        DeliveryTarget target =
                (DeliveryTarget) DeliveryTarget.class.getField(constant).get(null);
        assertThat(target.targetLufs()).hasValue(lufs);
        assertThat(target.ceilingDbtp()).isEqualTo(dbtp);
    }

    @Test
    void everyTargetIsFoundByItsNameHoweverItIsTyped() {
        for (DeliveryTarget target : DeliveryTarget.all()) {
            assertThat(DeliveryTarget.named(target.name())).contains(target);
            assertThat(DeliveryTarget.named(target.key())).contains(target);
            assertThat(DeliveryTarget.named(target.name().toUpperCase(Locale.ROOT)))
                    .contains(target);
            assertThat(target.key()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(target.source()).isNotBlank();
        }
        assertThat(DeliveryTarget.all()).doesNotHaveDuplicates();
        assertThat(DeliveryTarget.all().stream().map(DeliveryTarget::key)).doesNotHaveDuplicates();
        assertThat(DeliveryTarget.named("ebu r128")).isEmpty();
        assertThat(DeliveryTarget.named("EBU R 128")).contains(DeliveryTarget.EBU_R128);
        assertThat(DeliveryTarget.named("")).isEmpty();
    }

    @Test
    void allConstantsAreListed() {
        long constants = Arrays.stream(DeliveryTarget.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == DeliveryTarget.class)
                .count();
        assertThat(DeliveryTarget.all()).hasSize((int) constants);
    }

    @Test
    void louderMastersForSpotifyKeepMoreHeadroom() {
        assertThat(DeliveryTarget.SPOTIFY.withTargetLufs(-9.0).ceilingDbtp()).isEqualTo(-2.0);
        assertThat(DeliveryTarget.SPOTIFY.withTargetLufs(-14.0).ceilingDbtp()).isEqualTo(-1.0);
        assertThat(DeliveryTarget.SPOTIFY.withTargetLufs(-16.0).ceilingDbtp()).isEqualTo(-1.0);
        assertThat(DeliveryTarget.TIDAL.withTargetLufs(-9.0).ceilingDbtp()).isEqualTo(-1.0);
        assertThat(DeliveryTarget.SPOTIFY
                        .withCeilingDbtp(-0.5)
                        .withTargetLufs(-9.0)
                        .ceilingDbtp())
                .isEqualTo(-0.5);
    }

    @Test
    void changedTargetIsNoLongerOfficial() {
        assertThat(DeliveryTarget.SPOTIFY.official()).isTrue();
        assertThat(DeliveryTarget.SPOTIFY.withTargetLufs(-14.0).official()).isTrue();
        assertThat(DeliveryTarget.SPOTIFY.withTargetLufs(-9.0).official()).isFalse();
        assertThat(DeliveryTarget.SPOTIFY.withCeilingDbtp(-1.0).official()).isTrue();
        assertThat(DeliveryTarget.SPOTIFY.withCeilingDbtp(-0.1).official()).isFalse();
    }

    @Test
    void monoPodcastsAreThreeDecibelsLower() {
        assertThat(DeliveryTarget.APPLE_PODCASTS.targetLufs(1)).hasValue(-19.0);
        assertThat(DeliveryTarget.APPLE_PODCASTS.targetLufs(2)).hasValue(-16.0);
        assertThat(DeliveryTarget.SPOTIFY.targetLufs(1)).hasValue(-14.0);
        assertThat(DeliveryTarget.APPLE_PODCASTS.withTargetLufs(-17.0).targetLufs(1))
                .hasValue(-17.0);
        assertThat(DeliveryTarget.BANDCAMP.targetLufs(2)).isEmpty();
    }

    @Test
    void ownTargetIsNamedByItsLoudness() {
        DeliveryTarget own = DeliveryTarget.of(-11.5, -0.8);
        assertThat(own.name()).isEqualTo("-11.5 LUFS");
        assertThat(own.targetLufs()).hasValue(-11.5);
        assertThat(own.ceilingDbtp()).isEqualTo(-0.8);
        assertThat(own.official()).isFalse();
    }

    @Test
    void figuresOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveryTarget.of(-2.0, -1.0))
                .withMessage("targetLufs must be in [-60.0, -3.0] LUFS, but was -2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeliveryTarget.of(-14.0, Double.NaN))
                .withMessage("ceilingDbtp must be in [-20.0, 0.0] dBTP, but was NaN");
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryTarget.of(Double.NaN, -1.0));
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryTarget.of(-14.0, 0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryTarget.SPOTIFY.withTargetLufs(-60.1));
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryTarget.SPOTIFY.withCeilingDbtp(-20.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryTarget(
                        "x",
                        OptionalDouble.of(-14.0),
                        OptionalDouble.empty(),
                        0.0,
                        -1.0,
                        OptionalDouble.empty(),
                        false,
                        "y"))
                .withMessage("toleranceLu must be in [0.05, 10.0] LU, but was 0.0");
        assertThatIllegalArgumentException()
                .as("a loud ceiling above the ordinary one")
                .isThrownBy(() -> new DeliveryTarget(
                        "x",
                        OptionalDouble.of(-14.0),
                        OptionalDouble.empty(),
                        0.5,
                        -1.0,
                        OptionalDouble.of(-0.5),
                        false,
                        "y"));
    }
}
