package app.loudcraft.qc;

import static app.loudcraft.qc.IntegritySignals.RATE_HZ;
import static app.loudcraft.qc.IntegritySignals.check;
import static app.loudcraft.qc.IntegritySignals.hear;
import static app.loudcraft.qc.IntegritySignals.music;
import static app.loudcraft.qc.IntegritySignals.pink;
import static app.loudcraft.qc.IntegritySignals.silenceOf;
import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioReader;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubnormalsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.4e-45, 1",
        "-1.4e-45, 1",
        "1.1754942e-38, 1",
        "-1.1754942e-38, 1",
        "1.17549435e-38, 0",
        "0.0, 0",
        "-0.0, 0",
        "0.5, 0",
        "-3.4028235e38, 0"
    })
    void whatLiesBetweenZeroAndTheLeastNormalNumberCounts(float value, long count) {
        Subnormals subnormals = new Subnormals(480);
        float[] x = new float[960];
        x[500] = value;

        subnormals.look(x, 0, 480, 10_000);
        subnormals.look(x, 480, 960, 10_000);

        assertThat(subnormals.count()).isEqualTo(count);
        assertThat(subnormals.firstFrame()).isEqualTo(count == 0 ? -1 : 10_500);
        assertThat(subnormals.endFrame()).isEqualTo(count == 0 ? -1 : 10_501);
    }

    /** Music, and then a pause in which a filter goes on, its state rounded to the same number for ever. */
    private static AudioBuffer hanging(int frames) {
        AudioBuffer pause = silenceOf(RATE_HZ);
        for (int i = 0; i < frames; i++) {
            pause.channel(1)[i] = i % 2 == 0 ? 3e-45f : -3e-45f;
        }
        return Signals.concat(music(), pause);
    }

    @Test
    void aFilterThatHangsAboveZeroIsToldWithCountAndPlace() {
        AudioBuffer signal = Signals.concat(hanging(RATE_HZ), hanging(10));

        QualityCheck found = hear(signal);

        assertThat(found.status()).isEqualTo(QualityStatus.WARN);
        QualityFinding finding = found.findings().stream()
                .filter(any -> any.message().contains("subnormal"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.channel()).hasValue(1);
        assertThat(finding.measured()).hasValue(RATE_HZ + 10);
        assertThat(finding.startSeconds()).isEqualTo(20.0);
        assertThat(finding.endSeconds()).isEqualTo(41.0 + 10.0 / RATE_HZ);
        assertThat(finding.message())
                .startsWith("48010 samples are subnormal")
                .contains("the first at 20.000 s, 0 of all in the middle of sound");
    }

    @Test
    void aTailThatDiesAwayMayEndInSome() {
        AudioBuffer signal = hanging(RATE_HZ);

        assertThat(hear(signal).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"480, PASS", "481, WARN"})
    void inTheMiddleOfSoundFewAreManyEnough(int count, QualityStatus expected) {
        AudioBuffer signal = pink(10.0);
        for (int i = 0; i < count; i++) {
            // Apart, for one beside the other would be a dropout.
            signal.channel(0)[100_000 + 40 * i] = 1e-40f;
        }

        QualityCheck found = hear(signal);

        assertThat(found.findings().stream().anyMatch(any -> any.message().contains("subnormal")))
                .isEqualTo(expected == QualityStatus.WARN);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleFormat.class,
            names = {"FLOAT_32", "FLOAT_64"})
    void filesOfFloatingPointKeepThem(SampleFormat format) throws IOException {
        Path file = folder.resolve("tail.wav");
        AudioFiles.write(file, Signals.concat(hanging(RATE_HZ), hanging(10)), format);

        assertThat(stored(file).findings())
                .anySatisfy(finding -> assertThat(finding.measured()).hasValue(RATE_HZ + 10));
    }

    @Test
    void integersHaveNone() throws IOException {
        Path file = folder.resolve("tail.wav");
        AudioFiles.write(file, Signals.concat(hanging(RATE_HZ), hanging(10)), SampleFormat.PCM_32);

        assertThat(stored(file).findings()).noneMatch(any -> any.message().contains("subnormal"));
    }

    private static QualityCheck stored(Path file) throws IOException {
        IntegrityLimits limits = IntegrityLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());
        try (AudioReader reader = AudioFiles.open(file)) {
            List<Check> checks = List.of(new IntegrityCheck(reader.spec(), limits));
            return Pass.run(reader, checks, DeliveryTarget.SPOTIFY, Optional.empty(), 1)
                    .get(0);
        }
    }

    @Test
    void theCutIntoBlocksDoesNotMatter() {
        AudioBuffer signal = Signals.concat(hanging(RATE_HZ), hanging(10));

        List<QualityCheck> results = Heard.inBlocks(() -> check(signal), signal, 7, 480, 4_096, signal.frames());

        assertThat(Set.copyOf(results)).hasSize(1);
    }
}
