package app.loudcraft.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreEstimate;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is filtered out, what is done to speech alone, and to what is livelier than its kind. */
class CleaningAndSpeechTest {

    private static final ShapedNoise MUSIC = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb);

    private static MasteringPlan plan(AudioBuffer mix, MasteringWishes wishes) throws IOException {
        return MasteringPlanner.plan(TonePlannerTest.analyze(mix), wishes);
    }

    private static AudioBuffer with(AudioBuffer mix, IntToDoubleFunction added) {
        AudioBuffer sum = mix.copy();
        for (int c = 0; c < sum.channels(); c++) {
            for (int i = 0; i < sum.frames(); i++) {
                sum.channel(c)[i] += (float) added.applyAsDouble(i);
            }
        }
        return sum;
    }

    /** Noise that swells and falls by so much, twice a second: as lively as wanted. */
    private static AudioBuffer pulsing(double depthDb) {
        AudioBuffer mix = MUSIC.rmsDbfs(-14.0).seconds(4.0);
        for (int c = 0; c < mix.channels(); c++) {
            float[] x = mix.channel(c);
            for (int i = 0; i < x.length; i++) {
                boolean loud = i % 24_000 < 2_400;
                x[i] *= loud ? 1f : (float) Math.pow(10.0, -depthDb / 20.0);
            }
        }
        return mix;
    }

    @Test
    void cleanMusicIsNotFiltered() throws IOException {
        CleaningStep step = plan(MUSIC.seconds(3.0), MasteringWishes.DEFAULT).cleaning();
        assertThat(step.active()).isFalse();
        assertThat(step.reason()).isEqualTo("no offset, no rumble");
    }

    @Test
    void offsetIsRemovedFarBelowTheMusic() throws IOException {
        CleaningStep step = plan(with(MUSIC.seconds(3.0), i -> 0.01), MasteringWishes.DEFAULT)
                .cleaning();
        assertThat(step.highPass().orElseThrow().frequencyHz()).isLessThan(15.0);
        assertThat(step.reason()).matches("the waveform is offset by -(40\\.0|39\\.9) dBFS");
    }

    @Test
    void rumbleIsRemovedBelowTheLowestNotes() throws IOException {
        AudioBuffer rumbling = with(MUSIC.seconds(3.0), i -> 0.08 * Math.sin(2.0 * Math.PI * 19.0 * i / 48_000.0));
        CleaningStep step = plan(rumbling, MasteringWishes.DEFAULT).cleaning();
        assertThat(step.highPass().orElseThrow().frequencyHz()).isBetween(15.0, 30.0);
        assertThat(step.reason()).startsWith("around 20 Hz there is as much as");
    }

    @Test
    void nothingIsCleanedWhereNoTreatmentIsWanted() throws IOException {
        CleaningStep step = plan(with(MUSIC.seconds(3.0), i -> 0.01), MasteringWishes.DEFAULT.withIntensityPercent(0))
                .cleaning();
        assertThat(step.active()).isFalse();
        assertThat(step.reason()).isEqualTo("the intensity is 0 %");
    }

    @Test
    void speechLosesHumAndWhatNoVoiceHas() throws IOException {
        // words of half a second, and the hum of the mains with its overtones in the pauses
        AudioBuffer words = TestMix.stereo().seconds(8.0);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < words.frames(); i++) {
                words.channel(c)[i] *= i % 48_000 < 24_000 ? 1f : 0f;
            }
        }
        AudioBuffer humming = with(words, i -> {
            double sum = 0.0;
            for (int k = 1; k <= 6; k++) {
                sum += 0.004 / k * Math.sin(2.0 * Math.PI * 50.0 * k * i / 48_000.0);
            }
            return sum;
        });
        MixAnalysis mix = TonePlannerTest.analyze(humming);
        MasteringWishes speech = MasteringWishes.DEFAULT.withGenre(Genre.SPEECH);
        CleaningStep step = MasteringPlanner.plan(mix, speech).cleaning();
        assertThat(step.highPass().orElseThrow().frequencyHz()).isEqualTo(80.0);
        assertThat(step.hum().isPresent()).isEqualTo(mix.condition().hum().isPresent());
        step.hum().ifPresent(hum -> assertThat(hum.fundamentalHz()).isCloseTo(50.0, within(0.2)));
        // music keeps its hum: notes may lie there
        assertThat(MasteringPlanner.plan(mix, MasteringWishes.DEFAULT)
                        .cleaning()
                        .hum())
                .isEmpty();
    }

    @Test
    void onlySpeechIsTreatedAsSpeech() throws IOException {
        AudioBuffer quiet = Signals.concat(
                MUSIC.seconds(4.0),
                MUSIC.rmsDbfs(-60.0).seconds(1.0),
                MUSIC.seed(2).seconds(4.0));
        MixAnalysis mix = TonePlannerTest.analyze(quiet);
        SpeechStep music = MasteringPlanner.plan(mix, MasteringWishes.DEFAULT.withGenre(Genre.POP))
                .speech();
        assertThat(music.active()).isFalse();
        MasteringWishes wishes = MasteringWishes.DEFAULT.withGenre(Genre.SPEECH);
        SpeechStep speech = MasteringPlanner.plan(mix, wishes).speech();
        assertThat(speech.deEsser()).isPresent();
        assertThat(speech.leveller()).isPresent();
        // the pauses have a room that can be heard
        assertThat(mix.condition().noiseFloorDbfs()).isBetween(-75.0, -35.0);
        assertThat(speech.expander()).isPresent();
        SpeechStep half =
                MasteringPlanner.plan(mix, wishes.withIntensityPercent(50)).speech();
        assertThat(half.deEsser().orElseThrow().maxReductionDb())
                .isCloseTo(0.5 * speech.deEsser().orElseThrow().maxReductionDb(), within(1e-9));
        assertThat(half.expander().orElseThrow().rangeDb())
                .isCloseTo(0.5 * speech.expander().orElseThrow().rangeDb(), within(1e-9));
        assertThat(MasteringPlanner.plan(mix, wishes.withIntensityPercent(0))
                        .speech()
                        .active())
                .isFalse();
    }

    @Test
    void steadyMixIsNotCompressed() throws IOException {
        MasteringPlan plan = plan(pulsing(1.0), MasteringWishes.DEFAULT);
        assertThat(plan.multiband().active()).isFalse();
        assertThat(plan.compressor().active()).isFalse();
        assertThat(plan.compressor().reason()).contains("over the mean").contains("neutral programmes up to");
    }

    @Test
    void livelyMixIsHeldButNotAllTheWay() throws IOException {
        GenreProfile profile = GenreProfile.NEUTRAL;
        AudioBuffer lively = pulsing(14.0);
        MixAnalysis mix = TonePlannerTest.analyze(lively);
        MasteringPlan plan = MasteringPlanner.plan(mix, MasteringWishes.DEFAULT);
        assertThat(plan.compressor().active()).isTrue();
        var settings = plan.compressor().settings().orElseThrow();
        var levels = mix.dynamics().programme();
        double heldDb = (levels.p99Db() - settings.thresholdDbfs()) * (1.0 - 1.0 / settings.ratio());
        double excessDb = levels.crestDb() - profile.dynamics().crestDb();
        assertThat(heldDb).isCloseTo(Math.min(profile.dynamics().maxReductionDb(), 0.7 * excessDb), within(1e-6));

        assertThat(plan.multiband().active()).isTrue();
        List<app.loudcraft.dsp.BandDynamics> bands =
                plan.multiband().settings().orElseThrow().bands();
        for (int i = 0; i < bands.size(); i++) {
            app.loudcraft.dsp.BandDynamics band = bands.get(i);
            boolean livelier = mix.dynamics().band(i).crestDb()
                    > profile.dynamics().bandCrestsDb().get(i);
            if (!livelier) {
                assertThat(band.isNeutral()).isTrue();
            }
            if (band.isNeutral()) {
                continue;
            }
            assertThat(band.maxReductionDb())
                    .isLessThanOrEqualTo(profile.dynamics().maxBandReductionDb() + 1e-9);
            // what is given back is what the mean power loses, no more
            assertThat(band.makeupDb()).isBetween(0.0, profile.dynamics().maxBandReductionDb());
        }
    }

    @Test
    void halfTheIntensityHoldsHalfAsMuch() throws IOException {
        MixAnalysis mix = TonePlannerTest.analyze(pulsing(10.0));
        var levels = mix.dynamics().programme();
        double[] heldDb = new double[2];
        for (int i = 0; i < 2; i++) {
            var settings = MasteringPlanner.plan(mix, MasteringWishes.DEFAULT.withIntensityPercent(i == 0 ? 50 : 25))
                    .compressor()
                    .settings();
            heldDb[i] = settings.map(s -> (levels.p99Db() - s.thresholdDbfs()) * (1.0 - 1.0 / s.ratio()))
                    .orElse(0.0);
        }
        double excessDb = levels.crestDb() - GenreProfile.NEUTRAL.dynamics().crestDb();
        double limitDb = GenreProfile.NEUTRAL.dynamics().maxReductionDb();
        for (int i = 0; i < 2; i++) {
            double wantedDb = Math.min(limitDb, 0.7 * (i == 0 ? 0.5 : 0.25) * excessDb);
            // less than half a decibel is not worth a compressor
            assertThat(heldDb[i]).isCloseTo(wantedDb < 0.5 ? 0.0 : wantedDb, within(1e-6));
        }
    }

    @Test
    void toneOfAnAlbumLiesBetweenItsTracks() throws IOException {
        List<MixAnalysis> tracks = List.of(
                TonePlannerTest.analyze(MUSIC.plus(hz -> hz > 3_000.0 ? 3.0 : 0.0)
                        .rmsDbfs(-12.0)
                        .seconds(3.0)),
                TonePlannerTest.analyze(MUSIC.seed(2)
                        .plus(hz -> hz > 3_000.0 ? -3.0 : 0.0)
                        .rmsDbfs(-30.0)
                        .seconds(3.0)));
        ToneTarget album = MasteringPlanner.albumTone(tracks, MasteringWishes.DEFAULT);
        ToneTarget neutral = GenreProfile.NEUTRAL.tone();
        double levelDb = album.levelDb(15) - neutral.levelDb(15);
        for (int band = 8; band < 28; band++) {
            // the mean of both, however loud one of them is: neutral, to what a few seconds of noise leave open
            assertThat(album.levelDb(band) - neutral.levelDb(band) - levelDb)
                    .as("band " + band)
                    .isCloseTo(0.0, within(1.0));
            // tracks of one album are held closer together than any two mixes
            assertThat(album.toleranceDb(band)).isLessThan(neutral.toleranceDb(band));
        }
    }

    @Test
    void noTrackDecidesAloneWhatAnAlbumIsLike() throws IOException {
        MixAnalysis dull = TonePlannerTest.analyze(
                MUSIC.plus(hz -> hz > 3_000.0 ? -12.0 : 0.0).seconds(3.0));
        MixAnalysis metal = dull.withGenre(recognised(Genre.METAL));
        MixAnalysis classical = dull.withGenre(recognised(Genre.CLASSICAL));
        MixAnalysis silence = TonePlannerTest.analyze(Signals.silence(48_000, ChannelLayout.STEREO, 96_000));

        int band = 25;
        double metalDb = albumTone(metal, metal).levelDb(band);
        double classicalDb = albumTone(classical, classical).levelDb(band);
        double mixedDb = albumTone(classical, metal).levelDb(band);

        assertThat(metalDb - classicalDb).isGreaterThan(1.0);
        assertThat(mixedDb).isStrictlyBetween(classicalDb + 0.2, metalDb - 0.2);
        assertThat(albumTone(metal, classical).levelDb(band)).isCloseTo(mixedDb, within(1e-9));
        // a pause is no music of a neutral kind
        assertThat(albumTone(silence, metal)).isEqualTo(albumTone(metal));
        assertThat(albumTone(silence)).isEqualTo(albumTone(silence, silence));
    }

    private static GenreEstimate recognised(Genre genre) {
        return new GenreEstimate(Map.of(genre, 1.0), false);
    }

    private static ToneTarget albumTone(MixAnalysis... tracks) {
        return MasteringPlanner.albumTone(List.of(tracks), MasteringWishes.DEFAULT);
    }
}
