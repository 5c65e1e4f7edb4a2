package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.SampleFormat;
import app.loudcraft.io.AudioFiles;
import app.loudcraft.io.AudioFormatException;
import app.loudcraft.io.AudioSource;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityReport;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {

    @TempDir
    private Path folder;

    private final AudioBuffer tone = Signals.sine(997.0, -20.0).stereo(1.0);
    private Path path;
    private byte[] whole;

    @BeforeEach
    void store() throws IOException {
        path = folder.resolve("master.wav");
        AudioFiles.write(path, tone, SampleFormat.PCM_24);
        whole = Files.readAllBytes(path);
    }

    @Test
    void truncatedFileFailsAtTheByteThatPromisesMore() throws IOException {
        Files.write(path, Arrays.copyOf(whole, whole.length - 10_000));

        QualityReport report = new QualityGate().check(path, DeliveryTarget.APPLE_MUSIC);

        assertThat(report.verdict()).isEqualTo(QualityStatus.FAIL);
        QualityCheck form = report.checks().get(9);
        assertThat(form.id()).isEqualTo("Q10");
        assertThat(form.status()).isEqualTo(QualityStatus.FAIL);
        assertThat(form.findings().get(0).message())
                .matches("The file is damaged: .*master.wav, byte \\d+: data chunk says 288000 bytes, but the file ends"
                        + " after 278000");
        assertThat(report.checks().subList(0, 9)).allSatisfy(check -> {
            assertThat(check.status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
            assertThat(check.findings().get(0).message()).contains("damaged");
        });
    }

    @Test
    void fileThatContradictsItselfFails() throws IOException {
        int format = new String(whole, StandardCharsets.ISO_8859_1).indexOf("fmt ");
        whole[format + 8 + 12] = 5; // bytes of a frame, where 6 are needed
        Files.write(path, whole);

        QualityReport report = new QualityGate().check(path, DeliveryTarget.SPOTIFY);

        assertThat(report.checks().get(9).findings().get(0).message()).contains("master.wav, byte ");
    }

    @Test
    void onlyChecksThatWereAskedForAreListedBesideTheFailure() throws IOException {
        Files.write(path, Arrays.copyOf(whole, whole.length - 10_000));
        QualityGate few = QualityGate.builder()
                .without(CheckId.Q1, CheckId.Q4, CheckId.Q10)
                .build();

        QualityReport report = few.check(path, DeliveryTarget.SPOTIFY);

        assertThat(report.checks())
                .extracting(QualityCheck::id)
                .containsExactly("Q2", "Q3", "Q5", "Q6", "Q7", "Q8", "Q9", "Q10");
    }

    @Test
    void whatIsNoAudioOrCannotBeAdvisedOnIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.wav"), "these are words, not audio at all");
        assertThatThrownBy(() -> new QualityGate().check(text, DeliveryTarget.SPOTIFY))
                .isInstanceOf(AudioFormatException.class)
                .hasMessageContaining("text.wav");
        Files.write(path, Arrays.copyOf(whole, whole.length - 10_000));
        assertThatThrownBy(() -> new QualityGate()
                        .checkAndAdvise(AudioSource.of(path), DeliveryTarget.SPOTIFY, Optional.empty()))
                .isInstanceOf(AudioFormatException.class);
    }
}
