package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.audio.Decibels;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeEsserTest {

    private static final DeEsserSettings DEFAULTS = DeEsserSettings.defaults();

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000, 96_000})
    void sibilant10DbOverIsReducedBy6DbAndTheVoiceIsNot(int rateHz) {
        // a voice of 1 kHz, and after two seconds 100 ms of 6.5 kHz, 10 dB over the threshold of -12 dB
        float[] voice = Signals.sine(1_000.0, -20.0).rate(rateHz).frames(3 * rateHz);
        float[] mix = voice.clone();
        float[] burst = Signals.sine(6_500.0, -22.0).rate(rateHz).frames(rateHz / 10);
        for (int i = 0; i < burst.length; i++) {
            mix[2 * rateHz + i] += burst[i];
        }
        AudioBuffer out = Chain.of(DeEsser.of(DEFAULTS)).render(AudioBuffer.wrap(rateHz, ChannelLayout.MONO, mix));
        // from 10 ms on, when the attack of 1 ms is over
        int from = 2 * rateHz + rateHz / 100;
        int frames = 9 * rateHz / 100;
        double sibilantDb = levelDb(out.channel(0), from, frames, 6_500, rateHz) + 22.0;
        double voiceDb = levelDb(out.channel(0), from, frames, 1_000, rateHz) + 20.0;
        assertThat(sibilantDb).isCloseTo(-6.0, within(1.0));
        assertThat(voiceDb).isCloseTo(0.0, within(0.2));
    }

    private static double levelDb(float[] x, int from, int frames, double hz, int rateHz) {
        double re = 0.0;
        double im = 0.0;
        for (int i = 0; i < frames; i++) {
            double angle = 2.0 * Math.PI * hz * i / rateHz;
            re += x[from + i] * Math.cos(angle);
            im += x[from + i] * Math.sin(angle);
        }
        return Decibels.fromAmplitude(2.0 * Math.hypot(re, im) / frames);
    }

    @Test
    void voiceWithoutSibilantsPassesEveryBit() {
        AudioBuffer voice = fadedIn(Signals.sine(1_000.0, -12.0).stereo(1.0));
        DeEsser deEsser = DeEsser.of(DEFAULTS);
        AudioBuffer out = Chain.of(deEsser).render(voice);
        assertThat(out.channel(0)).isEqualTo(voice.channel(0));
        assertThat(out.channel(1)).isEqualTo(voice.channel(1));
        assertThat(deEsser.maxGainReductionDb()).isZero();
    }

    /** Over 20 ms: a tone that is switched on begins with a click, which is a broadband sound of its own. */
    private static AudioBuffer fadedIn(AudioBuffer tone) {
        for (int c = 0; c < tone.channels(); c++) {
            for (int i = 0; i < 960; i++) {
                tone.channel(c)[i] *= (float) (0.5 - 0.5 * Math.cos(Math.PI * i / 960.0));
            }
        }
        return tone;
    }

    @Test
    void reductionFollowsTheRatioAndNeverPassesItsMaximum() {
        DeEsser deEsser = DeEsser.of(DEFAULTS.withMaxReductionDb(24.0));
        // 3/4 of what is over; that 24 dB are approached softly takes 0.6 % off at 10 dB
        assertThat(deEsser.reductionDb(-2.0)).isCloseTo(7.5, within(0.05));
        assertThat(deEsser.reductionDb(-15.0)).isZero();
        DeEsser limited = DeEsser.of(DEFAULTS);
        double before = 0.0;
        for (double relativeDb = -20.0; relativeDb <= 20.0; relativeDb += 0.01) {
            double now = limited.reductionDb(relativeDb);
            assertThat(now).isBetween(before, 8.0);
            assertThat(now - before).isLessThan(0.0076);
            before = now;
        }
        assertThat(before).isGreaterThan(7.9);
    }

    @Test
    void sibilantAfterAPauseIsHeldAgainstTheVoiceBeforeIt() {
        int rateHz = 48_000;
        AudioBuffer in = Signals.concat(
                fadedIn(Signals.sine(1_000.0, -20.0).mono(2.0)),
                Signals.silence(rateHz, ChannelLayout.MONO, rateHz / 2),
                Signals.sine(6_500.0, -36.0).mono(0.1));
        DeEsser deEsser = DeEsser.of(DEFAULTS);
        Chain.of(deEsser).render(in);
        // 16 dB under the voice, which is 4 dB under the threshold; half a second of pause gives way by 1.1 dB
        assertThat(deEsser.maxGainReductionDb()).isLessThan(0.2);
    }

    @Test
    void nothingIsDoneWhereThereIsNoBand() {
        AudioBuffer noise = Signals.gaussian(4, 8_000, ChannelLayout.MONO, 8_000, -20.0);
        AudioBuffer out = Chain.of(DeEsser.of(DEFAULTS)).render(noise);
        assertThat(out.channel(0)).isEqualTo(noise.channel(0));
    }

    @Test
    void settingsOutsideTheirRangesAreRefusedWithTheRule() {
        assertThatThrownBy(() -> DEFAULTS.withBandHz(1_000.0, 9_000.0))
                .hasMessage("lowHz must be in [2000.0, 15000.0] Hz, but was 1000.0");
        assertThatThrownBy(() -> DEFAULTS.withBandHz(5_000.0, 5_000.0))
                .hasMessage("highHz must be above lowHz of 5000.0 and at most 16000.0 Hz, but was 5000.0");
        assertThatThrownBy(() -> DEFAULTS.withThresholdDb(7.0))
                .hasMessage("thresholdDb must be in [-40.0, 6.0] dB, but was 7.0");
        assertThatThrownBy(() -> DEFAULTS.withRatio(0.0)).hasMessage("ratio must be in [1.0, 100.0], but was 0.0");
        assertThatThrownBy(() -> DEFAULTS.withTimesMs(-1.0, 60.0))
                .hasMessage("attackMs must be in [0.0, 100.0] ms, but was -1.0");
        assertThatThrownBy(() -> DEFAULTS.withTimesMs(1.0, 0.0))
                .hasMessage("releaseMs must be in [1.0, 1000.0] ms, but was 0.0");
        assertThatThrownBy(() -> DEFAULTS.withMaxReductionDb(25.0))
                .hasMessage("maxReductionDb must be in [0.0, 24.0] dB, but was 25.0");
        assertThat(DeEsser.of(DEFAULTS).settings()).isEqualTo(DEFAULTS);
        assertThat(DeEsser.of(DEFAULTS).gainReductionDb()).isZero();
    }
}
