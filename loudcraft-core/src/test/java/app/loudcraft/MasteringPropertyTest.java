package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import app.loudcraft.plan.LimiterStep;
import app.loudcraft.render.RenderResult;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the mix and the wishes: what is promised holds in the stored file. */
class MasteringPropertyTest {

    @TempDir
    private Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void storedMasterIsNeverOverItsCeilingAndHasTheLoudnessItClaims(long seed) throws IOException {
        Random random = new Random(seed);
        int[] rates = {22_050, 44_100, 48_000};
        SampleFormat[] formats = {SampleFormat.PCM_16, SampleFormat.PCM_24, SampleFormat.FLOAT_32};
        AudioBuffer mix = new TestMix(
                        seed,
                        rates[random.nextInt(3)],
                        random.nextBoolean() ? ChannelLayout.STEREO : ChannelLayout.MONO,
                        -30.0 + 45.0 * random.nextDouble(),
                        20.0 * random.nextDouble())
                .seconds(0.5 + random.nextDouble());
        double targetLufs = -26.0 + 18.0 * random.nextDouble();
        double ceilingDbtp = -3.0 * random.nextDouble();
        MasteringBuilder builder = Mastering.builder()
                .targetLufs(targetLufs)
                .ceilingDbtp(ceilingDbtp)
                .format(formats[random.nextInt(3)])
                .blockFrames(1 + random.nextInt(8_192));
        if (random.nextInt(4) > 0) {
            builder.genre(Genre.values()[random.nextInt(Genre.values().length)]);
        }
        Path in = folder.resolve("mix.wav");
        AudioFiles.write(in, mix, SampleFormat.FLOAT_32);
        Path out = folder.resolve("master.wav");
        MasteringResult result = builder.build().master(in, out);

        AudioBuffer stored = AudioFiles.read(out);
        ProgrammeMeter meter = new ProgrammeMeter(
                stored.sampleRateHz(), stored.layout(), MeterSettings.DEFAULT.withComparisonKernels(true));
        meter.process(stored.block());
        ProgrammeReading reading = meter.reading();
        assertThat(stored.frames()).isEqualTo(mix.frames());
        assertThat(reading.highestTruePeakDbtp()).isLessThanOrEqualTo(ceilingDbtp);
        double lufs = reading.loudness().integratedLufs().orElseThrow();
        RenderResult rendering = result.report().rendering();
        LimiterStep budget = result.plan().limiter();
        if (result.reached()) {
            // what counts as reached
            assertThat(lufs).isCloseTo(targetLufs, within(0.1));
        } else {
            assertThat(lufs).isLessThan(targetLufs);
            double leftDb = DoubleStream.of(
                            budget.maxReductionDb() - rendering.limiting().maxDb(),
                            budget.maxP99ReductionDb() - rendering.limiting().p99Db(),
                            budget.maxP95ReductionDb() - rendering.limiting().p95Db(),
                            ceilingDbtp - budget.minPlrDb() - lufs)
                    .min()
                    .orElseThrow();
            // nothing of the budget was left that would be worth another trial
            assertThat(leftDb).isLessThan(0.25);
        }
        // the reduction is told to 0.01 dB
        assertThat(rendering.limiting().maxDb()).isLessThanOrEqualTo(budget.maxReductionDb() + 0.005);
        assertThat(rendering.limiting().p99Db()).isLessThanOrEqualTo(budget.maxP99ReductionDb() + 0.005);
        assertThat(rendering.limiting().p95Db()).isLessThanOrEqualTo(budget.maxP95ReductionDb() + 0.005);
        assertThat(reading).isEqualTo(result.report().master().programme());
    }
}
