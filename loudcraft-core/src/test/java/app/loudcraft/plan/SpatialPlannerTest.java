package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpatialPlannerTest {

    private static final int RATE_HZ = 48_000;
    private static final AudioBuffer NOISE = Signals.pink(3, RATE_HZ, ChannelLayout.STEREO, 2 * RATE_HZ, -23.0);
    private static final MixAnalysis MIX = analyze(TestMix.stereo().seconds(2.0));
    private static final MixAnalysis SURROUND =
            analyze(TestMix.stereo().in(ChannelLayout.SURROUND_5_1).seconds(1.0));

    /** Pink noise in the middle, other pink noise at the sides, the right channel turned by a gain. */
    private static AudioBuffer image(double middle, double sides, double right) {
        AudioBuffer image = NOISE.copy();
        for (int i = 0; i < image.frames(); i++) {
            double m = middle * NOISE.channel(0)[i];
            double s = sides * NOISE.channel(1)[i];
            image.channel(0)[i] = (float) (m + s);
            image.channel(1)[i] = (float) (right * (m - s));
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0    | 1    | both channels are the same, so all width will be made",
                // what dither of 24 bits adds: 110 dB under the noise
                "1 | 3e-6 | 1    | both channels are the same, so all width will be made",
                "1 | 0.05 | 1    | the channels carry nearly the same (correlation 0.99",
                "1 | 0.4  | 1    | the mix is ordinary stereo (correlation 0.7",
                "1 | 0.95 | 1    | the mix is wide already (correlation 0.0",
                "1 | 2    | 1    | the channels cancel each other in mono (correlation -0.",
                "0 | 1    | 1    | the channels cancel each other in mono (correlation -1.00), by all they have: where",
                "1 | 0    | 0.05 | the left channel is 26.0 dB over the right one, so hardly anything will be added",
                "1 | 0.4  | 0    | the right channel is silent, so hardly anything will be added",
                "1 | 0    | 20   | the right channel is 26.0 dB over the left one, so hardly anything will be added",
                "0 | 0    | 1    | the mix is silent"
            })
    void theReasonTellsWhatTheImageIsLike(double middle, double sides, double right, String image) {
        SpatialStep step = plan(analyze(image(middle, sides, right)), MasteringWishes.DEFAULT.withSpatialPercent(40));

        assertThat(step.intensityPercent()).isEqualTo(40);
        assertThat(step.reason()).startsWith("40 % was asked for; " + image).doesNotContain("Infinity", "NaN");
    }

    @Test
    void ofOrdinaryStereoEveryBandIsTold() {
        SpatialStep step = plan(analyze(image(1.0, 0.4, 1.0)), MasteringWishes.DEFAULT.withSpatialPercent(100));

        // Sides at 0.4 of the middle are 8 dB under it; 2 s of noise wander by a decibel or two where there is little
        // of it.
        assertThat(step.reason())
                .matches(".*; its sides against the middle: -\\d+\\.\\d dB below 120 Hz, -[78]\\.\\d dB up to 2 kHz, "
                        + "-[78]\\.\\d dB above");
    }

    @ParameterizedTest
    @EnumSource(Genre.class)
    void withoutAFigureWhatSuitsTheGenreIsTaken(Genre genre) {
        SpatialStep step = plan(MIX, MasteringWishes.DEFAULT.withGenre(genre).withSpatialOfGenre());

        int percent = (int) Math.round(GenreProfile.of(genre).spatialPercent());
        assertThat(step.intensityPercent()).isEqualTo(percent);
        assertThat(step.reason()).startsWith(percent + " % suits " + genre);
    }

    @Test
    void withoutAGenreWhatSuitsMostMusicIsTaken() {
        assertThat(plan(MIX, MasteringWishes.DEFAULT.withSpatialOfGenre()).reason())
                .startsWith(Math.round(GenreProfile.NEUTRAL.spatialPercent()) + " % suits most music; the mix is ");
    }

    @Test
    void genresThatWereRecognisedAreWeighed() {
        MixAnalysis mix = MIX.withGenre(new GenreEstimate(Map.of(Genre.ELECTRONIC, 0.6, Genre.CLASSICAL, 0.4), false));
        // 0.6^1.5, 0.4^1.5 for classical, and 0.4^3 for what is not electronic
        double expected = (0.4648 * GenreProfile.of(Genre.ELECTRONIC).spatialPercent()
                        + 0.2530 * GenreProfile.of(Genre.CLASSICAL).spatialPercent()
                        + 0.0640 * GenreProfile.NEUTRAL.spatialPercent())
                / 0.7818;

        SpatialStep step = plan(mix, MasteringWishes.DEFAULT.withSpatialOfGenre());

        assertThat(step.intensityPercent()).isEqualTo((int) Math.round(expected));
        assertThat(step.reason()).startsWith(Math.round(expected) + " % suits electronic + classical + neutral; ");
    }

    @Test
    void theToneOfAnAlbumLeavesTheGenreItsWidth() {
        MasteringWishes wishes =
                MasteringWishes.DEFAULT.withGenre(Genre.HIP_HOP).withSpatialOfGenre();
        SpatialStep alone = plan(MIX, wishes);

        assertThat(plan(MIX, wishes.withAlbumTone(MasteringPlanner.albumTone(List.of(MIX), wishes))))
                .isEqualTo(alone);
        assertThat(alone.reason()).startsWith("25 % suits hip-hop; ");
    }

    @Test
    void theIntensityOfTheTreatmentHoldsForTheGenresFigureAndNotForOneThatWasNamed() {
        MasteringWishes half = MasteringWishes.DEFAULT.withGenre(Genre.POP).withIntensityPercent(40);
        MasteringWishes none = half.withIntensityPercent(0);

        SpatialStep part = plan(MIX, half.withSpatialOfGenre());
        assertThat(part.intensityPercent()).isEqualTo(14);
        assertThat(part.reason()).startsWith("14 % is 40 % of the 35 % that suit pop; ");
        assertThat(plan(MIX, none.withSpatialOfGenre())).isEqualTo(new SpatialStep(0, "the intensity is 0 %"));
        assertThat(plan(MIX, half.withSpatialPercent(35)).intensityPercent()).isEqualTo(35);
        assertThat(plan(MIX, none.withSpatialPercent(35)).intensityPercent()).isEqualTo(35);
    }

    @Test
    void aFinishedMasterIsNotWidenedUnlessAFigureIsNamed() {
        double lufs = MIX.programme().loudness().integratedLufs().orElseThrow();
        MasteringWishes finished = MasteringWishes.DEFAULT.withTarget(DeliveryTarget.of(lufs, -0.1));

        SpatialStep step = plan(MIX, finished.withSpatialOfGenre());

        assertThat(step.active()).isFalse();
        assertThat(step.reason()).startsWith("the mix is a finished master");
        assertThat(plan(MIX, finished.withSpatialPercent(20)).intensityPercent())
                .isEqualTo(20);
    }

    @Test
    void nothingIsWidenedUnlessItIsWished() {
        SpatialStep off = new SpatialStep(0, "no widening was asked for");
        assertThat(plan(MIX, MasteringWishes.DEFAULT)).isEqualTo(off);
        assertThat(plan(SURROUND, MasteringWishes.DEFAULT)).isEqualTo(off);
    }

    @Test
    void monoIsLeftAsItIs() {
        MixAnalysis mono = analyze(TestMix.stereo().in(ChannelLayout.MONO).seconds(1.0));
        SpatialStep off = new SpatialStep(0, "only stereo can be widened, and the mix is mono");
        assertThat(plan(mono, MasteringWishes.DEFAULT.withSpatialPercent(40))).isEqualTo(off);
        assertThat(plan(mono, MasteringWishes.DEFAULT.withSpatialOfGenre())).isEqualTo(off);
    }

    @Test
    void moreThanTwoChannelsAreRefusedOnlyWhereAFigureIsNamed() {
        assertThat(plan(SURROUND, MasteringWishes.DEFAULT.withSpatialOfGenre()))
                .isEqualTo(new SpatialStep(0, "only stereo can be widened, and the mix is 5.1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(SURROUND, MasteringWishes.DEFAULT.withSpatialPercent(1)))
                .withMessageContaining("only stereo can be widened")
                .withMessageContaining("5.1; ask for a spatial intensity of 0 %");
    }

    private static SpatialStep plan(MixAnalysis mix, MasteringWishes wishes) {
        return MasteringPlanner.plan(mix, wishes).spatial();
    }

    private static MixAnalysis analyze(AudioBuffer mix) {
        try {
            return new MixAnalyzer(4_096).analyze(AudioFiles.of(mix));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
