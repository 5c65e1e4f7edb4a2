package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.plan.DeliveryTarget;
import app.loudcraft.qc.QualityGate;
import app.loudcraft.qc.internal.LaidSpectrum;
import app.loudcraft.qc.limits.SpectralBalanceLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.testkit.Signals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaidSpectrumTest {

    private static final SpectralBalanceLimits LIMITS =
            SpectralBalanceLimits.defaults(DeliveryTarget.SPOTIFY, Optional.empty());

    @Test
    void programmeIsLaidOnTheCurveAsTheGateLaysIt() throws IOException {
        // White noise: its octaves are far from those of music at both ends, so that Q4 names their deviations.
        AudioBuffer noise = Signals.gaussian(7, 48_000, ChannelLayout.STEREO, 480_000, -20.0);
        AudioSource source = AudioSource.of(noise);
        QualityCheck check = QualityGate.builder()
                .build()
                .check(source, DeliveryTarget.SPOTIFY, Optional.empty())
                .checks()
                .get(3);
        LaidSpectrum band = new LaidSpectrum(Portrait.of(source, 1).analysis().spectrum(), LIMITS.curve());
        List<QualityFinding> octaves = check.findings().stream()
                .filter(finding -> finding.message().startsWith("The octave around"))
                .toList();
        assertThat(octaves).hasSizeGreaterThan(2);
        for (QualityFinding octave : octaves) {
            assertThat(IntStream.range(1, SpectrumReading.BANDS - 1)
                            .mapToDouble(centre -> (band.deviationDb(centre - 1)
                                            + band.deviationDb(centre)
                                            + band.deviationDb(centre + 1))
                                    / 3.0))
                    // the same sum in another order
                    .anySatisfy(db -> assertThat(db).isCloseTo(octave.measured().orElseThrow(), within(1e-9)));
        }
    }

    @Test
    void silenceCannotBeLaidOnAnything() throws IOException {
        AudioSource silence = AudioSource.of(Signals.silence(48_000, ChannelLayout.STEREO, 96_000));
        LaidSpectrum band = new LaidSpectrum(Portrait.of(silence, 1).analysis().spectrum(), LIMITS.curve());
        assertThat(band.isKnown()).isFalse();
        assertThat(band.laidOnCurveDb(10)).isNaN();
    }
}
