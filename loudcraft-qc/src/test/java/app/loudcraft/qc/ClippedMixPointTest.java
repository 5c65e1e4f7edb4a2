package app.loudcraft.qc;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityFinding;
import app.loudcraft.report.QualityStatus;
import app.loudcraft.testkit.Signals;
import app.loudcraft.testkit.TestMix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClippedMixPointTest {

    @ParameterizedTest
    @ValueSource(doubles = {20.0, 60.0, 997.0})
    void slowSinesAreNotClipped(double hz) {
        for (double dbfs : new double[] {0.0, -5.0}) {
            assertThat(StoredMix.point("P2", Signals.sine(hz, dbfs).stereo(5.0)).status())
                    .isEqualTo(QualityStatus.PASS);
        }
    }

    @ParameterizedTest
    @CsvSource({"3.0, 0.0", "6.0, 0.0", "3.0, -5.0", "6.0, -5.0"})
    void clippedMusicIsFoundThoughItWasTurnedDown(double byDb, double laterDb) {
        AudioBuffer mix = mix();
        assertThat(StoredMix.point("P2", mix).status()).isEqualTo(QualityStatus.PASS);

        AudioBuffer clipped = StoredMix.rounded(Signals.gain(clipped(mix, byDb), laterDb), 16, 1.0);
        QualityCheck point = StoredMix.point("P2", clipped);

        assertThat(point.status()).isEqualTo(QualityStatus.FAIL);
        // Strokes of the drum, each a place.
        assertThat(point.value().orElseThrow()).isGreaterThan(5.0);
        assertThat(point.findings().get(0).remedy()).contains("Do not clip");
    }

    @Test
    void onePlaceIsWorthALook() {
        AudioBuffer mix = mix();
        float highest = 1.01f * peak(mix.channel(1));
        for (int i = 100_000; i < 100_006; i++) {
            mix.channel(1)[i] = highest;
        }
        QualityCheck point = StoredMix.point("P2", mix);
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.value()).hasValue(1.0);
        QualityFinding place = point.findings().get(0);
        assertThat(place.channel()).hasValue(1);
        assertThat(place.startSeconds()).isBetween(99_990.0 / 48_000, 100_000.0 / 48_000);
        assertThat(place.endSeconds()).isBetween(100_006.0 / 48_000, 100_016.0 / 48_000);
        assertThat(place.message()).startsWith("At 2.08 s: The wave is cut off flat");
    }

    @Test
    void manySamplesOfOneValueAreWorthALookThoughNothingIsFlat() {
        AudioBuffer mix = mix();
        for (int i = 0; i < 20; i++) {
            mix.channel(0)[10_000 + 7_000 * i] = 0.9f;
        }
        QualityCheck point = StoredMix.point("P2", mix);
        assertThat(point.status()).isEqualTo(QualityStatus.WARN);
        assertThat(point.value()).hasValue(0.0);
        // Every one of them rises to it from another level.
        assertThat(point.findings().get(0).measured()).hasValue(20.0);
    }

    private static AudioBuffer mix() {
        return TestMix.stereo().gainDb(6.0).seconds(10.0);
    }

    /** Driven by so much over its peak, and cut off at full scale. */
    private static AudioBuffer clipped(AudioBuffer mix, double byDb) {
        AudioBuffer out = Signals.gain(mix, byDb - Decibels.fromAmplitude(peak(mix.channel(0))));
        for (int c = 0; c < 2; c++) {
            float[] x = out.channel(c);
            for (int i = 0; i < x.length; i++) {
                x[i] = Math.max(-1.0f, Math.min(1.0f - 0x1p-15f, x[i]));
            }
        }
        return out;
    }

    private static float peak(float[] x) {
        float peak = 0.0f;
        for (float sample : x) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
