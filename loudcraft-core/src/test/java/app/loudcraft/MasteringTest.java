package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.dsp.GainReduction;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioWriter;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.io.WriteOptions;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Chunk;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.GenreProfile;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.render.LoudnessOutcome;
import app.loudcraft.testkit.NaiveTruePeak;
import app.loudcraft.testkit.ShapedNoise;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MasteringTest {

    // what a master may be off its target and still count as reached
    private static final double LOUDNESS_LU = 0.1;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = SampleFormat.class,
            names = {"PCM_16", "PCM_24", "FLOAT_32"})
    void masterHasItsLoudnessAndKeepsItsCeilingOnEveryMeter(SampleFormat format) throws IOException {
        Path mix = file("mix.wav", TestMix.stereo().seconds(3.0), SampleFormat.PCM_24);
        Path master = folder.resolve("master.wav");
        MasteringResult result =
                Mastering.builder().genre(Genre.POP).format(format).build().master(mix, master);

        assertThat(result.reached()).isTrue();
        assertThat(result.buffer()).isEmpty();
        AudioBuffer stored = AudioFiles.read(master);
        assertThat(stored.frames()).isEqualTo(144_000);
        assertThat(lufs(stored)).isCloseTo(-14.0, within(LOUDNESS_LU));
        double highest = NaiveTruePeak.highestDbtp(stored);
        assertThat(highest).isLessThanOrEqualTo(-1.0);
        assertThat(result.report().rendering().limiting().maxDb()).isGreaterThan(0.5);
        // the report tells what is in the file; the order of summation differs
        assertThat(result.report().master().programme().highestTruePeakDbtp()).isCloseTo(highest, within(1e-9));
        assertThat(result.report().master().spec().format()).isEqualTo(format);
        assertThat(result.report().rendering().attempts()).isEqualTo(1);
    }

    @Test
    void masterIsTheSameForEveryBlockSize() {
        AudioBuffer mix = TestMix.stereo().seconds(1.0);
        Mastering whole =
                Mastering.builder().genre(Genre.HIP_HOP).blockFrames(48_000).build();
        AudioBuffer expected = whole.master(mix).buffer().orElseThrow();
        for (int size : new int[] {1, 7, 441, 4_096}) {
            Mastering cut = whole.toBuilder().blockFrames(size).build();
            MasteringResult result = cut.master(mix);
            assertSame(result.buffer().orElseThrow(), expected);
        }
    }

    @Test
    void fileBufferAndStreamGiveTheSameBits() throws IOException {
        AudioBuffer mix = TestMix.stereo().seed(3).seconds(2.0);
        Mastering mastering = Mastering.builder()
                .genre(Genre.ROCK)
                .format(SampleFormat.FLOAT_32)
                .build();
        AudioBuffer expected = mastering.master(mix).buffer().orElseThrow();

        Path in = file("mix.wav", mix, SampleFormat.FLOAT_32);
        Path out = folder.resolve("master.wav");
        mastering.master(in, out);
        assertSame(AudioFiles.read(out), expected);

        try (AudioReader reader = AudioFiles.open(Files.newInputStream(in), "stream");
                BufferWriter writer = new BufferWriter(mix.spec())) {
            MasteringResult streamed = mastering.master(reader, writer);
            assertSame(writer.buffer(), expected);
            assertThat(streamed.report().mix().source()).isEqualTo("stream");
        }
        Path streamedOut = folder.resolve("streamed.wav");
        try (AudioReader reader = AudioFiles.of(mix);
                AudioWriter writer = AudioFiles.create(streamedOut, mix.spec())) {
            mastering.master(reader, writer);
        }
        assertSame(AudioFiles.read(streamedOut), expected);
    }

    @Test
    void threeLevelsGiveTheSameBitsAsOneCall() throws IOException {
        Path mix = file("mix.wav", TestMix.stereo().seconds(2.0), SampleFormat.PCM_16);
        Mastering mastering = Mastering.builder().genre(Genre.ELECTRONIC).build();
        Path once = folder.resolve("once.wav");
        mastering.master(mix, once);
        MixAnalysis analysis = mastering.analyze(mix);
        MasteringPlan plan = mastering.plan(analysis);
        Path stepwise = folder.resolve("stepwise.wav");
        mastering.render(mix, plan, stepwise);
        assertThat(stepwise).hasSameBinaryContentAs(once);
        // a stored plan, rendered by another mastering with other wishes
        Path again = folder.resolve("again.wav");
        Mastering.builder().target(DeliveryTarget.CLUB).blockFrames(100).build().render(mix, plan, again);
        assertThat(again).hasSameBinaryContentAs(once);
    }

    @Test
    void changedPlanIsWhatIsRendered() throws IOException {
        Path mix = file("mix.wav", TestMix.stereo().seconds(2.0), SampleFormat.PCM_24);
        Mastering mastering = Mastering.builder().build();
        MasteringPlan plan = mastering.plan(mastering.analyze(mix));
        MasteringPlan quieter =
                plan.with(new LoudnessStep(LoudnessStep.Aim.TARGET, OptionalDouble.of(-23.0), "for broadcast"));
        Path master = folder.resolve("master.wav");
        MasteringResult result = mastering.render(mix, quieter, master);
        assertThat(result.plan()).isEqualTo(quieter);
        assertThat(lufs(AudioFiles.read(master))).isCloseTo(-23.0, within(LOUDNESS_LU));
    }

    @Test
    void unreachableLoudnessIsToldAndNothingIsOverdone() throws IOException {
        Path mix = file("mix.wav", TestMix.stereo().seconds(3.0), SampleFormat.PCM_24);
        Path master = folder.resolve("master.wav");
        MasteringResult result = Mastering.builder().targetLufs(-5.0).build().master(mix, master);

        LoudnessOutcome outcome = result.report().rendering().loudness();
        assertThat(result.reached()).isFalse();
        assertThat(outcome.status()).isEqualTo(LoudnessOutcome.Status.TARGET_UNREACHABLE);
        double lufs = lufs(AudioFiles.read(master));
        assertThat(lufs).isLessThan(-5.1);
        // the explanation rounds to a tenth, and a trial is not quantised
        assertThat(outcome.explanation())
                .startsWith(String.format(Locale.ROOT, "stopped at %.1f LUFS", lufs))
                .contains("Control the loudest transients in the mix, accept a lower loudness");
        assertThat(result.report().warnings()).contains(outcome.explanation());
        GainReduction limiting = result.report().rendering().limiting();
        LimiterStep budget = result.plan().limiter();
        assertThat(limiting.maxDb()).isLessThanOrEqualTo(budget.maxReductionDb() + 1e-6);
        assertThat(limiting.p99Db()).isLessThanOrEqualTo(budget.maxP99ReductionDb());
        assertThat(limiting.p95Db()).isLessThanOrEqualTo(budget.maxP95ReductionDb());
        // the peaks keep standing over the loudness
        assertThat(lufs).isLessThanOrEqualTo(-2.0 - budget.minPlrDb() + LOUDNESS_LU);
        assertThat(NaiveTruePeak.highestDbtp(AudioFiles.read(master))).isLessThanOrEqualTo(-2.0);
        assertThat(result.report().toText()).contains("Not reached: stopped at");
    }

    @ParameterizedTest
    @EnumSource(SampleFormat.class)
    void mixThatNeedsNothingComesOutBitForBit(SampleFormat format) throws IOException {
        // under 400 ms nothing is known about the loudness, so it is kept; full of odd values, and under the ceiling
        Path mix = file("mix.wav", TestMix.stereo().seconds(0.35), format);
        Path master = folder.resolve("master.wav");
        MasteringResult result = Mastering.builder().format(format).build().master(mix, master);
        assertThat(result.report().rendering().loudness().gainDb()).isZero();
        assertSame(AudioFiles.read(master), AudioFiles.read(mix));
    }

    @Test
    void gainThatIsZeroDoesNotDitherEither() throws IOException {
        Path mix = file("mix.wav", TestMix.stereo().seconds(2.0), SampleFormat.PCM_16);
        Mastering mastering =
                Mastering.builder().intensity(0).format(SampleFormat.PCM_24).build();
        MasteringPlan plan = mastering.plan(mastering.analyze(mix));
        MasteringPlan kept = plan.with(new LoudnessStep(LoudnessStep.Aim.KEEP, OptionalDouble.empty(), "as it is"));
        Path master = folder.resolve("master.wav");
        mastering.render(mix, kept, master);
        assertSame(AudioFiles.read(master), AudioFiles.read(mix));
    }

    @Test
    void chunksOfTheMixAreCarriedOver() throws IOException {
        AudioBuffer mix = TestMix.stereo().seconds(1.0);
        AudioMetadata metadata = AudioMetadata.EMPTY
                .with(Chunk.of("iXML", new byte[602]))
                .with(Chunk.of("LIST", "INFOINAM".getBytes(StandardCharsets.US_ASCII)));
        Path in = folder.resolve("mix.wav");
        try (AudioWriter writer = AudioFiles.create(
                in, mix.spec().withFormat(SampleFormat.PCM_24), WriteOptions.DEFAULT.withMetadata(metadata))) {
            writer.write(mix.block());
            writer.commit();
        }
        Path out = folder.resolve("master.wav");
        Mastering.builder().build().master(in, out);
        try (AudioReader reader = AudioFiles.open(out)) {
            assertThat(reader.metadata()).isEqualTo(metadata);
        }
    }

    @Test
    void manyThreadsMayShareOneMastering() throws Exception {
        Mastering mastering = Mastering.builder().genre(Genre.LATIN).build();
        List<AudioBuffer> mixes = new ArrayList<>();
        List<AudioBuffer> expected = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            AudioBuffer mix = TestMix.stereo().seed(seed).rate(22_050).seconds(1.0);
            mixes.add(mix);
            expected.add(mastering.master(mix).buffer().orElseThrow());
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<AudioBuffer>> tasks = new ArrayList<>();
            for (int k = 0; k < 12; k++) {
                AudioBuffer mix = mixes.get(k % 4);
                tasks.add(() -> mastering.master(mix).buffer().orElseThrow());
            }
            List<Future<AudioBuffer>> results = threads.invokeAll(tasks);
            for (int k = 0; k < 12; k++) {
                assertSame(results.get(k).get(), expected.get(k % 4));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void mixInMemoryIsNotChanged() {
        AudioBuffer mix = TestMix.stereo().seconds(1.0);
        AudioBuffer before = mix.copy();
        Mastering.builder().genre(Genre.POP).build().master(mix);
        assertSame(mix, before);
    }

    @Test
    void masterOfAMasterIsLeftAlmostAsItIs() {
        Mastering mastering = Mastering.builder().build();
        ShapedNoise dull =
                ShapedNoise.thirds(GenreProfile.NEUTRAL.tone()::levelDb).plus(hz -> hz > 2_000.0 ? -8.0 : 0.0);
        AudioBuffer once = mastering.master(dull.seconds(4.0)).buffer().orElseThrow();
        MasteringResult twice = mastering.master(once);
        assertThat(twice.reached()).isTrue();
        assertThat(twice.report().rendering().loudness().gainDb()).isCloseTo(0.0, within(1.0));
    }

    private Path file(String name, AudioBuffer audio, SampleFormat format) throws IOException {
        Path path = folder.resolve(name);
        AudioFiles.write(path, audio, format);
        return path;
    }

    private static double lufs(AudioBuffer audio) {
        LoudnessMeter meter = new LoudnessMeter(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        return meter.reading().integratedLufs().orElseThrow();
    }

    static void assertSame(AudioBuffer actual, AudioBuffer expected) {
        assertThat(actual.frames()).isEqualTo(expected.frames());
        for (int c = 0; c < expected.channels(); c++) {
            assertThat(actual.channel(c)).isEqualTo(expected.channel(c));
        }
    }
}
