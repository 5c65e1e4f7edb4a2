package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.Decibels;
import app.loudcraft.dsp.SaturationSettings.Character;
import app.loudcraft.dsp.SaturationSettings.Quality;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaturatorTest {

    private static final SaturationSettings FULL = SaturationSettings.of(100.0);

    /** Half of the full drive of 12 dB: the amount whose 3/2 power is 1/2. */
    private static final double SIX_DB_PERCENT = 62.99605249474366;

    // Limits: the requirement. In real time it is one for 48 kHz: at 44.1 kHz the 7th harmonic of 9973 Hz and the 15th
    // of
    // 4999 Hz fold to below 20 kHz at twice the rate already, where nothing but the mean over a step holds them down.
    @ParameterizedTest
    @CsvSource({
        "44100, 4999, 100, ODD, MASTERING, -100",
        "48000, 4999, 100, ODD, MASTERING, -100",
        "44100, 9973, 62.99605249474366, ODD, MASTERING, -100",
        "48000, 9973, 62.99605249474366, ODD, MASTERING, -100",
        "44100, 4999, 100, ODD, REAL_TIME, -65",
        "44100, 9973, 62.99605249474366, ODD, REAL_TIME, -52",
        "48000, 4999, 100, ODD, REAL_TIME, -75",
        "48000, 9973, 62.99605249474366, ODD, REAL_TIME, -75",
        "44100, 4999, 62.99605249474366, EVEN, MASTERING, -100",
        "44100, 4999, 62.99605249474366, EVEN, REAL_TIME, -75",
    })
    void aliasesStayUnderTheirLimit(
            int rateHz, int toneHz, double percent, Character character, Quality quality, double limitDb) {
        SaturationSettings settings = new SaturationSettings(percent, character, 0.0, quality);
        AudioBuffer out = Chain.of(Saturator.of(settings))
                .render(Signals.sine(toneHz, 0.0).rate(rateHz).mono(2.5));
        double aliasDb = new ToneSpectrum(out.channel(0), rateHz, rateHz).aliasDb(toneHz, 300);
        assertThat(aliasDb).isLessThan(limitDb);
    }

    @ParameterizedTest
    @CsvSource({"4999, 4", "9973, 2"})
    void trueTanhHasAliasesAsFarDown(int toneHz, double drive) {
        RowShaper tanh = (x, samples) -> {
            for (int i = 0; i < samples; i++) {
                x[i] = Math.tanh(drive * x[i]) / drive - x[i];
            }
        };
        FourfoldHarmonics harmonics = new FourfoldHarmonics(tanh, 44_100, 44_100);
        float[] tone = Signals.sine(toneHz, 0.0).rate(44_100).frames(88_200);
        float[] out = new float[88_200];
        double[] x = new double[44_100];
        for (int second = 0; second < 2; second++) {
            for (int i = 0; i < x.length; i++) {
                x[i] = tone[44_100 * second + i];
            }
            harmonics.process(x, x.length);
            for (int i = 0; i < x.length; i++) {
                int at = 44_100 * second + i;
                out[at] = (float) (x[i] + tone[Math.max(0, at - harmonics.latencyFrames())]);
            }
        }
        double aliasDb = new ToneSpectrum(out, 44_100, 44_100).aliasDb(toneHz, 300);
        assertThat(aliasDb).isLessThan(-100.0);
    }

    @ParameterizedTest
    @CsvSource({
        "10, ODD, 0.0012, 0.0015",
        "12.5, ODD, 0.0024, 0.0028",
        "15, ODD, 0.0042, 0.0048",
        "10, EVEN, 0.0012, 0.0015",
        "15, EVEN, 0.0042, 0.0048"
    })
    void smallAmountsAreBarelyAudible(double percent, Character character, double least, double most) {
        SaturationSettings settings = SaturationSettings.of(percent).withCharacter(character);
        // requirement: 0.1 to 0.5 %; the bounds are drive^2 / 12 and a tenth around it
        assertThat(distortion(settings, 0.0)).isBetween(least, most);
    }

    @Test
    void harmonicsFallWithTheLevel() {
        SaturationSettings odd = SaturationSettings.of(15.0);
        // a third harmonic falls 2 dB for each dB of the tone, a second one 1 dB
        assertThat(distortion(odd, -20.0) / distortion(odd, 0.0)).isCloseTo(0.01, within(0.0005));
        SaturationSettings even = odd.withCharacter(Character.EVEN);
        assertThat(distortion(even, -20.0) / distortion(even, 0.0)).isCloseTo(0.1, within(0.005));
    }

    @Test
    void referenceSaysWhatIsLoud() {
        // what reaches the reference gets the same distortion wherever the reference is
        assertThat(distortion(SaturationSettings.of(15.0).withReferenceDbfs(-12.0), -12.0))
                .isCloseTo(distortion(SaturationSettings.of(15.0), 0.0), within(1e-6));
    }

    private static double distortion(SaturationSettings settings, double dbfs) {
        AudioBuffer out = Chain.of(Saturator.of(settings))
                .render(Signals.sine(1_000.0, dbfs).mono(3.0));
        return new ToneSpectrum(out.channel(0), 96_000, 48_000).distortion(1_000);
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void softSignalsPassAtUnityUpToNyquist(Quality quality) {
        for (int hz : new int[] {20, 997, 5_000, 10_000, 15_000, 20_000, 21_900}) {
            AudioBuffer in = Signals.sine(hz, -70.0).rate(44_100).mono(2.0);
            AudioBuffer out = Chain.of(Saturator.of(FULL.withQuality(quality))).render(in);
            for (int i = 200; i < in.frames() - 200; i++) {
                // the cubic term: 4^2 / 3 of the amplitude's square, 5e-7 of the amplitude
                assertThat(out.channel(0)[i]).isCloseTo(in.channel(0)[i], within(3e-4f * 1e-6f));
            }
        }
    }

    // tolerances: the filter's ripple; in real time, what the mean over a step takes from the curvature of the curve
    @ParameterizedTest
    @CsvSource({
        "MASTERING, 1000, 0.0001", "MASTERING, 12000, 0.001", "MASTERING, 20000, 0.001",
        "REAL_TIME, 1000, 0.001", "REAL_TIME, 12000, 0.08", "REAL_TIME, 16000, 0.15"
    })
    void loudTonesGetTheGainOfTheCurveUpToTheEndOfThePassBand(Quality quality, int hz, double toleranceDb) {
        SaturationSettings settings = SaturationSettings.of(25.0).withQuality(quality);
        AudioBuffer out = Chain.of(Saturator.of(settings))
                .render(Signals.sine(hz, 0.0).rate(44_100).mono(2.5));
        double gainDb = Decibels.fromAmplitude(new ToneSpectrum(out.channel(0), 44_100, 44_100).amplitude(hz));
        assertThat(gainDb).isCloseTo(firstHarmonicDb(0.5), within(toleranceDb));
    }

    /** The fundamental that tanh(drive x) / drive makes of a full-scale sine, by its definition. */
    private static double firstHarmonicDb(double drive) {
        double sum = 0.0;
        for (int i = 0; i < 10_000; i++) {
            double sine = Math.sin(2.0 * Math.PI * i / 10_000);
            sum += sine * Math.tanh(drive * sine) / drive;
        }
        return Decibels.fromAmplitude(2.0 * sum / 10_000);
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void evenCharacterGivesEvenHarmonicsAndNoConstant(Quality quality) {
        SaturationSettings settings =
                SaturationSettings.of(20.0).withCharacter(Character.EVEN).withQuality(quality);
        AudioBuffer out = Chain.of(Saturator.of(settings))
                .render(Signals.sine(1_000.0, 0.0).mono(4.0));
        ToneSpectrum spectrum = new ToneSpectrum(out.channel(0), 2 * 48_000, 48_000);
        double second = spectrum.amplitude(2_000);
        assertThat(second).isGreaterThan(0.005);
        assertThat(spectrum.amplitude(3_000)).isLessThan(0.02 * second);
        assertThat(Decibels.fromAmplitude(spectrum.amplitude(0))).isLessThan(-90.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 44_100, 48_000, 96_000, 192_000})
    void latencyIsThatOfItsQuality(int rateHz) {
        assertThat(latency(FULL.withQuality(Quality.REAL_TIME), rateHz)).isEqualTo(31);
        int frames = latency(FULL, rateHz);
        assertThat(frames).isEqualTo(rateHz == 48_000 || rateHz == 96_000 ? 51 : rateHz == 192_000 ? 21 : 85);
        assertThat(latency(FULL.withAmountPercent(0.0), rateHz)).isZero();
    }

    private static int latency(SaturationSettings settings, int rateHz) {
        Saturator saturator = Saturator.of(settings);
        saturator.prepare(new ProcessSpec(rateHz, 2, 64));
        return saturator.latencyFrames();
    }

    @ParameterizedTest
    @EnumSource(Quality.class)
    void slowSignalsFollowTheCurveItself(Quality quality) {
        AudioBuffer in = Signals.sine(50.0, 0.0).mono(0.5);
        AudioBuffer out = Chain.of(Saturator.of(FULL.withQuality(quality))).render(in);
        for (int i = 500; i < in.frames() - 500; i++) {
            // the ripple of the filters, 110 dB and 80 dB under what is added, and 5e-6 of the approximation
            assertThat((double) out.channel(0)[i])
                    .isCloseTo(
                            Math.tanh(4.0 * in.channel(0)[i]) / 4.0,
                            within(quality == Quality.MASTERING ? 1e-5 : 1e-4));
        }
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> SaturationSettings.of(101.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amountPercent must be in [0.0, 100.0] %, but was 101.0");
        assertThatThrownBy(() -> FULL.withReferenceDbfs(7.0))
                .hasMessage("referenceDbfs must be in [-60.0, 6.0] dBFS, but was 7.0");
        assertThatThrownBy(() -> FULL.withCharacter(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> FULL.withQuality(null)).isInstanceOf(NullPointerException.class);
        assertThat(Saturator.of(FULL).settings()).isEqualTo(FULL);
        assertThat(SaturationSettings.of(SIX_DB_PERCENT).amountPercent()).isEqualTo(SIX_DB_PERCENT);
    }
}
