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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MasteringPlannerTest {

    private static final MixAnalysis MIX = analyze(TestMix.stereo().seconds(4.0));
    private static final MixAnalysis NARROW =
            analyze(TestMix.stereo().rate(8_000).seconds(2.0));

    @ParameterizedTest
    @EnumSource(Genre.class)
    void everyStepOfEveryGenreHasAReason(Genre genre) {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, genre));
        assertThat(plan.profile()).isEqualTo(genre.toString());
        assertThat(plan.steps()).hasSize(11).allSatisfy(step -> {
            assertThat(step.title()).isNotBlank();
            assertThat(step.summary()).isNotBlank();
            assertThat(step.reason()).isNotBlank();
        });
        assertThat(plan.tone().reason()).startsWith("the genre was given as " + genre);
        assertThat(plan.tone().moves())
                .allSatisfy(move -> assertThat(move.reason()).contains("Hz"));
    }

    @Test
    void sameAnalysisAndWishesGiveTheSamePlan() {
        MasteringWishes wishes = wishes(DeliveryTarget.SPOTIFY, Genre.HIP_HOP);
        MixAnalysis again = analyze(TestMix.stereo().seconds(4.0));
        assertThat(MasteringPlanner.plan(MIX, wishes)).isEqualTo(MasteringPlanner.plan(again, wishes));
    }

    @Test
    void withoutAGenreTheNeutralProfileIsFollowed() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("neutral");
        assertThat(plan.tone().reason()).startsWith("no genre was given");
    }

    @Test
    void recognisedGenresAreFollowedByTheirProbabilities() {
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(estimate(false)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("pop + rock + neutral");
        assertThat(plan.tone().reason()).startsWith("the mix was recognised as 70 % pop and 30 % rock: blended curve");
        // 0.7^1.5, 0.3^1.5 for rock, and 0.3^3 for what is not pop
        double expectedDb = (0.585662018573853 * GenreProfile.of(Genre.POP).plrFloorDb()
                        + 0.164316767251550 * GenreProfile.of(Genre.ROCK).plrFloorDb()
                        + 0.027 * GenreProfile.NEUTRAL.plrFloorDb())
                / 0.776978785825403;
        assertThat(plan.limiter().minPlrDb()).isCloseTo(expectedDb, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("estimatesAndWhatIsSaid")
    void estimateIsToldInWords(GenreEstimate estimate, String said) {
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(estimate), MasteringWishes.DEFAULT);
        assertThat(plan.tone().reason()).matches(Pattern.quote(said) + "(: \\d.*|, and .*)");
    }

    static Stream<Arguments> estimatesAndWhatIsSaid() {
        String unsure = "the genre could not be told with confidence";
        return Stream.of(
                Arguments.of(sure(Map.of(Genre.HIP_HOP, 0.98, Genre.POP, 0.02)), recognised("hip-hop (98 %)")),
                Arguments.of(
                        sure(Map.of(Genre.RNB_SOUL, 0.2, Genre.HIP_HOP, 0.72, Genre.POP, 0.08)),
                        recognised("72 % hip-hop and 20 % R&B, soul: blended curve")),
                Arguments.of(
                        sure(Map.of(Genre.POP, 0.3, Genre.ROCK, 0.4, Genre.METAL, 0.2, Genre.LATIN, 0.1)),
                        recognised("40 % rock, 30 % pop and 20 % metal: blended curve")),
                // alone, and yet not certain: the neutral profile joins
                Arguments.of(
                        sure(Map.of(Genre.JAZZ_BLUES, 0.82, Genre.POP, 0.09, Genre.ROCK, 0.09)),
                        recognised("82 % jazz, blues: blended curve")),
                Arguments.of(
                        unsure(Map.of(Genre.ROCK, 0.31, Genre.POP, 0.28, Genre.METAL, 0.41)),
                        unsure + " (perhaps 41 % metal, 31 % rock, 28 % pop): blended curve"),
                // even over all genres: it leans to none
                Arguments.of(unsure(even()), unsure),
                Arguments.of(
                        new GenreEstimate(even(), true, Optional.of("the mix is silent")),
                        unsure + ": the mix is silent"),
                Arguments.of(
                        new GenreEstimate(Map.of(Genre.POP, 1.0), true, Optional.of("nothing repeats")),
                        unsure + ": nothing repeats"));
    }

    private static String recognised(String what) {
        return "the mix was recognised as " + what;
    }

    private static GenreEstimate sure(Map<Genre, Double> probabilities) {
        return new GenreEstimate(probabilities, false);
    }

    private static GenreEstimate unsure(Map<Genre, Double> probabilities) {
        return new GenreEstimate(probabilities, true);
    }

    private static Map<Genre, Double> even() {
        return Arrays.stream(Genre.values())
                .collect(Collectors.toMap(genre -> genre, genre -> 1.0 / Genre.values().length));
    }

    @Test
    void onlyTheNamedGenreMakesAProgrammeSpeech() {
        Map<Genre, Double> mostlySpeech = Map.of(Genre.SPEECH, 0.6, Genre.AMBIENT, 0.4);
        Map<Genre, Double> mostlyMusic = Map.of(Genre.SPEECH, 0.4, Genre.AMBIENT, 0.6);
        assertThat(isSpeech(sure(mostlySpeech))).isTrue();
        assertThat(isSpeech(sure(mostlyMusic))).isFalse();
        assertThat(isSpeech(unsure(mostlySpeech))).isFalse();
    }

    @Test
    void recognisedSpeechIsNotBlendedWithMusic() {
        Map<Genre, Double> mostlySpeech = Map.of(Genre.SPEECH, 0.6, Genre.AMBIENT, 0.4);
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(sure(mostlySpeech)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("speech");
        assertThat(plan.tone().reason()).startsWith("the mix was recognised as speech (60 %)");
    }

    private static boolean isSpeech(GenreEstimate estimate) {
        return MasteringPlanner.plan(MIX.withGenre(estimate), MasteringWishes.DEFAULT)
                .speech()
                .active();
    }

    @Test
    void genresThatAreHardlyPossibleAreLeftOut() {
        Map<Genre, Double> probabilities = Map.of(Genre.JAZZ_BLUES, 0.93, Genre.METAL, 0.05, Genre.SPEECH, 0.02);
        MasteringPlan plan =
                MasteringPlanner.plan(MIX.withGenre(new GenreEstimate(probabilities, false)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("jazz, blues");
    }

    @Test
    void classifierWithoutAnOpinionIsNotFollowed() {
        GenreEstimate deaf =
                new GenreEstimate(Map.of(Genre.POP, 0.7, Genre.ROCK, 0.3), true, Optional.of("it is deaf"));
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(deaf), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("neutral");
        assertThat(plan.tone().reason()).startsWith("the genre could not be told with confidence: it is deaf");
        MasteringPlan plain = MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT);
        assertThat(plan.with(plain.tone())).isEqualTo(plain);
        assertThat(plan.tone().mid()).isEqualTo(plain.tone().mid());
    }

    @Test
    void unsureClassifierIsFollowedAsFarAsItLeans() {
        Map<Genre, Double> leaning = Map.of(Genre.POP, 0.5, Genre.ROCK, 0.5);
        MasteringPlan plan = MasteringPlanner.plan(MIX.withGenre(unsure(leaning)), MasteringWishes.DEFAULT);
        assertThat(plan.profile()).isEqualTo("pop + rock + neutral");
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
        // too quiet for a finished master, and yet nothing is left to compress
        AudioBuffer dense = Signals.sine(1_000, -20.0).stereo(4.0);
        MasteringPlan plan = MasteringPlanner.plan(analyze(dense), wishes(DeliveryTarget.SPOTIFY, Genre.POP));
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.compressor().reason()).contains("dense already");
        assertThat(plan.multiband().active()).isFalse();
        assertThat(plan.multiband().reason()).contains("dense already");
        assertThat(plan.saturation().active()).isFalse();
        assertThat(plan.saturation().reason()).contains("round already");
        assertThat(plan.warnings()).anyMatch(warning -> warning.contains("seems to have been limited"));
    }

    @Test
    void classicalKeepsItsDynamicsAndBearsLittleLimiting() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, Genre.CLASSICAL));
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.multiband().active()).isFalse();
        assertThat(plan.saturation().active()).isFalse();
        MasteringPlan pop = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, Genre.POP));
        assertThat(plan.limiter().maxP99ReductionDb()).isLessThan(pop.limiter().maxP99ReductionDb());
        assertThat(plan.limiter().maxP95ReductionDb())
                .isLessThanOrEqualTo(plan.limiter().maxP99ReductionDb());
        assertThat(plan.limiter().minPlrDb()).isGreaterThan(pop.limiter().minPlrDb());
    }

    @Test
    void limiterHasTheCeilingOfTheTargetAndTheBudgetOfTheProfile() {
        GenreProfile pop = GenreProfile.of(Genre.POP);
        LimiterStep step = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.AMAZON_MUSIC, Genre.POP))
                .limiter();
        assertThat(step.settings().ceilingDbtp()).isEqualTo(-2.0);
        // what counts is how often it works: percentiles; a single peak may cost more
        assertThat(step.maxP99ReductionDb()).isEqualTo(pop.maxLimitingDb());
        assertThat(step.maxP95ReductionDb()).isBetween(0.0, pop.maxLimitingDb());
        assertThat(step.maxReductionDb()).isGreaterThanOrEqualTo(pop.maxLimitingDb());
        assertThat(step.minPlrDb()).isEqualTo(pop.plrFloorDb());
        assertThat(step.warnAboveDb()).isBetween(0.0, pop.maxLimitingDb());
    }

    @Test
    void silenceIsKept() {
        MasteringPlan plan = MasteringPlanner.plan(
                analyze(Signals.silence(48_000, ChannelLayout.STEREO, 96_000)), MasteringWishes.DEFAULT);
        assertThat(plan.loudness().aim()).isEqualTo(Aim.KEEP);
        assertThat(plan.loudness().reason()).contains("-70 LUFS");
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.compressor().reason()).isEqualTo("nothing is above the gate of -70 LUFS");
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

    @ParameterizedTest
    @EnumSource(Genre.class)
    void nothingIsPlannedBeyondTheReachOfTheRate(Genre genre) {
        MasteringPlan plan = MasteringPlanner.plan(NARROW, wishes(DeliveryTarget.SPOTIFY, genre));
        assertThat(plan.tone().moves())
                .filteredOn(move -> move.frequencyHz() > 4_000.0)
                .allSatisfy(move -> assertThat(move.gainDb()).isLessThanOrEqualTo(0.0));
        assertThat(plan.multiband().settings().stream().toList())
                .allSatisfy(settings -> assertThat(settings.crossoversHz()).allMatch(hz -> hz < 3_600.0));
        assertThat(plan.resonances().bands()).allMatch(band -> band.frequencyHz() < 3_600.0);
    }

    @Test
    void onlyCoarseIntegersAreDithered() {
        for (SampleFormat format : SampleFormat.values()) {
            OutputStep step = MasteringPlanner.plan(MIX, MasteringWishes.DEFAULT.withFormat(format))
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
    void withChangesTheStepOfItsKindAlone() {
        MasteringPlan plan = MasteringPlanner.plan(MIX, wishes(DeliveryTarget.SPOTIFY, Genre.POP));
        List<PlanStep> others = List.of(
                new CleaningStep(Optional.empty(), Optional.empty(), "clean"),
                ToneStep.off("flat"),
                new ResonanceStep(List.of(), "calm"),
                SpeechStep.off("sung"),
                MultibandStep.off("even"),
                CompressorStep.off("none"),
                SaturationStep.off("pure"),
                new SpatialStep(10, "a little"),
                new LoudnessStep(Aim.TARGET, OptionalDouble.of(-12.0), "louder"),
                new LimiterStep(plan.limiter().settings(), 1.0, 1.0, 1.0, 8.0, 1.0, "careful"),
                new OutputStep(44_100, SampleFormat.PCM_16, Dither.NONE, "small"));
        MasteringPlan changed = plan;
        for (int i = 0; i < others.size(); i++) {
            List<PlanStep> expected = new ArrayList<>(plan.steps());
            expected.set(i, others.get(i));
            assertThat(plan.with(others.get(i)).steps()).isEqualTo(expected);
            changed = changed.with(others.get(i));
        }
        assertThat(changed.steps()).isEqualTo(others);
        for (PlanStep step : plan.steps()) {
            changed = changed.with(step);
        }
        assertThat(changed).isEqualTo(plan);
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
                .isThrownBy(() -> new LimiterStep(limiter.settings(), Double.NaN, 1.0, 1.0, 8.0, 1.0, "unknown"))
                .withMessage("maxReductionDb must be in [0.0, 40.0] dB, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasteringWishes.DEFAULT.withSpatialPercent(-1))
                .withMessage("spatialPercent must be in [0, 100] %, but was -1");
    }

    private static GenreEstimate estimate(boolean unsure) {
        return new GenreEstimate(Map.of(Genre.POP, 0.7, Genre.ROCK, 0.3), unsure);
    }

    private static MasteringWishes wishes(DeliveryTarget target, Genre genre) {
        return MasteringWishes.DEFAULT.withTarget(target).withGenre(genre);
    }

    private static MixAnalysis analyze(AudioBuffer mix) {
        try {
            return new MixAnalyzer(4_096).analyze(AudioFiles.of(mix));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
