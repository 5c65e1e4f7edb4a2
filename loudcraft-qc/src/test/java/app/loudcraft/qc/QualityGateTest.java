package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import app.loudcraft.Mastering;
import app.loudcraft.MasteringResult;
import app.loudcraft.analysis.Genre;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.LoudnessStep;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.qc.limits.ClippingLimits;
import app.loudcraft.qc.limits.DynamicsLimits;
import app.loudcraft.qc.limits.LoudnessLimits;
import app.loudcraft.qc.limits.TruePeakLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityGateTest {

    private final AudioBuffer mix = TestMix.stereo().gainDb(10.0).seconds(5.0);

    private static QualityCheck check(QualityReport report, CheckId id) {
        return report.checks().stream()
                .filter(check -> check.id().equals(id.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void masteringFindsTheGateAndItsMastersPassForLoudnessAndPeak() {
        MasteringResult result = Mastering.builder()
                .genre(Genre.ROCK)
                .qualityGate()
                .build()
                .master(TestMix.stereo().seconds(20.0));
        QualityReport quality = result.report().quality().orElseThrow();
        assertThat(check(quality, CheckId.Q1).status()).isEqualTo(QualityStatus.PASS);
        assertThat(check(quality, CheckId.Q2).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void fileAndBufferAreJudgedAlike(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mix.wav");
        AudioFiles.write(file, mix, SampleFormat.FLOAT_32);
        QualityGate gate = new QualityGate();
        assertThat(check(gate.check(file, DeliveryTarget.SPOTIFY), CheckId.Q2))
                .isEqualTo(
                        check(gate.check(AudioSource.of(mix), DeliveryTarget.SPOTIFY, Optional.empty()), CheckId.Q2));
        Assertions.assertThatThrownBy(() -> gate.check(folder.resolve("none.wav"), DeliveryTarget.SPOTIFY))
                .isInstanceOf(NoSuchFileException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void numberOfThreadsChangesNothing(int threads) throws IOException {
        QualityReport onOne = QualityGate.builder()
                .parallelism(1)
                .build()
                .check(AudioSource.of(mix), DeliveryTarget.SPOTIFY, Optional.of(Genre.POP));
        assertThat(onOne.verdict()).isEqualTo(QualityStatus.FAIL);
        assertThat(QualityGate.builder()
                        .parallelism(threads)
                        .build()
                        .check(AudioSource.of(mix), DeliveryTarget.SPOTIFY, Optional.of(Genre.POP)))
                .isEqualTo(onOne);
    }

    static Stream<QualityGate.Builder> gates() {
        return Stream.of(
                QualityGate.builder(),
                QualityGate.builder().without(CheckId.Q6).parallelism(2),
                QualityGate.builder().limits(new ClippingLimits(1_000, 10, 1.0, ClippingLimits.MOST_ARRIVALS, 6.0)));
    }

    @ParameterizedTest
    @MethodSource("gates")
    void oneReadingTellsWhatGateAndAdvisorTell(QualityGate.Builder builder) throws IOException {
        AudioSource source = AudioSource.of(mix);
        QualityGate gate = builder.build();
        AtomicInteger read = new AtomicInteger();
        CheckedMix both = gate.checkAndAdvise(
                () -> new WatchedReader(source.open(), Integer.MAX_VALUE, read),
                DeliveryTarget.EBU_R128,
                Optional.of(Genre.POP));

        assertThat(both.quality()).isEqualTo(gate.check(source, DeliveryTarget.EBU_R128, Optional.of(Genre.POP)));
        assertThat(both.advice()).isEqualTo(MixAdvisor.ofDefaults().advise(source));
        // Once, and once more where the true peak is over the ceiling.
        assertThat(read.get()).isBetween(mix.frames(), 2 * mix.frames());
    }

    @Test
    void chosenLimitsTakeThePlaceOfTheTargets() throws IOException {
        AudioSource tone = AudioSource.of(Signals.sine(997.0, -20.0).stereo(5.0));
        QualityGate strict = QualityGate.builder()
                .limits(new LoudnessLimits(
                        OptionalDouble.of(-20.0), OptionalDouble.empty(), 0.1, 0.2, true, true, OptionalDouble.empty()))
                .limits(new TruePeakLimits(-19.0, OptionalDouble.empty(), OptionalDouble.empty(), 0.0, true))
                .limits(DynamicsLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty())
                        .withMayFail(true))
                .build();
        QualityReport report = strict.check(tone, DeliveryTarget.SPOTIFY, Optional.empty());
        assertThat(check(report, CheckId.Q1).status()).isEqualTo(QualityStatus.PASS);
        assertThat(check(report, CheckId.Q2).threshold()).startsWith("at most -19.0 dBTP");
        assertThat(check(report, CheckId.Q5).status()).isEqualTo(QualityStatus.FAIL);
        QualityReport usual = new QualityGate().check(tone, DeliveryTarget.EBU_R128, Optional.empty());
        assertThat(check(usual, CheckId.Q1).status()).isEqualTo(QualityStatus.FAIL);
        assertThat(check(usual, CheckId.Q5).status()).isEqualTo(QualityStatus.WARN);
    }

    @Test
    void checksThatAreNotWantedAreLeftOut() throws IOException {
        QualityReport report = QualityGate.builder()
                .without(CheckId.Q1)
                .without(CheckId.Q5)
                .build()
                .check(AudioSource.of(mix), DeliveryTarget.SPOTIFY, Optional.empty());
        assertThat(report.checks()).extracting(QualityCheck::id).contains("Q2").doesNotContain("Q1", "Q5");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> QualityGate.builder().without(CheckId.values()).build());
    }

    @Test
    void planSaysWhereAMasterGoesWhatItIsAndHowLoudItIsToBe() throws IOException {
        AudioBuffer tone = Signals.sine(997.0, -9.0).stereo(5.0);
        Mastering mastering = Mastering.builder()
                .target(DeliveryTarget.SPOTIFY)
                .genre(Genre.CLASSICAL)
                .build();
        MasteringPlan plan = mastering.master(TestMix.stereo().seconds(2.0)).plan();
        QualityGate gate = new QualityGate();
        QualityReport judged = gate.inspect(AudioSource.of(tone), plan);
        assertThat(judged)
                .isEqualTo(gate.check(AudioSource.of(tone), DeliveryTarget.SPOTIFY, Optional.of(Genre.CLASSICAL)));
        assertThat(check(judged, CheckId.Q5).threshold()).startsWith("PLR at least 15.0 dB");
        MasteringPlan louder =
                plan.with(new LoudnessStep(LoudnessStep.Aim.TARGET, OptionalDouble.of(-9.0), "as the reference"));
        assertThat(check(gate.inspect(AudioSource.of(tone), louder), CheckId.Q1).status())
                .isEqualTo(QualityStatus.PASS);
        assertThat(gate.inspect(AudioSource.of(tone), louder, 1)).isEqualTo(gate.inspect(AudioSource.of(tone), louder));
    }

    @ParameterizedTest
    @EnumSource(Genre.class)
    void everyGenreLayoutAndLengthIsJudged(Genre genre) throws IOException {
        for (ChannelLayout layout :
                new ChannelLayout[] {ChannelLayout.MONO, ChannelLayout.STEREO, ChannelLayout.SURROUND_5_1}) {
            for (double seconds : new double[] {0.0, 0.01, 1.0}) {
                AudioBuffer buffer = TestMix.stereo().in(layout).seconds(seconds);
                assertComplete(
                        new QualityGate().check(AudioSource.of(buffer), DeliveryTarget.SPOTIFY, Optional.of(genre)));
            }
        }
    }

    @Test
    void everyTargetIsJudged() throws IOException {
        for (DeliveryTarget target : DeliveryTarget.all()) {
            assertComplete(new QualityGate().check(AudioSource.of(mix), target, Optional.empty()));
        }
    }

    private static void assertComplete(QualityReport report) {
        assertThat(report.checks()).isNotEmpty().allSatisfy(check -> {
            check.value().ifPresent(value -> assertThat(value).isNotNaN());
            assertThat(check.method()).isNotEmpty();
        });
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QualityGate.builder().parallelism(0))
                .withMessage("threads must be at least 1, but was 0");
        assertThatNullPointerException().isThrownBy(() -> QualityGate.builder().limits((LoudnessLimits) null));
        assertThat(new QualityGate().name()).startsWith("Loudcraft quality gate");
    }
}
