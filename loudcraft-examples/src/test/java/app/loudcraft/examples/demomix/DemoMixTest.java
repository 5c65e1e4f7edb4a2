package app.loudcraft.examples.demomix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoMixTest {
    private static AudioBuffer mix;
    private static ProgrammeReading reading;

    @BeforeAll
    static void renderOnce() {
        mix = DemoMix.render();
        ProgrammeMeter meter = new ProgrammeMeter(mix.sampleRateHz(), mix.layout());
        meter.process(mix.block());
        reading = meter.reading();
    }

    @Test
    void lastsHalfAMinuteInStereo() {
        assertThat(mix.layout().isStereo()).isTrue();
        assertThat(mix.spec().seconds(mix.frames())).isEqualTo(30.0);
    }

    @Test
    void isAsLoudAndAsDynamicAsAMixThatNobodyMastered() {
        // A mix handed to mastering commonly lies around -20 LUFS; 1 LU is room for changes of the arrangement.
        assertThat(reading.loudness().integratedLufs().orElseThrow()).isCloseTo(-20.0, within(1.0));
        // Limited masters have a ratio of peak to loudness of 8 to 12 dB.
        assertThat(reading.plrDb().orElseThrow()).isBetween(14.0, 18.0);
        // The chorus is fuller than the verse: a piece without any arrangement has a range under 2 LU.
        assertThat(reading.loudness().loudnessRangeLu().orElseThrow()).isGreaterThan(3.0);
    }

    @Test
    void leavesRoomAboveItsPeaks() {
        // The gain is rounded to a float sample: 2^-24 of full scale is under 0.00001 dB here.
        assertThat(reading.samplePeakDbfs()).isCloseTo(DemoMix.PEAK_DBFS, within(0.0001));
        assertThat(reading.truePeakDbtp()).isLessThan(-4.5);
    }

    @Test
    void isTheSameEveryTime() {
        AudioBuffer again = DemoMix.render();

        assertThat(again.channel(0)).isEqualTo(mix.channel(0));
        assertThat(again.channel(1)).isEqualTo(mix.channel(1));
    }

    @Test
    void holdsFiniteSamplesAroundZero() {
        for (int c = 0; c < 2; c++) {
            double sum = 0.0;
            for (float sample : mix.channel(c)) {
                sum += sample;
            }
            // A NaN or an infinite sample would make the sum one.
            assertThat(sum).isFinite();
            // -80 dBFS: far under what anybody would call an offset.
            assertThat(sum / mix.frames()).isCloseTo(0.0, within(1e-4));
        }
    }

    @Test
    void beginsAndEndsInSilence() {
        int last = mix.frames() - 1;
        for (int c = 0; c < 2; c++) {
            assertThat(mix.channel(c)[0]).isZero();
            assertThat(mix.channel(c)[last]).isZero();
        }
    }

    @Test
    void isWideButSurvivesMono() {
        double cross = 0.0;
        double left = 0.0;
        double right = 0.0;
        for (int i = 0; i < mix.frames(); i++) {
            double l = mix.channel(0)[i];
            double r = mix.channel(1)[i];
            cross += l * r;
            left += l * l;
            right += r * r;
        }
        // 1 would be mono, 0 or less would lose the centre when folded down.
        assertThat(cross / Math.sqrt(left * right)).isBetween(0.3, 0.9);
        // Within 3 dB: neither side leads.
        assertThat(left / right).isBetween(0.5, 2.0);
    }
}
