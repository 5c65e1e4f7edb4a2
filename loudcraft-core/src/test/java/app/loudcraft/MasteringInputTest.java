package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.render.LoudnessOutcome;
import app.loudcraft.render.MasterSink;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixes of every kind: rates, layouts, lengths, and samples that no mix should hold. */
class MasteringInputTest {

    private final Mastering mastering = Mastering.builder().build();

    @ParameterizedTest
    @EnumSource(Genre.class)
    void silenceStaysSilence(Genre genre) {
        AudioBuffer silence = Signals.silence(48_000, ChannelLayout.STEREO, 24_000);
        MasteringResult result = mastering.toBuilder().genre(genre).build().master(silence);
        MasteringTest.assertSame(result.buffer().orElseThrow(), silence);
        assertThat(result.reached()).isFalse();
        assertThat(result.report().rendering().ceilingMet()).isTrue();
        assertThat(result.report().toText()).contains("silent").doesNotContain("NaN");
    }

    @Test
    void mixWithoutFramesGivesAMasterWithoutFrames() {
        MasteringResult result = mastering.master(Signals.silence(48_000, ChannelLayout.STEREO, 0));
        assertThat(result.buffer().orElseThrow().frames()).isZero();
        assertThat(result.report().toText()).isNotBlank();
    }

    @Test
    void shortSoundOverTheCeilingIsOnlyBroughtDown() {
        MasteringResult result = mastering.master(Signals.sine(997, 2.0).stereo(0.1));
        assertThat(result.report().rendering().loudness().status()).isEqualTo(LoudnessOutcome.Status.NO_TARGET);
        assertThat(result.report().rendering().limiting().maxDb()).isZero();
        assertThat(NaiveTruePeak.highestDbtp(result.buffer().orElseThrow())).isBetween(-1.02, -1.0);
        assertThat(result.report().warnings()).anyMatch(warning -> warning.contains("over full scale"));
    }

    @ParameterizedTest
    @CsvSource({
        "8000, mono",
        "8000, stereo",
        "22050, stereo",
        "48000, mono",
        "48000, 5.1",
        "48000, 22.2",
        "192000, stereo"
    })
    void everyRateAndLayoutReachesItsLoudness(int rateHz, String layoutName) {
        ChannelLayout layout = ChannelLayout.named().stream()
                .filter(named -> named.toString().equals(layoutName))
                .findFirst()
                .orElseThrow();
        AudioBuffer mix = TestMix.stereo().rate(rateHz).in(layout).seconds(1.0);
        MasteringResult result = Mastering.builder()
                .target(DeliveryTarget.APPLE_PODCASTS)
                .genre(Genre.RNB_SOUL)
                .build()
                .master(mix);
        AudioBuffer master = result.buffer().orElseThrow();
        assertThat(result.reached()).isTrue();
        assertThat(master.spec()).isEqualTo(mix.spec());
        assertThat(master.frames()).isEqualTo(mix.frames());
        // what counts as reached
        assertThat(result.report()
                        .master()
                        .programme()
                        .loudness()
                        .integratedLufs()
                        .orElseThrow())
                .isCloseTo(layout.size() == 1 ? -19.0 : -16.0, within(0.1));
        assertThat(NaiveTruePeak.highestDbtp(master)).isLessThanOrEqualTo(-1.0);
    }

    @Test
    void layoutThatAFileCannotSayIsProvenWithItsPlaces(@TempDir Path folder) throws IOException {
        AudioBuffer mix = TestMix.stereo().in(ChannelLayout.SURROUND_22_2).seconds(1.0);
        AudioSource source = AudioSource.of(mix);
        Path file = folder.resolve("master.wav");
        MasteringPlan plan = mastering.plan(mastering.analyze(source, MasteringListener.NONE));
        MasteringResult result = mastering.render(source, plan, MasterSink.of(file), MasteringListener.NONE);
        assertThat(result.reached()).isTrue();
        assertThat(result.report().master().spec().layout()).isEqualTo(ChannelLayout.SURROUND_22_2);
        assertThat(AudioFiles.read(file).layout()).isEqualTo(ChannelLayout.unspecified(24));
    }

    @Test
    void samplesThatAreNoNumbersAreCountedReportedAndNeverSpread() {
        AudioBuffer poisoned = TestMix.stereo().seconds(1.0);
        AudioBuffer zeroed = poisoned.copy();
        for (int i = 100; i < 40_000; i += 997) {
            poisoned.channel(i % 2)[i] = i % 3 == 0 ? Float.NaN : Float.POSITIVE_INFINITY;
            zeroed.channel(i % 2)[i] = 0f;
        }
        MasteringResult result = mastering.master(poisoned);
        assertThat(result.report().mix().nonFiniteSamples()).isEqualTo(41);
        assertThat(result.report().warnings()).contains("41 samples were NaN or infinite and count as 0");
        MasteringTest.assertSame(
                result.buffer().orElseThrow(), mastering.master(zeroed).buffer().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"1e30", "3.4e38", "1e-30"})
    void mixOfAbsurdLevelIsMasteredOrLeft(float scale) {
        AudioBuffer mix = TestMix.stereo().seconds(1.0);
        for (int c = 0; c < 2; c++) {
            float[] x = mix.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] *= scale;
            }
        }
        MasteringResult result = mastering.master(mix);
        assertThat(result.report().rendering().ceilingMet()).isTrue();
        if (scale > 1f) {
            assertThat(result.reached()).isTrue();
        }
    }

    @Test
    void quietRecordingWhosePartsCrossTheGateStillReachesItsLoudness() {
        // half of it under the gate of -70 LUFS before the gain, and within 10 LU of the rest after it
        AudioBuffer mix = Signals.concat(
                Signals.sine(1_000, -66.0).stereo(2.0),
                Signals.sine(1_000, -72.0).stereo(2.0));
        MasteringResult result = mastering.toBuilder().intensity(0).build().master(mix);
        assertThat(result.report().rendering().loudness().explanation()).isEqualTo("the loudness is the target's");
        assertThat(result.reached()).isTrue();
    }

    @Test
    void masterOfAPlaceWithoutALoudnessHasItsPeakAtTheCeiling() {
        MasteringResult result = Mastering.builder()
                .target(DeliveryTarget.BANDCAMP)
                .build()
                .master(TestMix.stereo().seconds(1.0));
        assertThat(result.reached()).isTrue();
        assertThat(result.report().rendering().limiting().maxDb()).isZero();
        assertThat(result.report().master().programme().highestTruePeakDbtp()).isBetween(-1.02, -1.0);
    }
}
