package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasteringReferenceTest {

    private static final ShapedNoise NEUTRAL = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb);

    // bright at the top, thin at the bottom, wide
    private static final ShapedNoise GOAL = NEUTRAL.seed(7)
            .plus(hz -> 4.0 * Math.tanh(Math.log(hz / 1_000.0)))
            .sideDb(-5.0)
            .rmsDbfs(-15.0);

    @TempDir
    private Path folder;

    private Path file(String name, AudioBuffer audio) throws IOException {
        Path path = folder.resolve(name);
        AudioFiles.write(path, audio, SampleFormat.FLOAT_32);
        return path;
    }

    private static double lufs(MixAnalysis audio) {
        return audio.programme().loudness().integratedLufs().orElseThrow();
    }

    private static double levelDb(MixAnalysis audio, ToDoubleBiFunction<SpectrumReading, Integer> level, int band) {
        return level.applyAsDouble(audio.spectrum(), band) - lufs(audio);
    }

    private static double distanceDb(MixAnalysis a, MixAnalysis b, ToDoubleBiFunction<SpectrumReading, Integer> level) {
        double sum = 0.0;
        int count = 0;
        for (int band = 5; band < 29; band++) {
            sum += Math.abs(levelDb(a, level, band) - levelDb(b, level, band));
            count++;
        }
        return sum / count;
    }

    private static MixAnalysis heard(MasteringResult result) throws IOException {
        return new MixAnalyzer(4_096).analyze(AudioFiles.of(result.buffer().orElseThrow()));
    }

    @Test
    void theGenreIsHeardInTheMixAloneAndNotInItsDraft() throws IOException {
        Path reference = file("reference.wav", GOAL.seconds(3.0));
        AtomicInteger asked = new AtomicInteger();
        GenreClassifier counting = new GenreClassifier() {
            @Override
            public String name() {
                return "counting";
            }

            @Override
            public GenreEstimate classify(AudioReader mix) {
                asked.incrementAndGet();
                return new GenreEstimate(Map.of(Genre.POP, 1.0), false);
            }
        };
        Mastering.builder().reference(reference).detectGenre(counting).build().master(NEUTRAL.seconds(3.0));
        assertThat(asked).hasValue(1);
    }

    @Test
    void masterHasToneWidthAndLoudnessOfTheReference() throws IOException {
        Path reference = file("reference.wav", GOAL.seconds(4.0));
        MasteringBuilder builder = Mastering.builder().reference(reference);
        MasteringResult result = builder.build().master(NEUTRAL.seconds(4.0));
        MixAnalysis goal = Mastering.builder().build().analyze(reference);
        MixAnalysis mix = result.report().mix();
        MixAnalysis master = heard(result);
        assertThat(lufs(master)).isCloseTo(lufs(goal), within(0.3));
        assertThat(NaiveTruePeak.highestDbtp(result.buffer().orElseThrow())).isLessThanOrEqualTo(-1.0);
        assertThat(distanceDb(mix, goal, SpectrumReading::midDb)).isGreaterThan(2.0);
        assertThat(distanceDb(master, goal, SpectrumReading::midDb)).isLessThan(0.8);
        assertThat(distanceDb(master, goal, SpectrumReading::sideDb)).isLessThan(0.8);
        assertThat(result.reached()).isTrue();

        // half of the way in tone, all of it in loudness
        MasteringResult half = builder.referenceBlend(50).build().master(NEUTRAL.seconds(4.0));
        assertThat(lufs(heard(half))).isCloseTo(lufs(goal), within(0.3));
        assertThat(distanceDb(heard(half), goal, SpectrumReading::midDb))
                .isCloseTo(0.5 * distanceDb(mix, goal, SpectrumReading::midDb), within(0.6));
        MasteringResult none = builder.referenceBlend(0).build().master(NEUTRAL.seconds(4.0));
        assertThat(none.plan().tone().active()).isFalse();
        assertThat(lufs(heard(none))).isCloseTo(lufs(goal), within(0.3));
    }

    @Test
    void severalReferencesAreFollowedByTheirMean() throws IOException {
        Path loud = file("loud.wav", NEUTRAL.rmsDbfs(-14.0).seconds(3.0));
        Path soft = file("soft.wav", NEUTRAL.rmsDbfs(-20.0).seconds(3.0));
        MasteringResult result =
                Mastering.builder().reference(loud, soft).build().master(NEUTRAL.seconds(3.0));
        Mastering plain = Mastering.builder().build();
        assertThat(lufs(heard(result)))
                .isCloseTo(0.5 * (lufs(plain.analyze(loud)) + lufs(plain.analyze(soft))), within(0.3));
        assertThat(result.plan().loudness().reason()).contains("loud.wav").contains("soft.wav");
    }

    @Test
    void cutoffOfALossyReferenceIsNotCopied() throws IOException {
        Path lossy = file("lossy.wav", NEUTRAL.seed(3).cutAbove(12_000.0).seconds(4.0));
        MasteringResult result = Mastering.builder().reference(lossy).build().master(NEUTRAL.seconds(4.0));
        // in four seconds the thirds below are too few lines to agree
        for (double hz = 100.0; hz < 22_000.0; hz *= 1.1) {
            assertThat(result.plan().tone().mid().gainDb(hz)).as(hz + " Hz").isBetween(-1.5, 1.5);
        }
    }

    @Test
    void whereTheMixHasNothingNothingIsRaised() throws IOException {
        Path bright = file(
                "bright.wav",
                NEUTRAL.seed(3).plus(hz -> hz > 3_000.0 ? 8.0 : 0.0).seconds(4.0));
        MasteringResult result = Mastering.builder()
                .reference(bright)
                .build()
                .master(NEUTRAL.cutAbove(11_000.0).seconds(4.0));
        assertThat(result.plan().tone().mid().gainDb(6_300.0)).isGreaterThan(3.0);
        for (double hz = 12_600.0; hz < 22_000.0; hz *= 1.1) {
            assertThat(result.plan().tone().mid().gainDb(hz)).as(hz + " Hz").isLessThanOrEqualTo(1e-9);
        }
    }

    @Test
    void placeWithoutALoudnessStillFollowsTheReference() throws IOException {
        Path reference = file("reference.wav", GOAL.seconds(3.0));
        MasteringResult result = Mastering.builder()
                .target(DeliveryTarget.BANDCAMP)
                .reference(reference)
                .build()
                .master(NEUTRAL.seconds(3.0));
        assertThat(result.reached()).isTrue();
    }

    @Test
    void monoMixFollowsAStereoReference() throws IOException {
        Path reference = file("reference.wav", GOAL.seconds(3.0));
        MasteringResult result = Mastering.builder()
                .reference(reference)
                .build()
                .master(NEUTRAL.in(ChannelLayout.MONO).seconds(3.0));
        assertThat(result.plan().tone().side()).isEqualTo(result.plan().tone().mid());
        assertThat(result.reached()).isTrue();
    }

    @Test
    void referencesThatCannotBeFollowedAreRefusedWithTheirReason() throws IOException {
        AudioBuffer mix = TestMix.stereo().seconds(1.0);
        refused(mix, Signals.silence(48_000, ChannelLayout.STEREO, 96_000))
                .withMessageMatching("a reference must be above the gate of -70 LUFS, but .*reference.wav is silent");
        refused(mix, NEUTRAL.in(ChannelLayout.MONO).seconds(2.0))
                .withMessageMatching("a reference must be stereo, but .*reference.wav is mono");
        refused(mix, NEUTRAL.sideDb(Double.NEGATIVE_INFINITY).seconds(2.0))
                .withMessageMatching("a reference must be stereo, but .*reference.wav is the same in both channels");
        refused(mix, NEUTRAL.seconds(0.8))
                .withMessageMatching("a reference must last 1 s or more, but .*reference.wav lasts 0.8 s");
        refused(TestMix.stereo().in(ChannelLayout.SURROUND_5_1).seconds(1.0), NEUTRAL.seconds(2.0))
                .withMessageContaining("a reference is followed in mid and side")
                .withMessageContaining("5.1");
    }

    private org.assertj.core.api.ThrowableAssertAlternative<IllegalArgumentException> refused(
            AudioBuffer mix, AudioBuffer reference) throws IOException {
        Path path = file("reference.wav", reference);
        Mastering mastering = Mastering.builder().reference(path).build();
        return assertThatIllegalArgumentException().isThrownBy(() -> mastering.master(mix));
    }
}
