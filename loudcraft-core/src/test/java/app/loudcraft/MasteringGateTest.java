package app.loudcraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.io.AudioSource;
import app.loudcraft.io.BufferWriter;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.plan.MasteringPlan;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityInspector;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of masters that a gate fails. */
class MasteringGateTest {

    private final AudioBuffer mix = TestMix.stereo().seconds(2.0);

    @TempDir
    private Path folder;

    /** Fails masters for one check until it has seen so many, then passes all. */
    private static final class Gate implements QualityInspector {

        private final String id;
        private final String unit;
        private final double value;
        private final int failures;
        private final List<MasteringPlan> seen = new ArrayList<>();

        private Gate(String id, String unit, double value, int failures) {
            this.id = id;
            this.unit = unit;
            this.value = value;
            this.failures = failures;
        }

        @Override
        public String name() {
            return "strict";
        }

        @Override
        public QualityReport inspect(AudioSource master, MasteringPlan plan) {
            seen.add(plan);
            QualityStatus status = seen.size() <= failures ? QualityStatus.FAIL : QualityStatus.PASS;
            QualityFinding finding =
                    new QualityFinding(OptionalInt.empty(), 0.0, 1.0, OptionalDouble.empty(), "Too much.", "Less.");
            return new QualityReport(List.of(new QualityCheck(
                    id, "something", status, OptionalDouble.of(value), unit, "", "", List.of(), List.of(finding))));
        }
    }

    private static MasteringBuilder builder(QualityInspector gate, GateFailure onFailure) {
        return Mastering.builder()
                .target(DeliveryTarget.SPOTIFY)
                .qualityGate(gate)
                .onGateFailure(onFailure);
    }

    private static QualityStatus verdict(MasteringResult result) {
        return result.report().quality().orElseThrow().verdict();
    }

    @Test
    void masterThatFailsIsDeliveredAndReportedUnlessAskedOtherwise() {
        Gate gate = new Gate("Q2", "dBTP", 0.5, 9);
        MasteringResult result = Mastering.builder().qualityGate(gate).build().master(mix);
        assertThat(gate.seen).hasSize(1);
        assertThat(verdict(result)).isEqualTo(QualityStatus.FAIL);
        assertThat(result.report().warnings()).noneMatch(warning -> warning.contains("quality gate"));
    }

    @Test
    void throwingLeavesNoOutputAndCarriesTheReport() throws IOException {
        Path in = folder.resolve("mix.wav");
        AudioFiles.write(in, mix, SampleFormat.FLOAT_32);
        Path out = folder.resolve("master.wav");
        Path old = Files.write(folder.resolve("old.wav"), new byte[] {7});
        Mastering mastering =
                builder(new Gate("Q6", "", 3.0, 9), GateFailure.THROW).build();
        for (Path master : List.of(out, old)) {
            assertThatThrownBy(() -> mastering.master(in, master))
                    .isInstanceOfSatisfying(
                            QualityGateException.class,
                            failure -> assertThat(failure.report().verdict()).isEqualTo(QualityStatus.FAIL))
                    .hasMessage("the master failed the quality gate: Q6 something: Too much.");
        }
        assertThat(old).hasBinaryContent(new byte[] {7});
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(in, old);
        }
        assertThatThrownBy(() -> mastering.master(mix)).isInstanceOf(QualityGateException.class);
    }

    @ParameterizedTest
    @EnumSource(GateFailure.class)
    void masterThatPassesIsTheSameWhateverWasAskedFor(GateFailure onFailure) {
        Gate gate = new Gate("Q2", "dBTP", -1.0, 0);
        MasteringResult result = builder(gate, onFailure).build().master(mix);
        assertThat(gate.seen).hasSize(1);
        assertThat(verdict(result)).isEqualTo(QualityStatus.PASS);
        MasteringTest.assertSame(
                result.buffer().orElseThrow(),
                Mastering.builder().build().master(mix).buffer().orElseThrow());
    }

    @Test
    void peaksOverTheCeilingLowerIt() throws IOException {
        Gate gate = new Gate("Q2", "dBTP", -0.6, 1);
        Path in = folder.resolve("mix.wav");
        Path out = folder.resolve("master.wav");
        AudioFiles.write(in, mix, SampleFormat.FLOAT_32);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE)
                .target(DeliveryTarget.of(-9.0, -1.0))
                .build()
                .master(in, out);
        // 0.4 dB over, and 0.1 dB to spare
        assertThat(result.plan().limiter().settings().ceilingDbtp()).isCloseTo(-1.5, within(1e-9));
        assertThat(gate.seen).hasSize(2);
        assertThat(gate.seen.get(1)).isEqualTo(result.plan());
        assertThat(verdict(result)).isEqualTo(QualityStatus.PASS);
        assertThat(result.report().warnings())
                .contains(
                        "The first master failed the quality gate (Q2 something: Too much.), so the plan was changed: "
                                + "the ceiling is -1.50 dBTP instead of -1.00 dBTP.");
        assertThat(result.report().master().programme().truePeakDbtp()).isLessThanOrEqualTo(-1.5);
        assertThat(AudioFiles.read(out).frames()).isEqualTo(mix.frames());
        // the plan as it is reported gives the same master again
        Path again = folder.resolve("again.wav");
        Mastering.builder().build().render(in, result.plan(), again);
        assertThat(again).hasSameBinaryContentAs(out);
    }

    @Test
    void masterThatIsLouderThanAServiceLikesKeepsToItsLowerCeiling() {
        Gate gate = new Gate("Q2", "dBTP", -1.0, 1);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE).build().master(mix);
        assertThat(result.plan().limiter().settings().ceilingDbtp()).isCloseTo(-2.1, within(1e-9));
    }

    @Test
    void decoderThatClipsLowersTheCeilingByAsMuch() {
        Gate gate = new Gate("Q10", "dBTP", 0.7, 1);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE).build().master(mix);
        assertThat(result.plan().limiter().settings().ceilingDbtp()).isCloseTo(-1.8, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q3", "Q7"})
    void imageThatFailsIsNotWidened(String id) {
        Gate gate = new Gate(id, "", -0.5, 1);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE)
                .spatial(60, new SideGain())
                .build()
                .master(mix);
        assertThat(gate.seen.get(0).spatial().intensityPercent()).isEqualTo(60);
        assertThat(result.plan().spatial().active()).isFalse();
        assertThat(result.report().warnings())
                .anyMatch(warning -> warning.endsWith("the image is left as it is instead of widened by 60 %."));
    }

    @Test
    void dynamicsThatFailMakeTheMasterLessLoud() {
        Gate gate = new Gate("Q5", "dB", 5.0, 1);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE).build().master(mix);
        assertThat(result.plan().loudness().targetLufs()).hasValue(-16.0);
        // the tolerance of the solver
        assertThat(result.report()
                        .master()
                        .programme()
                        .loudness()
                        .integratedLufs()
                        .orElseThrow())
                .isCloseTo(-16.0, within(0.05));
    }

    @Test
    void planIsChangedOnlyOnce() {
        Gate gate = new Gate("Q5", "dB", 5.0, 9);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE).build().master(mix);
        assertThat(gate.seen).hasSize(2);
        assertThat(verdict(result)).isEqualTo(QualityStatus.FAIL);
        assertThat(result.plan().loudness().targetLufs()).hasValue(-16.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q1", "Q3", "Q6", "other"})
    void whereNoPlanWouldHelpTheMasterIsDeliveredWithAWarning(String id) {
        Gate gate = new Gate(id, "", 1.0, 9);
        MasteringResult result = builder(gate, GateFailure.REPLAN_ONCE).build().master(mix);
        assertThat(gate.seen).hasSize(1);
        assertThat(result.report().warnings())
                .contains("The master failed the quality gate (" + id
                        + " something: Too much.), and no other plan would help.");
        assertThat(result.buffer()).isPresent();
    }

    @Test
    void writerGetsThePlannedAgainMasterAlone() throws IOException {
        Gate gate = new Gate("Q5", "dB", 5.0, 1);
        try (AudioReader reader = AudioFiles.of(mix)) {
            BufferWriter writer = new BufferWriter(reader.spec(), mix.frames());
            builder(gate, GateFailure.REPLAN_ONCE).build().master(reader, writer);
            assertThat(gate.seen).hasSize(2);
            assertThat(writer.buffer().frames()).isEqualTo(mix.frames());
        }
    }

    @Test
    void masteringMadeAgainKeepsWhatBecomesOfFailures() {
        Mastering mastering =
                builder(new Gate("Q6", "", 3.0, 9), GateFailure.THROW).build();
        assertThatThrownBy(() -> mastering.toBuilder().build().master(mix)).isInstanceOf(QualityGateException.class);
    }
}
