package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.testkit.TestMix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MasteringGenreTest {

    private static final AudioBuffer MIX = TestMix.stereo().seconds(4.0);

    @Test
    void hipHopHasMoreLowEndThanNeutral() {
        List<EqualizerBand> under100 = List.of(EqualizerBand.lowPass(100, 0.54), EqualizerBand.lowPass(100, 1.31));
        List<EqualizerBand> over100 = List.of(EqualizerBand.highPass(100, 0.54), EqualizerBand.highPass(100, 1.31));
        double neutral = levelDb(master(null), under100) - levelDb(master(null), over100);
        double hipHop = levelDb(master(Genre.HIP_HOP), under100) - levelDb(master(Genre.HIP_HOP), over100);
        // the shelf gives 1.25 dB at its 80 Hz and 2.5 dB far under it; the compressor may take a little of it
        assertThat(hipHop - neutral).isBetween(0.8, 3.5);
    }

    @Test
    void popIsBrighterThanNeutral() {
        List<EqualizerBand> presence = List.of(
                EqualizerBand.highPass(2_000, EqualizerBand.BUTTERWORTH_Q),
                EqualizerBand.lowPass(10_000, EqualizerBand.BUTTERWORTH_Q));
        List<EqualizerBand> rest = List.of(EqualizerBand.lowPass(1_000, EqualizerBand.BUTTERWORTH_Q));
        double neutral = levelDb(master(null), presence) - levelDb(master(null), rest);
        double pop = levelDb(master(Genre.POP), presence) - levelDb(master(Genre.POP), rest);
        // the bell gives 1.5 dB at its centre and half of it at the edges
        assertThat(pop - neutral).isBetween(0.6, 2.5);
    }

    @Test
    void classicalKeepsItsDynamicsAndIsHardlyLimited() {
        MasteringResult result = Mastering.builder()
                .genre(Genre.CLASSICAL)
                .targetLufs(-10.0)
                .build()
                .master(TestMix.stereo().quietDb(10.0).seconds(8.0));
        ProgrammeReading before = result.report().mix().programme();
        ProgrammeReading after = result.report().master().programme();
        // promised by the profile
        assertThat(after.loudness().loudnessRangeLu().orElseThrow())
                .isCloseTo(before.loudness().loudnessRangeLu().orElseThrow(), within(0.5));
        assertThat(after.plrDb().orElseThrow()).isCloseTo(before.plrDb().orElseThrow(), within(1.0));
        assertThat(result.report().rendering().limiting().maxDb()).isBetween(0.5, 1.0 + 1e-6);
        assertThat(result.report().rendering().compressionDb()).isZero();
        assertThat(result.reached()).isFalse();
    }

    @Test
    void genreThatIsCompressedLosesRange() {
        AudioBuffer mix = TestMix.stereo().quietDb(10.0).seconds(8.0);
        MasteringResult result =
                Mastering.builder().genre(Genre.POP).targetLufs(-20.0).build().master(mix);
        assertThat(result.report().rendering().compressionDb()).isGreaterThan(0.5);
        assertThat(range(result.report().master()))
                .isLessThan(range(result.report().mix()) - 0.2);
    }

    private static double range(MixAnalysis audio) {
        return audio.programme().loudness().loudnessRangeLu().orElseThrow();
    }

    private static AudioBuffer master(Genre genre) {
        MasteringBuilder builder = Mastering.builder().targetLufs(-20.0);
        return (genre == null ? builder : builder.genre(genre))
                .build()
                .master(MIX)
                .buffer()
                .orElseThrow();
    }

    private static double levelDb(AudioBuffer audio, List<EqualizerBand> bands) {
        AudioBuffer filtered = audio.copy();
        Equalizer equalizer = Equalizer.of(bands);
        equalizer.prepare(new ProcessSpec(audio.sampleRateHz(), audio.channels(), audio.frames()));
        equalizer.process(filtered.block());
        double sum = 0.0;
        for (float sample : filtered.channel(0)) {
            sum += sample * sample;
        }
        return Decibels.fromPower(sum / audio.frames());
    }
}
