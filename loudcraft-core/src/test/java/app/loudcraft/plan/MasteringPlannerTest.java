package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Dither;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.LoudnessStep.Aim;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasteringPlannerTest {

    private static final MixAnalysis MIX = analyze(TestMix.stereo().seconds(4.0));

    @ParameterizedTest
    @EnumSource(Genre.class)
    void everyStepOfEveryGenreHasAReason(Genre genre) {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, genre));
        assertThat(plan.profile()).isEqualTo(genre.toString());
        assertThat(plan.steps()).hasSize(6).allSatisfy(step -> {
            assertThat(step.title()).isNotBlank();
            assertThat(step.summary()).isNotBlank();
            assertThat(step.reason()).isNotBlank();
        });
        assertThat(plan.equalizer().reason()).isEqualTo("the genre was given as " + genre);
        assertThat(plan.equalizer().moves())
                .allSatisfy(move -> assertThat(move.reason()).contains("Hz"));
    }

    @Test
    void sameAnalysisAndWishesGiveTheSamePlan() {
        MasteringWishes wishes = wishes(DeliveryTarget.SPOTIFY, Genre.HIP_HOP);
        MixAnalysis again = analyze(TestMix.stereo().seconds(4.0));
        assertThat(MasteringPlanner.plan(MIX, wishes)).isEqualTo(MasteringPlanner.plan(again, wishes));
    }

    @Test
    void withoutAGenreTheToneStaysAsItIs() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("neutral");
        assertThat(plan.equalizer().active()).isFalse();
        assertThat(plan.equalizer().reason()).contains("no genre was given");
    }

    @Test
    void recognisedGenreIsFollowed() {
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(estimate(false)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("pop");
        assertThat(plan.equalizer().active()).isTrue();
        assertThat(plan.equalizer().reason()).isEqualTo("the mix was recognised as pop (70 %)");
    }

    @Test
    void unsureClassifierLeavesTheToneAsItIs() {
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(estimate(true)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("neutral");
        assertThat(plan.equalizer().reason()).contains("could not be told with confidence");
    }

    @Test
    void givenGenreOutweighsTheRecognisedOne() {
        MasteringPlan plan =
                MasteringPlanner.plan(MIX.withGenre(estimate(false)), wishes(DeliveryTarget.SPOTIFY, Genre.JAZZ_BLUES));
        assertThat(plan.profile()).isEqualTo("jazz, blues");
    }

    @Test
    void loudnessStepAimsAtTheTargetAndSaysTheChange() {
        LoudnessStep step = MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT).loudness();
        assertThat(step.aim()).isEqualTo(Aim.TARGET);
        assertThat(step.targetLufs()).hasValue(-14.0);
        assertThat(step.reason()).startsWith("the target is -14.0 LUFS (Spotify, official); the mix has -");
    }

    @Test
    void denseMixIsNotCompressedAndTheUserIsTold() {
        AudioBuffer square = Signals.sine(100, 0.0).stereo(4.0);
        for (int c = 0; c < 2; c++) {
            float[] x = square.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.copySign(0.5f, x[i]);
            }
        }
        MasteringPlan plan = MasteringPlanner.plan(analyze(square), MasteringWishes.DEFAULT);
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.compressor().reason()).contains("dense already");
        assertThat(plan.warnings()).anyMatch(warning -> warning.contains("seems to have been limited"));
    }

    @Test
    void dynamicMixIsGluedAboveItsLoudness() {
        double lufs = MIX.programme().loudness().integratedLufs().orElseThrow();
        assertThat(MIX.programme().plrDb().orElseThrow()).isGreaterThan(11.0);
        CompressorStep step =
                MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT).compressor();
        // the neutral profile: 1.3 : 1 from 3 dB over the loudness
        assertThat(step.settings().orElseThrow().ratio()).isEqualTo(1.3);
        assertThat(step.settings().orElseThrow().thresholdDbfs()).isCloseTo(lufs + 3.0, within(1e-9));
        assertThat(MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT).warnings())
                .isEmpty();
    }

    @Test
    void classicalKeepsItsDynamicsAndBearsOneDecibelOfLimiting() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, Genre.CLASSICAL));
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.equalizer().active()).isFalse();
        assertThat(plan.limiter().maxReductionDb()).isEqualTo(1.0);
        assertThat(plan.limiter().maxP95ReductionDb()).isEqualTo(1.0);
    }

    @Test
    void limiterHasTheCeilingOfTheTargetAndTheBudgetOfTheSpecification() {
        LimiterStep step = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.AMAZON_MUSIC, Genre.POP))
                .limiter();
        assertThat(step.settings().ceilingDbtp()).isEqualTo(-2.0);
        // up to 3 dB silently, up to 6 dB with a warning, 4 dB for 95 % of the time
        assertThat(step.warnAboveDb()).isEqualTo(3.0);
        assertThat(step.maxReductionDb()).isEqualTo(6.0);
        assertThat(step.maxP95ReductionDb()).isEqualTo(4.0);
    }

    @Test
    void silenceIsKept() {
        MasteringPlan plan = MasteringPlanner.plan(
                analyze(Signals.silence(48_000, ChannelLayout.STEREO, 96_000)), MasteringWishes.DEFAULT);
        assertThat(plan.loudness().aim()).isEqualTo(Aim.KEEP);
        assertThat(plan.loudness().reason()).contains("-70 LUFS");
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.compressor().reason()).isEqualTo("the loudness cannot be measured");
    }

    @Test
    void shortSoundIsKept() {
        MasteringPlan plan =
                MasteringPlanner.plan(analyze(Signals.sine(440, -10).stereo(0.1)), MasteringWishes.DEFAULT);
        assertThat(plan.loudness().aim()).isEqualTo(Aim.KEEP);
        assertThat(plan.loudness().reason()).startsWith("0.100 s are under the 400 ms");
    }

    @Test
    void monoPodcastAimsThreeDecibelsLower() {
        MixAnalysis mono = analyze(TestMix.stereo().in(ChannelLayout.MONO).seconds(2.0));
        MasteringWishes podcast = wishes(DeliveryTarget.APPLE_PODCASTS, Genre.SPEECH);
        assertThat(MasteringPlanner.plan(mono, podcast).loudness().targetLufs()).hasValue(-19.0);
        assertThat(MasteringPlanner.plan(MIX, podcast).loudness().targetLufs()).hasValue(-16.0);
    }

    @Test
    void placeWithoutALoudnessGetsThePeakToTheCeiling() {
        LoudnessStep step = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.BANDCAMP, Genre.POP))
                .loudness();
        assertThat(step.aim()).isEqualTo(Aim.CEILING);
        assertThat(step.targetLufs()).isEmpty();
        assertThat(step.reason()).startsWith("Bandcamp documents no loudness");
    }

    @Test
    void bandsBeyondTheReachOfTheRateAreLeftOut() {
        MixAnalysis narrow = analyze(TestMix.stereo().rate(8_000).seconds(2.0));
        for (Genre genre : Genre.values()) {
            MasteringPlan plan = MasteringPlanner.plan(narrow, wishes(DeliveryTarget.SPOTIFY, genre));
            assertThat(plan.equalizer().bands())
                    .allSatisfy(band -> assertThat(band.frequencyHz()).isLessThanOrEqualTo(3_200.0));
        }
        assertThat(MasteringPlanner.plan(narrow, wishes(DeliveryTarget.SPOTIFY, Genre.HIP_HOP))
                        .equalizer()
                        .bands())
                .hasSize(2);
    }

    @Test
    void onlyStereoIsWidened() {
        MasteringWishes wide = new MasteringWishes(DeliveryTarget.SPOTIFY, Optional.empty(), 40, SampleFormat.PCM_24);
        assertThat(MasteringPlanner.plan(MIX, wide).spatial().intensityPercent())
                .isEqualTo(40);
        MixAnalysis mono = analyze(TestMix.stereo().in(ChannelLayout.MONO).seconds(1.0));
        SpatialStep step = MasteringPlanner.plan(mono, wide).spatial();
        assertThat(step.active()).isFalse();
        assertThat(step.reason()).isEqualTo("only stereo can be widened, and the mix is mono");
    }

    @Test
    void onlyCoarseIntegersAreDithered() {
        for (SampleFormat format : SampleFormat.values()) {
            OutputStep step = MasteringPlanner.plan(
                            MIX, new MasteringWishes(DeliveryTarget.SPOTIFY, Optional.empty(), 0, format))
                    .output();
            assertThat(step.format()).isEqualTo(format);
            boolean coarse = List.of(SampleFormat.PCM_8, SampleFormat.PCM_16, SampleFormat.PCM_24)
                    .contains(format);
            assertThat(step.dither()).isEqualTo(coarse ? Dither.TPDF : Dither.NONE);
        }
    }

    @Test
    void flawsOfTheMixAreTold() {
        AudioBuffer hot = TestMix.stereo().gainDb(12.0).seconds(2.0);
        hot.channel(0)[100] = Float.NaN;
        hot.channel(1)[200] = Float.NEGATIVE_INFINITY;
        List<String> warnings =
                MasteringPlanner.plan(analyze(hot), MasteringWishes.DEFAULT).warnings();
        assertThat(warnings).contains("2 samples were NaN or infinite and count as 0");
        assertThat(warnings).anyMatch(warning -> warning.contains("over full scale"));
    }

    @Test
    void withMethodsChangeOneStepAlone() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, Genre.POP));
        EqualizerStep equalizer = new EqualizerStep(List.of(), "flat");
        CompressorStep compressor = new CompressorStep(Optional.empty(), "none");
        SpatialStep spatial = new SpatialStep(10, "a little");
        LoudnessStep loudness = new LoudnessStep(Aim.TARGET, OptionalDouble.of(-12.0), "louder");
        LimiterStep limiter = new LimiterStep(plan.limiter().settings(), 1.0, 1.0, 1.0, "careful");
        OutputStep output = new OutputStep(SampleFormat.PCM_16, Dither.NONE, "small");
        MasteringPlan changed = plan.withEqualizer(equalizer)
                .withCompressor(compressor)
                .withSpatial(spatial)
                .withLoudness(loudness)
                .withLimiter(limiter)
                .withOutput(output);
        assertThat(changed.steps()).containsExactly(equalizer, compressor, spatial, loudness, limiter, output);
        assertThat(changed.withEqualizer(plan.equalizer())
                        .withCompressor(plan.compressor())
                        .withSpatial(plan.spatial())
                        .withLoudness(plan.loudness())
                        .withLimiter(plan.limiter())
                        .withOutput(plan.output()))
                .isEqualTo(plan);
    }

    @Test
    void stepsOutsideTheirRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SpatialStep(101, "too wide"))
                .withMessage("intensityPercent must be in [0, 100] %, but was 101");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoudnessStep(Aim.KEEP, OptionalDouble.of(-14.0), "both"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoudnessStep(Aim.TARGET, OptionalDouble.empty(), "neither"));
        LimiterStep limiter =
                MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT).limiter();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LimiterStep(limiter.settings(), Double.NaN, 1.0, 1.0, "unknown"))
                .withMessage("maxReductionDb must be in [0.0, 40.0] dB, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new MasteringWishes(DeliveryTarget.SPOTIFY, Optional.empty(), -1, SampleFormat.PCM_24))
                .withMessage("spatialPercent must be in [0, 100] %, but was -1");
    }

    private static GenreEstimate estimate(boolean unsure) {
        return new GenreEstimate(Map.of(Genre.POP, 0.7, Genre.ROCK, 0.3), unsure);
    }

    private static MasteringWishes wishes(DeliveryTarget target, Genre genre) {
        return new MasteringWishes(target, Optional.of(genre), 0, SampleFormat.PCM_24);
    }

    private static MixAnalysis analyze(AudioBuffer mix) {
        try {
            return new MixAnalyzer(4_096).analyze(AudioFiles.of(mix));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
