package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.io.AudioSource;
import app.loudcraft.meter.MeterSettings;
import app.loudcraft.meter.Metering;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MasterBusPointTest {

    private static final Map<TestMix, AudioBuffer> MIXES = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void dynamicMusicHasNoLimiter(long seed) throws IOException {
        for (double peakDbtp : new double[] {-1.0, -6.0, -20.0}) {
            QualityCheck point = point(at(peakDbtp, mix(seed)));
            assertThat(point.status()).isEqualTo(QualityStatus.PASS);
            assertThat(point.findings()).isEmpty();
            assertThat(point.value().orElseThrow()).isGreaterThan(14.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 4.0", "1, 6.0", "1, 9.0", "2, 4.0", "3, 9.0"})
    void limitedMusicIsFoundAtAnyLevel(long seed, double byDb) throws IOException {
        AudioBuffer limited = limited(mix(seed), byDb);
        assertThat(point(limited).status()).isEqualTo(QualityStatus.WARN);
        // Turning it down does not take the limiter off.
        QualityCheck quieter = point(Signals.gain(limited, -5.0));
        assertThat(quieter.status()).isEqualTo(QualityStatus.WARN);
        assertThat(quieter.findings().get(0).remedy()).contains("off the master bus");
    }

    @Test
    void moreLimitingMeansLessPeakOverLoudness() throws IOException {
        double before = Double.POSITIVE_INFINITY;
        for (double byDb : new double[] {0.0, 2.0, 4.0, 6.0, 9.0}) {
            double plrDb = point(limited(mix(1), byDb)).value().orElseThrow();
            assertThat(plrDb).isLessThan(before);
            before = plrDb;
        }
    }

    @Test
    void crushedMusicIsWorthANewExport() throws IOException {
        QualityCheck point = point(limited(mix(1), 14.0));
        assertThat(point.value().orElseThrow()).isLessThan(9.0);
        assertThat(point.status()).isEqualTo(QualityStatus.FAIL);
    }

    @Test
    void denseSoundWithoutACeilingIsNotLimited() throws IOException {
        // Steady noise reaches about the same peak in every second, and its PLR is 11 to 12 dB.
        AudioBuffer pink = Signals.pink(1, 48_000, ChannelLayout.STEREO, 480_000, -20.0);
        assertThat(point(pink).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void aLoopOfEqualStrokesIsNotLimited() throws IOException {
        // The same stroke over and over: every second has the same peak, as under a limiter.
        AudioBuffer loop = Signals.silence(48_000, ChannelLayout.STEREO, 20 * 48_000);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < loop.frames(); i++) {
                double t = i % 24_000 / 48_000.0;
                loop.channel(c)[i] = (float) (0.5 * Math.exp(-t / 0.03) * Math.sin(2.0 * Math.PI * 330.0 * t));
            }
        }
        assertThat(PeakCeiling.of(
                                Metering.of(MeterSettings.DEFAULT).measure(loop).truePeakTimeline())
                        .consistency())
                .isEqualTo(1.0);
        assertThat(point(loop).status()).isEqualTo(QualityStatus.PASS);
    }

    @Test
    void tonesAndWhatHasNoLoudnessAreNotJudged() throws IOException {
        assertThat(point(Signals.sine(997, -4.5).stereo(5.0)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(point(Signals.sine(997, -4.5).stereo(0.3)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
        assertThat(point(Signals.sine(997, -90.0).stereo(5.0)).status()).isEqualTo(QualityStatus.NOT_APPLICABLE);
    }

    private static TestMix mix(long seed) {
        return TestMix.stereo().seed(seed);
    }

    private static AudioBuffer at(double peakDbtp, TestMix mix) {
        AudioBuffer buffer = MIXES.computeIfAbsent(mix, wanted -> wanted.seconds(30.0));
        double truePeakDbtp =
                Metering.of(MeterSettings.DEFAULT).measure(buffer).reading().truePeakDbtp();
        return Signals.gain(buffer, peakDbtp - truePeakDbtp);
    }

    private static AudioBuffer limited(TestMix mix, double byDb) {
        double ceilingDbtp = -1.0;
        Chain limiter = Chain.of(new TruePeakLimiter(LimiterSettings.mastering(ceilingDbtp)));
        limiter.prepare(new ProcessSpec(48_000, 2, 4_096));
        return limiter.render(at(ceilingDbtp + byDb, mix));
    }

    private static QualityCheck point(AudioBuffer buffer) throws IOException {
        return MixAdvisor.ofDefaults().advise(AudioSource.of(buffer)).point("P3");
    }
}
