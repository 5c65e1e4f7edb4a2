package app.loudcraft.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.internal.conveyor.Conveyor;
import app.loudcraft.internal.conveyor.ProcessingStage;
import app.loudcraft.internal.conveyor.ReadingStage;
import app.loudcraft.internal.conveyor.Stage;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.testkit.HostileSignals;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Peaks that are found once, and the limiter that reads them ahead. */
class LimitingStageTest {

    private static final int RATE_HZ = 48_000;
    private static final LimiterSettings SETTINGS = LimiterSettings.mastering(-1.0);
    private static final Map<String, float[]> HOSTILE = HostileSignals.mono(RATE_HZ, 12_000);

    private record Limited(AudioBuffer audio, GainReduction reduction, LimitingTimeline timeline) {}

    static List<String> hostile() {
        return List.copyOf(HOSTILE.keySet());
    }

    private static PeakTrack peaks(AudioBuffer audio, double maxGainDb, int blockFrames, int threads)
            throws IOException {
        PeakTrack track = new PeakTrack(audio.spec(), SETTINGS, Decibels.toAmplitude(maxGainDb), blockFrames);
        run(audio, blockFrames, threads, track);
        return track;
    }

    private static Limited limited(AudioBuffer audio, double gainDb, double maxGainDb, int blockFrames)
            throws IOException {
        try (PeakTrack track = peaks(audio, maxGainDb, blockFrames, 1)) {
            return limited(audio, gainDb, track, blockFrames);
        }
    }

    private static Limited limited(AudioBuffer audio, double gainDb, PeakTrack track, int blockFrames)
            throws IOException {
        BufferWriter writer = new BufferWriter(audio.spec());
        try (AudioReader peaks = track.open()) {
            LimitingStage stage = new LimitingStage(Decibels.toAmplitude(gainDb), SETTINGS, RATE_HZ, peaks);
            run(audio, blockFrames, 2, stage, writer::write);
            writer.commit();
            return new Limited(writer.buffer(), stage.reduction(), stage.timeline());
        }
    }

    /** What gain and limiter make of it in one go. */
    private static Limited inOneGo(AudioBuffer audio, double gainDb) throws IOException {
        TruePeakLimiter limiter = new TruePeakLimiter(SETTINGS);
        AudioBuffer loud = Signals.gain(audio, gainDb);
        BufferWriter writer = new BufferWriter(audio.spec());
        run(loud, 512, 1, new ProcessingStage(limiter, new ProcessSpec(RATE_HZ, audio.channels(), 512)), writer::write);
        writer.commit();
        return new Limited(writer.buffer(), limiter.gainReduction(), LimitingTimeline.NONE);
    }

    private static void run(AudioBuffer audio, int blockFrames, int threads, Stage... stages) throws IOException {
        List<Stage> all = new ArrayList<>();
        all.add(new ReadingStage(AudioFiles.of(audio), blockFrames));
        all.addAll(List.of(stages));
        Conveyor.run(all, audio.channels(), blockFrames, threads, () -> {});
    }

    private static AudioBuffer mono(String name) {
        return AudioBuffer.wrap(RATE_HZ, ChannelLayout.MONO, HOSTILE.get(name));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void limitsAsGainAndLimiterInOneGoDo(String name) throws IOException {
        AudioBuffer audio = mono(name);
        for (double gainDb : new double[] {-3.0, 0.0, 4.0}) {
            Limited expected = inOneGo(audio, gainDb);
            // peaks that were found for more gain serve for less
            Limited actual = limited(audio, gainDb, gainDb + 5.0, 512);
            float[] a = actual.audio().channel(0);
            float[] e = expected.audio().channel(0);
            assertThat(a).hasSameSizeAs(e);
            double worst = 0.0;
            for (int i = 0; i < a.length; i++) {
                worst = Math.max(worst, Math.abs(a[i] - e[i]));
            }
            // floats under 1 are rounded by 6e-8: the gained sample, the peak, the product
            assertThat(worst).as(name + " " + gainDb).isLessThan(1e-6);
            assertThat(actual.reduction().maxDb())
                    .isCloseTo(expected.reduction().maxDb(), within(1e-5));
            // told in hundredths
            assertThat(actual.reduction().p99Db())
                    .isCloseTo(expected.reduction().p99Db(), within(0.011));
            assertThat(actual.reduction().p95Db())
                    .isCloseTo(expected.reduction().p95Db(), within(0.011));
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsTheCeilingOnEveryMeter(String name) throws IOException {
        AudioBuffer audio = mono(name);
        for (double gainDb : new double[] {0.0, 9.0}) {
            assertThat(NaiveTruePeak.highestDbtp(
                            limited(audio, gainDb, gainDb, 512).audio()))
                    .isLessThanOrEqualTo(-1.0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1_025, 12_000, 50_000})
    void blockSizeChangesNoBit(int blockFrames) throws IOException {
        AudioBuffer audio = AudioBuffer.stereo(
                RATE_HZ, HOSTILE.get("music +9 dB, seed 1"), HOSTILE.get("kick and noise bursts, seed 2"));
        Limited expected = limited(audio, 3.0, 8.0, 512);
        Limited actual = limited(audio, 3.0, 8.0, blockFrames);
        SpoolTest.assertSame(actual.audio(), expected.audio());
        assertThat(actual.reduction()).isEqualTo(expected.reduction());
        assertThat(actual.timeline()).isEqualTo(expected.timeline());
    }

    @Test
    void timelineSaysWhenItLimitsAndHowDeep() throws IOException {
        // 1 s in which only the fourth tenth is loud: 6.02 dB over full scale, 7.03 over the ceiling with its guard.
        AudioBuffer quiet = Signals.gaussian(5, RATE_HZ, ChannelLayout.MONO, RATE_HZ, -60.0);
        for (int i = 16_800; i < 17_000; i++) {
            quiet.channel(0)[i] = i % 2 == 0 ? 2.0f : -2.0f;
        }
        Limited out = limited(quiet, 0.0, 0.0, 512);
        LimitingTimeline timeline = out.timeline();
        assertThat(timeline.size()).isEqualTo(10);
        double deepest = timeline.reductionDb(3);
        assertThat(deepest).isEqualTo(out.reduction().maxDb()).isGreaterThan(7.0);
        for (int step = 0; step < 3; step++) {
            assertThat(timeline.reductionDb(step)).as("step " + step).isZero();
        }
        // the release is slower than 100 ms and faster than 600 ms
        assertThat(timeline.reductionDb(4)).isBetween(0.1, deepest);
        assertThat(timeline.reductionDb(9)).isLessThan(timeline.reductionDb(4));
    }

    @Test
    void stepsOfTheTimelineAreThoseOfTheMeters() {
        // 11 025 Hz: 1102.5 frames a step, so that steps end at 1103, 2205, 3308 ...
        LimitingTrack track = new LimitingTrack(11_025);
        double[] gains = new double[2_206];
        Arrays.fill(gains, 1.0);
        gains[1_102] = 0.5;
        gains[1_103] = 0.25;
        gains[2_205] = 0.0;
        track.add(gains, gains.length);
        // 20 log10 2, 20 log10 4, and the floor of what counts
        assertThat(track.timeline().toArray())
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(6.020599913279624, 12.041199826559248, 600.0);
        assertThat(track.timeline())
                .hasToString("3 steps, up to " + track.timeline().reductionDb(2) + " dB");
    }

    @Test
    void historyGrows() {
        LimitingTrack track = new LimitingTrack(8_000);
        double[] gains = new double[800];
        for (int step = 0; step < 3_000; step++) {
            Arrays.fill(gains, step % 2 == 0 ? 1.0 : 0.5);
            track.add(gains, gains.length);
        }
        LimitingTimeline timeline = track.timeline();
        assertThat(timeline.size()).isEqualTo(3_000);
        assertThat(timeline.reductionDb(2_998)).isZero();
        assertThat(timeline.reductionDb(2_999)).isEqualTo(timeline.reductionDb(1));
    }

    @Test
    void reductionsBelowZeroAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LimitingTimeline.of(0.0, -1.0))
                .withMessage("reductionsDb must be 0 dB or more, but one was -1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> LimitingTimeline.of(Double.NaN));
    }

    @Test
    void channelsShareOneGainAndTheirRelationIsKept() throws IOException {
        float[] loud = HOSTILE.get("music +9 dB, seed 3");
        float[] soft = loud.clone();
        for (int i = 0; i < soft.length; i++) {
            soft[i] *= 0.25f;
        }
        AudioBuffer out =
                limited(AudioBuffer.stereo(RATE_HZ, loud, soft), 0.0, 0.0, 512).audio();
        for (int i = 0; i < soft.length; i++) {
            assertThat(out.channel(1)[i]).isEqualTo(0.25f * out.channel(0)[i]);
        }
    }

    @Test
    void whatStaysUnderTheCeilingOnlyGetsTheGain() throws IOException {
        AudioBuffer quiet = Signals.gaussian(5, RATE_HZ, ChannelLayout.STEREO, 20_000, -40.0);
        Limited out = limited(quiet, 6.0, 6.0, 512);
        SpoolTest.assertSame(out.audio(), Signals.gain(quiet, 6.0));
        assertThat(out.reduction().maxDb()).isZero();
    }

    @Test
    void peaksServeUpToTheGainThatTheyWereFoundFor() throws IOException {
        AudioBuffer audio = mono("music +9 dB, seed 1");
        try (PeakTrack track = peaks(audio, 6.0, 512, 2)) {
            assertThat(track.covers(Decibels.toAmplitude(6.0))).isTrue();
            assertThat(track.covers(Decibels.toAmplitude(6.1))).isFalse();
            try (AudioReader peaks = track.open()) {
                assertThat(peaks.frames()).hasValue(audio.frames());
            }
            // found once, used again and again
            Limited first = limited(audio, 2.0, track, 512);
            limited(audio, 6.0, track, 512);
            SpoolTest.assertSame(limited(audio, 2.0, track, 512).audio(), first.audio());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void streamShorterThanTheLookAheadIsLimitedToo(int frames) throws IOException {
        AudioBuffer audio = Signals.gain(Signals.gaussian(1, RATE_HZ, ChannelLayout.STEREO, frames, 0.0), 6.0);
        Limited out = limited(audio, 0.0, 0.0, 512);
        assertThat(out.audio().frames()).isEqualTo(frames);
        if (frames > 0) {
            assertThat(NaiveTruePeak.highestDbtp(out.audio())).isLessThanOrEqualTo(-1.0);
        }
    }
}
