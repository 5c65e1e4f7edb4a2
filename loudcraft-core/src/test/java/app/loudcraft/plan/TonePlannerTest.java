package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.testkit.ShapedNoise;
import java.io.IOException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Noise with the tone of the profile, and errors that are known. */
class TonePlannerTest {

    private static final GenreProfile PROFILE = GenreProfile.of(Genre.POP);
    private static final Treatment ALL = new Treatment(1.0, Optional.empty(), false);

    private static ShapedNoise like(GenreProfile profile) {
        return ShapedNoise.thirds(profile.tone()::levelDb);
    }

    static MixAnalysis analyze(AudioBuffer mix) throws IOException {
        return new MixAnalyzer(4_096).analyze(AudioFiles.of(mix));
    }

    private static ToneStep plan(ShapedNoise mix, double share) throws IOException {
        return plan(mix, PROFILE, new Treatment(share, Optional.empty(), false));
    }

    private static ToneStep plan(ShapedNoise mix, GenreProfile profile, Treatment treatment) throws IOException {
        return TonePlanner.plan(analyze(mix.seconds(3.0)), profile, treatment, CurveEqualizer.Phase.MINIMUM, "because");
    }

    /** So many decibels at the top, rising from none over the octave before. */
    private static DoubleUnaryOperator above(double hz, double db) {
        return f -> db * Math.max(0.0, Math.min(1.0, 1.0 + Math.log(f / hz) / Math.log(2.0)));
    }

    @ParameterizedTest
    @EnumSource(Genre.class)
    void mixLikeItsProfileIsNotTouched(Genre genre) throws IOException {
        GenreProfile profile = GenreProfile.of(genre);
        ToneStep step = plan(like(profile), profile, ALL);
        assertThat(step.active()).isFalse();
        assertThat(step.moves()).isEmpty();
        assertThat(step.reason()).contains("lies within what the " + genre + " profile allows");
    }

    @Test
    void dullMixIsBrightenedBySevenTenthsOfWhatIsOutside() throws IOException {
        ToneStep step = plan(like(PROFILE).plus(above(5_000.0, -9.0)), 1.0);
        double allowedDb = PROFILE.tone().toleranceDb(26);
        // half a decibel for what a few seconds of noise leave open
        assertThat(step.mid().gainDb(SpectrumReading.centreHz(26)))
                .isCloseTo(Math.min(6.0, 0.7 * (9.0 - allowedDb)), within(0.5));
        assertThat(step.mid().gainDb(1_000.0)).isCloseTo(0.0, within(0.5));
        assertThat(step.side()).isEqualTo(step.mid());
        assertThat(step.moves()).anySatisfy(move -> {
            assertThat(move.frequencyHz()).isCloseTo(7_943.0, within(1.0));
            assertThat(move.gainDb()).isPositive();
            assertThat(move.reason())
                    .matches("(6\\.3|7\\.9|10) kHz is [89]\\.\\d dB under the pop curve, which allows \\d\\.\\d dB");
        });
        assertThat(step.reason()).startsWith("because: ");
    }

    @Test
    void boomyMixIsThinned() throws IOException {
        ToneStep step = plan(like(PROFILE).plus(f -> above(150.0, -12.0).applyAsDouble(f) + 12.0), 1.0);
        assertThat(step.mid().gainDb(63.0)).isBetween(-8.0, -4.0);
        assertThat(step.mid().gainDb(2_000.0)).isCloseTo(0.0, within(0.5));
    }

    @Test
    void correctionIsScaledByTheIntensity() throws IOException {
        ShapedNoise dull = like(PROFILE).plus(above(5_000.0, -7.0));
        double wholeDb = plan(dull, 1.0).mid().gainDb(7_943.0);
        assertThat(plan(dull, 0.5).mid().gainDb(7_943.0)).isCloseTo(0.5 * wholeDb, within(0.05));
        ToneStep none = plan(dull, PROFILE, new Treatment(0.0, Optional.of("not wanted"), false));
        assertThat(none.active()).isFalse();
        assertThat(none.reason()).isEqualTo("not wanted");
    }

    @Test
    void gainsKeepTheirBounds() throws IOException {
        ToneStep up = plan(like(PROFILE).plus(above(4_000.0, -40.0)), 1.0);
        ToneStep down = plan(like(PROFILE).plus(above(4_000.0, 40.0)), 1.0);
        for (double hz = 10.0; hz < 24_000.0; hz *= 1.05) {
            assertThat(up.mid().gainDb(hz)).isLessThanOrEqualTo(6.0 + 1e-9);
            assertThat(down.mid().gainDb(hz)).isGreaterThanOrEqualTo(-8.0 - 1e-9);
        }
        assertThat(up.mid().gainDb(8_000.0)).isGreaterThan(5.9);
        assertThat(down.mid().gainDb(8_000.0)).isLessThan(-7.9);
        // classical is hardly touched
        GenreProfile classical = GenreProfile.of(Genre.CLASSICAL);
        ToneStep little = plan(like(classical).plus(above(4_000.0, -40.0)), classical, ALL);
        assertThat(little.mid().gainDb(8_000.0)).isLessThanOrEqualTo(classical.maxToneDb() + 1e-9);
    }

    @Test
    void nothingBelowFortyHertzIsRaised() throws IOException {
        ToneStep step = plan(like(PROFILE).plus(f -> above(150.0, 15.0).applyAsDouble(f) - 15.0), 1.0);
        for (double hz = 5.0; hz <= 40.0; hz *= 1.02) {
            assertThat(step.mid().gainDb(hz)).as(hz + " Hz").isLessThanOrEqualTo(1e-9);
        }
        assertThat(step.mid().gainDb(80.0)).isGreaterThan(3.0);
    }

    @Test
    void nothingIsRaisedWhereTheSourceHasNothing() throws IOException {
        // dull, and cut off as a lossy encoder does
        ShapedNoise lossy = like(PROFILE).plus(above(4_000.0, -9.0)).cutAbove(11_000.0);
        assertThat(analyze(lossy.seconds(3.0)).spectrum().bandwidthHz().orElseThrow())
                .isCloseTo(11_000.0, within(300.0));
        ToneStep step = plan(lossy, 1.0);
        assertThat(step.mid().gainDb(7_943.0)).isGreaterThan(2.0);
        for (double hz = 11_500.0; hz < 24_000.0; hz *= 1.02) {
            assertThat(step.mid().gainDb(hz)).as(hz + " Hz").isLessThanOrEqualTo(1e-9);
        }
    }

    @Test
    void correctionIsSmoothOverAnOctave() throws IOException {
        // a notch and a peak of a third of an octave: neither is what a tone correction is for
        ShapedNoise jagged =
                like(PROFILE).plus(f -> Math.abs(Math.log(f / 2_000.0)) < 0.1 ? -12.0 : f > 6_000.0 ? -6.0 : 0.0);
        ToneStep step = plan(jagged, 1.0);
        for (double hz = 20.0; hz < 12_000.0; hz *= 1.1) {
            double third = Math.pow(2.0, 1.0 / 3.0);
            double steepDb = step.mid().gainDb(hz * third) - step.mid().gainDb(hz);
            // at most from one bound to the other within an octave, along a cubic
            assertThat(Math.abs(steepDb)).isLessThan(4.0);
        }
    }
}
