package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StereoTrackTest {

    // Sums of 20 000 products of floats: no more than rounding apart.
    private static final double ROUNDING = 1e-9;

    private static StereoTrack heard(AudioBuffer audio, int blockFrames) {
        StereoTrack track = new StereoTrack(audio.sampleRateHz());
        Blocks.feed(audio, blockFrames, track::listen);
        return track;
    }

    private static AudioBuffer tone(double left, double right) {
        float[] sine = Signals.sine(1_000.0, -12.0).frames(48_000);
        float[] a = new float[sine.length];
        float[] b = new float[sine.length];
        for (int i = 0; i < sine.length; i++) {
            a[i] = (float) (left * sine[i]);
            b[i] = (float) (right * sine[i]);
        }
        return AudioBuffer.stereo(48_000, a, b);
    }

    @Test
    void monoIsOneAndNarrow() {
        StereoTrack track = heard(tone(1.0, 1.0), 512);
        // ten steps, windows of four
        assertThat(track.correlation().size()).isEqualTo(7);
        assertThat(track.correlation().value(3)).isCloseTo(1.0, within(ROUNDING));
        assertThat(track.widthDb().value(3)).isEqualTo(StereoTrack.NARROWEST_DB);
        assertThat(track.correlation().seconds(0)).isEqualTo(0.2);
    }

    @Test
    void oppositePolarityIsMinusOneAndWide() {
        StereoTrack track = heard(tone(1.0, -1.0), 512);
        assertThat(track.correlation().value(0)).isCloseTo(-1.0, within(ROUNDING));
        assertThat(track.widthDb().value(0)).isEqualTo(StereoTrack.WIDEST_DB);
    }

    @Test
    void oneChannelAloneHasAsMuchSideAsMid() {
        StereoTrack track = heard(tone(1.0, 0.0), 512);
        assertThat(track.correlation().value(0)).isZero();
        assertThat(track.widthDb().value(0)).isCloseTo(0.0, within(ROUNDING));
    }

    @Test
    void silenceHasNoImage() {
        StereoTrack track = heard(tone(1e-5, 1e-5), 512);
        assertThat(track.correlation().value(0)).isNaN();
        assertThat(track.widthDb().value(0)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_025, 100_000})
    void blockSizeChangesNoBit(int blockFrames) {
        // 11 025 Hz: steps of 1102 and 1103 frames in turn
        AudioBuffer audio = Signals.gaussian(3, 11_025, ChannelLayout.STEREO, 20_001, -20.0);
        Track expected = heard(audio, 512).correlation();
        Track actual = heard(audio, blockFrames).correlation();
        assertThat(actual.size()).isEqualTo(expected.size()).isEqualTo(15);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.value(i)).isEqualTo(expected.value(i));
        }
    }

    @Test
    void longProgrammesGrow() {
        AudioBuffer minute = Signals.gaussian(3, 8_000, ChannelLayout.STEREO, 480_000, -20.0);
        assertThat(heard(minute, 4_096).widthDb().size()).isEqualTo(597);
    }
}
