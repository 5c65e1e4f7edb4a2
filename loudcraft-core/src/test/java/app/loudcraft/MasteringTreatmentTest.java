package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.Gain;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.PlanStep;
import app.loudcraft.render.RenderResult;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is done to a mix: by intensity, threads, rate, and by what the mix is. */
class MasteringTreatmentTest {

    private static void assertOnlyGainAndCeiling(MasteringPlan plan) {
        assertThat(plan.steps())
                .filteredOn(PlanStep::active)
                .containsExactly(plan.loudness(), plan.limiter(), plan.output());
    }

    @Test
    void numberOfThreadsChangesNoBit() {
        AudioBuffer mix = TestMix.stereo().seconds(2.0);
        Mastering one = Mastering.builder()
                .genre(Genre.HIP_HOP)
                .targetLufs(-12.0)
                .sampleRate(44_100)
                .parallelism(1)
                .build();
        MasteringResult expected = one.master(mix);
        RenderResult rendering = expected.report().rendering();
        assertThat(rendering.limiting().maxDb())
                .isPositive()
                // one gain in dB, once from the least of all frames and once from that of each 100 ms
                .isEqualTo(Arrays.stream(rendering.limitingTimeline().toArray())
                        .max()
                        .orElseThrow());
        assertThat(rendering.limitingTimeline().size()).isEqualTo(20);
        for (int threads = 2; threads <= 4; threads++) {
            MasteringResult result = one.toBuilder()
                    .parallelism(threads)
                    .blockFrames(1_000)
                    .build()
                    .master(mix);
            MasteringTest.assertSame(
                    result.buffer().orElseThrow(), expected.buffer().orElseThrow());
            assertThat(result.plan()).isEqualTo(expected.plan());
            assertThat(result.report().rendering()).isEqualTo(expected.report().rendering());
        }
    }

    @Test
    void intensityOfZeroIsGainAlone() {
        AudioBuffer mix = TestMix.stereo().seconds(2.0);
        MasteringResult result = Mastering.builder()
                .genre(Genre.METAL)
                .targetLufs(-23.0)
                .intensity(0)
                .build()
                .master(mix);
        assertOnlyGainAndCeiling(result.plan());
        assertThat(result.plan().tone().reason()).isEqualTo("the intensity is 0 %");
        AudioBuffer expected = mix.copy();
        Gain gain = Gain.of(result.report().rendering().loudness().gainDb());
        gain.prepare(new ProcessSpec(48_000, 2, mix.frames()));
        gain.process(expected.block());
        MasteringTest.assertSame(result.buffer().orElseThrow(), expected);
    }

    @Test
    void intensityScalesTheWholeTreatment() throws IOException {
        AudioBuffer mix = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb)
                .plus(hz -> hz > 3_000.0 ? -10.0 : 0.0)
                .seconds(3.0);
        MasteringResult half = Mastering.builder().intensity(50).build().master(mix);
        MasteringResult whole = Mastering.builder().build().master(mix);
        double wholeDb = whole.plan().tone().mid().gainDb(8_000.0);
        assertThat(wholeDb).isGreaterThan(2.0);
        assertThat(half.plan().tone().mid().gainDb(8_000.0)).isCloseTo(0.5 * wholeDb, within(0.1));
    }

    @Test
    void finishedMasterIsLeftAloneButForGainAndCeiling() {
        // loud, dense, and cut off at the top
        AudioBuffer flat = Signals.gain(
                ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb)
                        .plus(hz -> hz > 2_000.0 ? -12.0 : 0.0)
                        .seconds(4.0),
                14.0);
        for (int c = 0; c < 2; c++) {
            float[] x = flat.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(-0.9f, Math.min(0.9f, x[i]));
            }
        }
        MasteringResult result = Mastering.builder().genre(Genre.POP).build().master(flat);
        assertOnlyGainAndCeiling(result.plan());
        assertThat(result.plan().tone().reason()).startsWith("the mix is a finished master already");
        assertThat(result.report().warnings()).anyMatch(warning -> warning.contains("seems to have been limited"));
        assertThat(result.reached()).isTrue();
    }

    @Test
    void mixUnderASecondGetsGainAndCeilingAndTheUserIsTold() {
        MasteringResult result = Mastering.builder()
                .genre(Genre.POP)
                .build()
                .master(TestMix.stereo().seconds(0.9));
        assertOnlyGainAndCeiling(result.plan());
        assertThat(result.report().warnings())
                .contains("only gain and ceiling: 0.90 s are under the second that a judgement needs");
        assertThat(result.reached()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"48000, 44100", "44100, 96000", "96000, 48000", "22050, 8000"})
    void rateIsConvertedBeforeTheLimiter(int fromHz, int toHz) {
        AudioBuffer mix = TestMix.stereo().rate(fromHz).seconds(2.0);
        MasteringResult result = Mastering.builder()
                .intensity(0)
                .targetLufs(-12.5)
                .sampleRate(toHz)
                .build()
                .master(mix);
        AudioBuffer master = result.buffer().orElseThrow();
        assertThat(master.sampleRateHz()).isEqualTo(toHz);
        assertThat(master.frames()).isEqualTo((int) Math.ceil((double) mix.frames() * toHz / fromHz));
        // a conversion behind the limiter would raise peaks over the ceiling
        assertThat(result.report().rendering().limiting().maxDb()).isPositive();
        assertThat(NaiveTruePeak.highestDbtp(master)).isLessThanOrEqualTo(-1.0);
        assertThat(result.plan().output().reason()).contains("before the limiter");
        assertThat(result.report().master().spec().sampleRateHz()).isEqualTo(toHz);
    }

    @Test
    void fileOfAnotherRateCarriesIt(@TempDir Path folder) throws IOException {
        Path mix = folder.resolve("mix.wav");
        Path master = folder.resolve("master.wav");
        AudioFiles.write(mix, TestMix.stereo().seconds(1.0), SampleFormat.PCM_24);
        MasteringResult result = Mastering.builder().sampleRate(44_100).build().master(mix, master);
        assertThat(AudioFiles.read(master).sampleRateHz()).isEqualTo(44_100);
        assertThat(AudioFiles.read(master).frames()).isEqualTo(44_100);
        assertThat(result.reached()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mono", "5.1"})
    void monoAndSurroundGetToneAndLimitingLikeAnyMix(String name) {
        ChannelLayout layout = ChannelLayout.named().stream()
                .filter(named -> named.toString().equals(name))
                .findFirst()
                .orElseThrow();
        AudioBuffer mix = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb)
                .plus(hz -> hz > 3_000.0 ? -10.0 : 0.0)
                .in(layout)
                .rmsDbfs(-30.0)
                .seconds(2.0);
        MasteringResult result = Mastering.builder().targetLufs(-20.0).build().master(mix);
        assertThat(result.plan().tone().active()).isTrue();
        assertThat(result.reached()).isTrue();
        assertThat(result.buffer().orElseThrow().layout()).isEqualTo(layout);
        assertThat(NaiveTruePeak.highestDbtp(result.buffer().orElseThrow())).isLessThanOrEqualTo(-1.0);
    }

    @Test
    void planForAnotherRateOrLayoutIsRefused(@TempDir Path folder) throws IOException {
        Path stereo = folder.resolve("stereo.wav");
        Path mono = folder.resolve("mono.wav");
        Path slow = folder.resolve("slow.wav");
        AudioFiles.write(stereo, TestMix.stereo().seconds(1.0), SampleFormat.PCM_24);
        AudioFiles.write(mono, TestMix.stereo().in(ChannelLayout.MONO).seconds(1.0), SampleFormat.PCM_24);
        AudioFiles.write(slow, TestMix.stereo().rate(44_100).seconds(1.0), SampleFormat.PCM_24);
        Mastering mastering = Mastering.builder().build();
        MasteringPlan plan = mastering.plan(mastering.analyze(stereo));
        Path master = folder.resolve("master.wav");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.render(mono, plan, master))
                .withMessage("plan must be for 48000 Hz, mono as the mix is, but was for 48000 Hz, stereo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mastering.render(slow, plan, master))
                .withMessage("plan must be for 44100 Hz, stereo as the mix is, but was for 48000 Hz, stereo");
        assertThat(master).doesNotExist();
    }
}
