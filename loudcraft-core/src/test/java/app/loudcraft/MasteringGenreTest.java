package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalyzer;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.CompressorStep;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.plan.MultibandStep;
import app.loudcraft.render.MasterSink;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MasteringGenreTest {

    /** Neutral between 100 Hz and 3 kHz, and short of both ends: every genre raises them, by what it wants there. */
    private static final AudioBuffer THIN = ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb)
            .plus(hz -> hz < 100.0 ? -9.0 : hz > 4_000.0 ? -8.0 : 0.0)
            .seconds(4.0);

    @Test
    void hipHopHasMoreLowEndThanFolk() {
        List<EqualizerBand> under100 = List.of(EqualizerBand.lowPass(100, 0.54), EqualizerBand.lowPass(100, 1.31));
        List<EqualizerBand> over100 = List.of(EqualizerBand.highPass(100, 0.54), EqualizerBand.highPass(100, 1.31));
        double hipHop = levelDb(master(Genre.HIP_HOP), under100) - levelDb(master(Genre.HIP_HOP), over100);
        double folk = levelDb(master(Genre.FOLK_COUNTRY), under100) - levelDb(master(Genre.FOLK_COUNTRY), over100);
        // 0.7 of what the profiles are apart below 60 Hz, which fades out up to 200 Hz, and at most 6 dB
        assertThat(hipHop - folk).isBetween(1.0, 6.0);
    }

    @Test
    void popIsBrighterThanJazz() {
        List<EqualizerBand> treble = List.of(EqualizerBand.highPass(6_000, EqualizerBand.BUTTERWORTH_Q));
        // where the mix is neutral, and no genre changes much
        List<EqualizerBand> rest = List.of(
                EqualizerBand.highPass(400, EqualizerBand.BUTTERWORTH_Q),
                EqualizerBand.lowPass(1_500, EqualizerBand.BUTTERWORTH_Q));
        double pop = levelDb(master(Genre.POP), treble) - levelDb(master(Genre.POP), rest);
        double jazz = levelDb(master(Genre.JAZZ_BLUES), treble) - levelDb(master(Genre.JAZZ_BLUES), rest);
        assertThat(pop - jazz).isBetween(1.0, 6.0);
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
        // only single peaks are limited, and never so far that they do not stand over the loudness any more
        LimiterStep budget = result.plan().limiter();
        assertThat(after.plrDb().orElseThrow()).isGreaterThanOrEqualTo(budget.minPlrDb() - 0.1);
        assertThat(result.report().rendering().limiting().maxDb()).isPositive();
        assertThat(result.report().rendering().limiting().p99Db()).isLessThanOrEqualTo(budget.maxP99ReductionDb());
        assertThat(result.report().rendering().compressionDb()).isZero();
        assertThat(result.reached()).isFalse();
    }

    @Test
    void genreThatIsCompressedLosesCrest() throws IOException {
        AudioBuffer mix = TestMix.stereo().quietDb(16.0).seconds(8.0);
        MasteringResult result =
                Mastering.builder().genre(Genre.POP).targetLufs(-20.0).build().master(mix);
        assertThat(result.report().rendering().compressionDb()).isPositive();
        assertThat(result.plan().multiband().active()).isTrue();
        MasteringPlan lively = result.plan()
                .with(new MultibandStep(Optional.empty(), "left alone"))
                .with(new CompressorStep(Optional.empty(), "left alone"));
        assertThat(crestDb(result.plan(), mix)).isLessThan(crestDb(lively, mix) - 0.3);
    }

    private static double crestDb(MasteringPlan plan, AudioBuffer mix) throws IOException {
        BufferWriter[] master = new BufferWriter[1];
        MasterSink sink = (spec, options) -> master[0] = new BufferWriter(spec);
        Mastering.builder().build().render(AudioSource.of(mix), plan, sink, MasteringListener.NONE);
        return new MixAnalyzer(4_096)
                .analyze(AudioFiles.of(master[0].buffer()))
                .dynamics()
                .programme()
                .crestDb();
    }

    private static AudioBuffer master(Genre genre) {
        return Mastering.builder()
                .genre(genre)
                .targetLufs(-20.0)
                .build()
                .master(THIN)
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
