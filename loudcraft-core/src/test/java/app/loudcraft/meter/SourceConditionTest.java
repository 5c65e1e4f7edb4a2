package app.loudcraft.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.ProcessSpec;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.testkit.Signals;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConditionTest {

    @Test
    void directCurrentIsReadPerChannel() {
        AudioBuffer mix = Signals.sine(1_000, -12.0).stereo(2.0);
        for (int i = 0; i < mix.frames(); i++) {
            mix.channel(1)[i] += (float) Decibels.toAmplitude(-45.0);
        }
        SourceCondition condition = read(mix);
        assertThat(condition.dcDbfs().get(0)).isLessThan(-100.0);
        assertThat(condition.dcDbfs().get(1)).isCloseTo(-45.0, within(0.01));
        assertThat(condition.largestDcDbfs()).isEqualTo(condition.dcDbfs().get(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {20.0, 60.0, 997.0})
    void sinesAreNotClipped(double hz) {
        for (double dbfs : new double[] {0.0, -5.0}) {
            Clipping clipping = read(Signals.sine(hz, dbfs).stereo(5.0)).clipping();
            assertThat(clipping).isEqualTo(new Clipping(0, 0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"3.0, 0.0", "6.0, 0.0", "3.0, -5.0", "6.0, -5.0"})
    void clippedMusicIsFound(double byDb, double laterDb) {
        AudioBuffer mix = strokes(10.0, 1.0);
        assertThat(read(mix).clipping().events()).isZero();
        double peak = peak(mix);
        Random dither = new Random(5);
        double gain = Decibels.toAmplitude(byDb) / peak;
        double later = Decibels.toAmplitude(laterDb);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < mix.frames(); i++) {
                double clipped = later * Math.max(-1.0, Math.min(1.0, gain * mix.channel(c)[i]));
                double coded = Math.rint(32_768.0 * clipped + dither.nextDouble() - dither.nextDouble());
                mix.channel(c)[i] = (float) (Math.max(-32_768.0, Math.min(32_767.0, coded)) / 32_768.0);
            }
        }
        Clipping clipping = read(mix).clipping();
        assertThat(clipping.events()).isGreaterThan(10);
        assertThat(clipping.samples()).isGreaterThanOrEqualTo(3 * clipping.events());
        assertThat(clipping.ceilingSamples()).isGreaterThanOrEqualTo(8);
    }

    @Test
    void clippingOfOneTopIsCountedOnce() {
        AudioBuffer mix = strokes(2.0, 1.0);
        float top = 0.8f;
        for (int i = 48_000; i < 48_009; i++) {
            mix.channel(0)[i] = top;
        }
        Clipping clipping = read(mix).clipping();
        assertThat(clipping.events()).isEqualTo(1);
        assertThat(clipping.samples()).isEqualTo(9);
    }

    @Test
    void limitedMusicShowsAtItsCeiling() {
        AudioBuffer mix = strokes(30.0, 0.3);
        SourceCondition open = read(mix);
        SourceCondition limited = read(limited(mix, 9.0));
        assertThat(open.ceilingConsistency()).isLessThan(0.5);
        assertThat(open.topFlatness()).isLessThan(2.0);
        assertThat(limited.ceilingConsistency()).isGreaterThanOrEqualTo(0.5);
        // A limiter of true peaks leaves sample peaks uneven; one of samples does not.
        AudioBuffer cut = Signals.gain(mix, 9.0 - Decibels.fromAmplitude(peak(mix)));
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < cut.frames(); i++) {
                cut.channel(c)[i] = Math.max(-1.0f, Math.min(1.0f, cut.channel(c)[i]));
            }
        }
        assertThat(read(cut).ceilingConsistency()).isGreaterThanOrEqualTo(0.5);
        assertThat(read(cut).topFlatness()).isGreaterThan(2.0);
    }

    @Test
    void noiseFloorIsTheLevelOfThePauses() {
        AudioBuffer mix = Signals.concat(
                Signals.sine(1_000, -12.0).stereo(8.0),
                Signals.sine(1_000, -62.0).stereo(2.0));
        // A-weighting is 0 dB at 1 kHz; steps are of 0.1 dB.
        assertThat(read(mix).noiseFloorDbfs()).isCloseTo(-62.0, within(0.1));
        // IEC 61672-1 table 3: -19.1 dB at 100 Hz.
        assertThat(read(Signals.sine(100, -12.0).stereo(2.0)).noiseFloorDbfs()).isCloseTo(-31.1, within(0.2));
        assertThat(read(Signals.silence(48_000, ChannelLayout.STEREO, 96_000)).noiseFloorDbfs())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {50.0, 60.0, 49.9})
    void humUnderPausesIsFound(double hz) {
        AudioBuffer mix = withPauses(Heard.signal(44_100, ChannelLayout.STEREO, 30.0, i -> {
            double t = i / 44_100.0;
            return 0.1 * Math.sin(2 * Math.PI * 440.0 * t) + 0.1 * Math.sin(2 * Math.PI * 98.0 * t);
        }));
        assertThat(read(mix).hum()).isEmpty();
        for (int h = 1; h <= 3; h++) {
            Heard.add(mix, Signals.sine(h * hz, -55.0 - 6.0 * h).rate(44_100).stereo(30.0));
        }
        Hum hum = read(mix).hum().orElseThrow();
        assertThat(hum.fundamentalHz()).isCloseTo(hz, within(0.2));
        // -61, -67 and -73 dB together.
        assertThat(hum.levelDbfs()).isCloseTo(-59.8, within(0.5));
        assertThat(hum.harmonics()).isEqualTo(3);
    }

    @Test
    void bassNoteNearTheMainsIsNoHum() {
        for (double hz : new double[] {48.999, 61.735}) {
            AudioBuffer bass = Heard.signal(44_100, ChannelLayout.STEREO, 20.0, i -> {
                double t = i / 44_100.0;
                return 0.1 * Math.sin(2 * Math.PI * hz * t) + 0.05 * Math.sin(4 * Math.PI * hz * t);
            });
            assertThat(read(bass).hum()).isEmpty();
        }
    }

    @Test
    void silenceAtTheEndsIsTimed() {
        AudioBuffer mix = Signals.concat(
                Signals.silence(48_000, ChannelLayout.STEREO, 24_000),
                Signals.sine(1_000, -12.0).stereo(2.0),
                Signals.silence(48_000, ChannelLayout.STEREO, 72_000));
        SourceCondition condition = read(mix);
        assertThat(condition.headSilenceSeconds()).isCloseTo(0.5, within(0.01));
        assertThat(condition.tailSilenceSeconds()).isCloseTo(1.5, within(0.01));
    }

    @Test
    void silenceHasNoFaults() {
        for (double seconds : new double[] {0.0, 0.004, 1.5}) {
            SourceCondition condition = read(Heard.signal(48_000, ChannelLayout.STEREO, seconds, i -> 0.0));
            assertThat(condition.largestDcDbfs()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(condition.clipping()).isEqualTo(new Clipping(0, 0, 0));
            assertThat(condition.ceilingConsistency()).isZero();
            assertThat(condition.topFlatness()).isZero();
            assertThat(condition.hum()).isEmpty();
            assertThat(condition.headSilenceSeconds()).isCloseTo(seconds, within(1e-9));
            assertThat(condition.tailSilenceSeconds()).isZero();
        }
    }

    /** A tone that comes and goes, two seconds each. */
    private static AudioBuffer withPauses(AudioBuffer mix) {
        for (int c = 0; c < mix.channels(); c++) {
            for (int i = 0; i < mix.frames(); i++) {
                mix.channel(c)[i] *= i / 88_200 % 2 == 0 ? 1.0f : 0.0f;
            }
        }
        return mix;
    }

    /** Noisy strokes of random strength, four a second. */
    private static AudioBuffer strokes(double seconds, double weakest) {
        Random random = new Random(9);
        double[] strength = {1.0};
        AudioBuffer mono = Heard.signal(48_000, ChannelLayout.MONO, seconds, i -> {
            if (i % 12_000 == 0) {
                strength[0] = weakest + (1.0 - weakest) * random.nextDouble();
            }
            double t = i % 12_000 / 48_000.0;
            double body = Math.sin(2 * Math.PI * 180.0 * t) + 0.3 * Math.sin(2 * Math.PI * 1_330.0 * t);
            return 0.4 * strength[0] * Math.exp(-t / 0.05) * body + 0.01 * random.nextGaussian();
        });
        return AudioBuffer.stereo(48_000, mono.channel(0), mono.channel(0).clone());
    }

    private static AudioBuffer limited(AudioBuffer mix, double byDb) {
        double gainDb = byDb - Decibels.fromAmplitude(peak(mix));
        Chain limiter = Chain.of(new TruePeakLimiter(LimiterSettings.mastering(-1.0)));
        limiter.prepare(new ProcessSpec(48_000, 2, 4_096));
        return limiter.render(Signals.gain(mix, gainDb));
    }

    private static double peak(AudioBuffer mix) {
        double peak = 0.0;
        for (float sample : mix.channel(0)) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    private static SourceCondition read(AudioBuffer buffer) {
        return Heard.of(buffer).condition();
    }
}
