package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringWishes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasteringBuilderTest {

    @Test
    void everyWishHasADefault() {
        assertThat(Mastering.builder().build().wishes()).isEqualTo(MasteringWishes.DEFAULT);
    }

    @Test
    void ceilingOutsideItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().ceilingDbtp(Double.NaN))
                .withMessage("ceilingDbtp must be in [-20.0, 0.0] dBTP, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().ceilingDbtp(0.1))
                .withMessage("ceilingDbtp must be in [-20.0, 0.0] dBTP, but was 0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().ceilingDbtp(-20.5));
    }

    @Test
    void loudnessOutsideItsRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().targetLufs(-2.9))
                .withMessage("targetLufs must be in [-60.0, -3.0] LUFS, but was -2.9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().targetLufs(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101, Integer.MIN_VALUE})
    void intensityOutsideItsRangeIsRefused(int percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().spatial(percent))
                .withMessage("intensityPercent must be in [0, 100] %, but was " + percent);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_048_577})
    void blockSizeOutsideItsRangeIsRefused(int frames) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mastering.builder().blockFrames(frames))
                .withMessage("blockFrames must be in [1, 1048576] frames, but was " + frames);
    }

    @Test
    void missingWishesAreRefused() {
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().target(null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().genre(null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().format(null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().detectGenre(null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().spatial(10, null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().spatial(null));
        assertThatNullPointerException().isThrownBy(() -> Mastering.builder().qualityGate(null));
    }

    @Test
    void moduleThatIsNotThereIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Mastering.builder().detectGenre().build())
                .withMessage("detectGenre() needs a GenreClassifier; add the dependency app.loudcraft:loudcraft-onnx"
                        + " or hand an instance to detectGenre()");
        assertThatIllegalStateException()
                .isThrownBy(() -> Mastering.builder().spatial(40).build())
                .withMessageContaining("app.loudcraft:loudcraft-spatial");
        assertThatIllegalStateException()
                .isThrownBy(() -> Mastering.builder().spatial().build())
                .withMessage("spatial() needs a SpatialEnhancer; add the dependency app.loudcraft:loudcraft-spatial"
                        + " or hand an instance to spatial()");
        assertThatIllegalStateException()
                .isThrownBy(() -> Mastering.builder().qualityGate().build())
                .withMessageContaining("app.loudcraft:loudcraft-qc");
        // nothing is widened, so nothing is needed
        assertThat(Mastering.builder().spatial(0).build().wishes().spatialPercent())
                .hasValue(0);
    }

    @Test
    void givenAndRecognisedGenreExcludeEachOtherInAnyOrder() {
        String message = "genre(POP) and detectGenre() exclude each other; call one of them";
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Mastering.builder().genre(Genre.POP).detectGenre().build())
                .withMessage(message);
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> Mastering.builder().detectGenre().genre(Genre.POP).build())
                .withMessage(message);
    }

    @Test
    void lastCallWinsAndOrderDoesNotMatter() {
        MasteringWishes one = Mastering.builder()
                .target(DeliveryTarget.CD)
                .targetLufs(-9.0)
                .target(DeliveryTarget.SPOTIFY)
                .genre(Genre.POP)
                .genre(Genre.ROCK)
                .build()
                .wishes();
        MasteringWishes other = Mastering.builder()
                .genre(Genre.ROCK)
                .targetLufs(-9.0)
                .target(DeliveryTarget.SPOTIFY)
                .build()
                .wishes();
        assertThat(one).isEqualTo(other);
        assertThat(one.target().targetLufs()).hasValue(-9.0);
        assertThat(one.target().ceilingDbtp()).isEqualTo(-2.0);
        assertThat(Mastering.builder()
                        .ceilingDbtp(-0.5)
                        .targetLufs(-9.0)
                        .build()
                        .wishes()
                        .target()
                        .ceilingDbtp())
                .isEqualTo(-0.5);
    }

    @Test
    void toBuilderMakesTheSameAgain() {
        Mastering mastering = Mastering.builder()
                .target(DeliveryTarget.TIDAL)
                .targetLufs(-11.0)
                .ceilingDbtp(-0.7)
                .genre(Genre.METAL)
                .format(SampleFormat.PCM_16)
                .blockFrames(100)
                .build();
        assertThat(mastering.toBuilder().build().wishes()).isEqualTo(mastering.wishes());
        assertThat(mastering.toBuilder().genre(Genre.POP).build().wishes().target())
                .isEqualTo(mastering.wishes().target());
        assertThat(mastering.wishes().genre()).contains(Genre.METAL);
    }

    @Test
    void toBuilderRemembersTheWishesAndNotWhatTheyMadeOfEachOther() {
        Mastering loud = Mastering.builder().targetLufs(-9.0).build();
        assertThat(loud.wishes().target().ceilingDbtp()).isEqualTo(-2.0);
        assertThat(loud.toBuilder().targetLufs(-16.0).build().wishes())
                .isEqualTo(Mastering.builder().targetLufs(-16.0).build().wishes());
        assertThat(loud.toBuilder().target(DeliveryTarget.CD).build().wishes())
                .isEqualTo(Mastering.builder()
                        .targetLufs(-9.0)
                        .target(DeliveryTarget.CD)
                        .build()
                        .wishes());
    }

    @Test
    void builderMayBeUsedAgainWithoutChangingWhatItMade() {
        MasteringBuilder builder = Mastering.builder().targetLufs(-9.0);
        Mastering first = builder.build();
        builder.targetLufs(-20.0).blockFrames(1);
        assertThat(first.wishes().target().targetLufs()).hasValue(-9.0);
        assertThat(first.toBuilder().build().wishes().target().targetLufs()).hasValue(-9.0);
    }
}
