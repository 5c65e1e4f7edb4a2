package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.onnx.Windows.Named;
import app.loudcraft.testkit.Signals;
import java.util.HashSet;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class HandFeaturesTest {

    private static final int FRAMES = (int) (6.1 * Windows.RATE_HZ);

    private static AudioBuffer noise(double dbfs) {
        return Signals.gaussian(4, Windows.RATE_HZ, ChannelLayout.STEREO, FRAMES, dbfs);
    }

    private static AudioBuffer sine(double hz) {
        return Windows.signal(t -> 0.3 * Math.sin(2.0 * Math.PI * hz * t));
    }

    /** Bursts of noise that die away in 20 ms, so many a second. */
    private static AudioBuffer clicks(double rateHz) {
        Random random = new Random(8);
        return Windows.signal(t -> {
            double since = t % (1.0 / rateHz);
            return 0.3 * Math.exp(-since / 0.02) * random.nextGaussian() + 1e-5 * random.nextGaussian();
        });
    }

    /** A chord that stands, with a little noise. */
    private static AudioBuffer chord() {
        Random random = new Random(6);
        return Windows.signal(t -> {
            double sum = 1e-4 * random.nextGaussian();
            for (int partial = 1; partial <= 12; partial++) {
                sum += 0.1
                        / partial
                        * (Math.sin(2.0 * Math.PI * 220.0 * partial * t)
                                + Math.sin(2.0 * Math.PI * 277.2 * partial * t));
            }
            return sum;
        });
    }

    @Test
    void everyFeatureHasANameOfItsOwn() {
        HandFeatures hand = new HandFeatures();
        assertThat(new HashSet<>(hand.names())).hasSize(hand.count());
        assertThat(hand.names()).allMatch(name -> name.matches("[a-z0-9_]+"));
        assertThat(hand.count()).isEqualTo(187);
    }

    @Test
    void everyFeatureIsFiniteForWhateverIsHeard() {
        DoubleUnaryOperator impulse = t -> t == 3.0 ? 1.0 : 0.0;
        for (AudioBuffer audio : new AudioBuffer[] {
            Windows.signal(t -> 0.0),
            Windows.signal(t -> 1.0),
            Windows.signal(impulse),
            Windows.signal(t -> 1e30 * Math.sin(9_000.0 * t)),
            Windows.signal(t -> 1e-12 * Math.sin(900.0 * t)),
            noise(0.0),
            noise(-90.0),
            sine(1_000.0),
            clicks(2.0)
        }) {
            Named features = Windows.features(audio);
            for (int i = 0; i < features.values().length; i++) {
                assertThat(Float.isFinite(features.values()[i]))
                        .as(features.names().get(i))
                        .isTrue();
            }
        }
    }

    @Test
    void twoClicksASecondArePulseAt120BeatsAMinute() {
        Named features = Windows.features(clicks(2.0));
        // Half a frame in the 21.5 of a beat is 0.03 octaves.
        assertThat(features.get("pulse_octave")).isCloseTo(0.0, within(0.03));
        // Bursts of noise differ from each other, so that they do not repeat wholly.
        assertThat(features.get("pulse_clarity")).isGreaterThan(0.75);
        assertThat(features.get("pulse_half")).isLessThan(0.0);
        assertThat(features.get("pulse_double")).isGreaterThan(0.6);
        assertThat(features.get("tempo_60")).isGreaterThan(0.6);
        assertThat(features.get("tempo_80")).isLessThan(0.1);
        // Two a second, but for the first, which no frame precedes.
        assertThat(features.get("onset_rate")).isCloseTo(2.0, within(0.2));
    }

    @Test
    void threeClicksIn2SecondsArePulseAt90() {
        Named features = Windows.features(clicks(1.5));
        assertThat(features.get("pulse_octave")).isCloseTo(Math.log(90.0 / 120.0) / Math.log(2.0), within(0.03));
        assertThat(features.get("tempo_90")).isGreaterThan(0.7);
        assertThat(features.get("tempo_60")).isLessThan(0.1);
    }

    @Test
    void noiseIsFlatAndASineIsNot() {
        Named white = Windows.features(noise(-20.0));
        Named sine = Windows.features(sine(1_000.0));
        // The mean of the logarithm of what scatters lies under the logarithm of the mean, by 0.8 dB here.
        assertThat(white.get("flatness_mean")).isGreaterThan(-1.5);
        // Nine bands of 96 at full height, the others 60 dB down: -50 dB less their share of 10.
        assertThat(sine.get("flatness_mean")).isLessThan(-30.0);
        // 1 kHz lies in the second of six ranges.
        assertThat(sine.get("contrast_1")).isGreaterThan(white.get("contrast_1") + 20.0);
    }

    @Test
    void theCentroidOfASineLiesWhereTheSineLies() {
        // In octaves over 1 kHz; bands are a sixth of an octave wide at 500 Hz, and the floor of the window pulls
        // upwards.
        assertThat(Windows.features(sine(500.0)).get("centroid_mean")).isCloseTo(-1.0, within(0.15));
        assertThat(Windows.features(sine(4_000.0)).get("centroid_mean")).isCloseTo(2.0, within(0.15));
        assertThat(Windows.features(sine(4_000.0)).get("roll_off_mean")).isCloseTo(2.0, within(0.15));
    }

    @Test
    void modulationIsFoundAtItsRate() {
        Random random = new Random(5);
        Named features = Windows.features(Windows.signal(
                t -> 0.1 * (1.0 + 0.8 * Math.sin(2.0 * Math.PI * 3.0 * t)) * random.nextGaussian()));
        for (int zone = 0; zone < 4; zone++) {
            // 3 Hz lies between 2 and 4: range 2 of the six.
            for (int range : new int[] {0, 1, 3, 4, 5}) {
                assertThat(features.get("modulation_" + zone + "_2"))
                        .isGreaterThan(features.get("modulation_" + zone + "_" + range) + 3.0);
            }
        }
    }

    @Test
    void clicksArePercussiveAndChordsAreNot() {
        Named clicks = Windows.features(clicks(2.0));
        Named chord = Windows.features(chord());
        for (String zone : new String[] {"low", "mid"}) {
            assertThat(clicks.get("percussive_" + zone)).isGreaterThan(chord.get("percussive_" + zone) + 1.0);
        }
        assertThat(chord.get("tones_mean")).isGreaterThan(clicks.get("tones_mean") + 2.0);
    }

    @Test
    void pausesAndCrestsTellSpeechLikeFromSteady() {
        Named steady = Windows.features(noise(-20.0));
        Named clicks = Windows.features(clicks(2.0));
        assertThat(steady.get("pause_ratio")).isZero();
        assertThat(steady.get("level_std")).isLessThan(1.0);
        assertThat(clicks.get("pause_ratio")).isGreaterThan(0.3);
        assertThat(clicks.get("low_energy_ratio")).isGreaterThan(0.7);
    }

    @Test
    void loudnessDoesNotMatter() {
        AudioBuffer music = Signals.pink(3, Windows.RATE_HZ, ChannelLayout.STEREO, FRAMES, -14.0);
        Named loud = Windows.features(music);
        Named quiet = Windows.features(Signals.gain(music, -12.0));
        for (int i = 0; i < loud.values().length; i++) {
            // Rounding to float of levels up to 240 in sums of 20 cosines.
            assertThat(quiet.values()[i]).as(loud.names().get(i)).isCloseTo(loud.values()[i], within(0.01f));
        }
    }

    @Test
    void widthDoesNotMatter() {
        AudioBuffer narrow = chord();
        AudioBuffer wide = narrow.copy();
        AudioBuffer side = noise(-10.0);
        for (int i = 0; i < wide.frames(); i++) {
            // Coarse enough that the mean of the channels is what it was, to the bit.
            float s = Math.round(side.channel(0)[i] * 64.0f) / 64.0f;
            float m = Math.round(narrow.channel(0)[i] * 65_536.0f) / 65_536.0f;
            narrow.channel(0)[i] = m;
            narrow.channel(1)[i] = m;
            wide.channel(0)[i] = m + s;
            wide.channel(1)[i] = m - s;
        }
        assertThat(Windows.features(wide).values())
                .isEqualTo(Windows.features(narrow).values());
    }

    @Test
    void trebleAbove10500HertzDoesNotMatter() {
        AudioBuffer dull = Signals.pink(3, Windows.RATE_HZ, ChannelLayout.STEREO, FRAMES, -20.0);
        AudioBuffer bright = dull.copy();
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < FRAMES; i++) {
                bright.channel(c)[i] += (float) (0.05 * Math.sin(2.0 * Math.PI * 13_000.0 * i / Windows.RATE_HZ));
            }
        }
        Named without = Windows.features(dull);
        Named with = Windows.features(bright);
        for (int i = 0; i < without.values().length; i++) {
            // The side lobes of the window fall with 18 dB an octave; what is left of them is in the hundredths of a
            // dB.
            assertThat(with.values()[i]).as(without.names().get(i)).isCloseTo(without.values()[i], within(0.05f));
        }
    }

    @Test
    void theSameWindowGivesTheSameBits() {
        AudioBuffer music = clicks(2.0);
        assertThat(Windows.features(music).values())
                .isEqualTo(Windows.features(music).values());
    }
}
