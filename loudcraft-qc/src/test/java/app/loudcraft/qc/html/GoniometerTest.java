package app.loudcraft.qc.html;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.testkit.Blocks;
import app.loudcraft.testkit.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoniometerTest {

    private static final int MIDDLE = Goniometer.SIZE / 2;

    private static byte[] pixels(AudioBuffer audio, int blockFrames) {
        Goniometer goniometer = new Goniometer();
        Blocks.feed(audio, blockFrames, goniometer::listen);
        return goniometer.pixels();
    }

    private static AudioBuffer tone(float left, float right) {
        float[] a = Signals.sine(997.0, 0.0).frames(8_000);
        float[] b = a.clone();
        for (int i = 0; i < a.length; i++) {
            a[i] *= left;
            b[i] *= right;
        }
        return AudioBuffer.stereo(48_000, a, b);
    }

    private static byte at(byte[] pixels, int x, int y) {
        return pixels[y * Goniometer.SIZE + x];
    }

    @Test
    void monoStandsUpright() {
        byte[] pixels = pixels(tone(1.0f, 1.0f), 512);
        for (int y = 0; y < Goniometer.SIZE; y++) {
            for (int x = 0; x < Goniometer.SIZE; x++) {
                if (x != MIDDLE) {
                    assertThat(at(pixels, x, y)).isZero();
                }
            }
        }
        assertThat(at(pixels, MIDDLE, 0)).isPositive();
        assertThat(at(pixels, MIDDLE, Goniometer.SIZE - 1)).isPositive();
    }

    @Test
    void oppositePolarityLies() {
        byte[] pixels = pixels(tone(1.0f, -1.0f), 512);
        assertThat(at(pixels, 0, MIDDLE)).isPositive();
        assertThat(at(pixels, MIDDLE, 0)).isZero();
    }

    @Test
    void theLeftChannelLeansToTheLeft() {
        byte[] pixels = pixels(tone(1.0f, 0.0f), 512);
        // a left sample of 0.5: mid 0.25, side -0.25, so at 45 degrees, up and to the left
        boolean found = false;
        for (int i = 5; i < 60; i++) {
            found |= at(pixels, MIDDLE - i, MIDDLE - i) > 0;
            assertThat(at(pixels, MIDDLE + i, MIDDLE - i)).isZero();
        }
        assertThat(found).isTrue();
    }

    @Test
    void silenceIsEmpty() {
        assertThat(pixels(Signals.silence(48_000, ChannelLayout.STEREO, 10_000), 512))
                .containsOnly(0);
    }

    @Test
    void whatIsOverFullScaleStaysInThePicture() {
        assertThat(pixels(Signals.gain(tone(1.0f, 1.0f), 30.0), 512)).hasSize(Goniometer.SIZE * Goniometer.SIZE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 1_025})
    void blockSizeChangesNoBit(int blockFrames) {
        AudioBuffer audio = Signals.gaussian(3, 48_000, ChannelLayout.STEREO, 9_999, -20.0);
        assertThat(pixels(audio, blockFrames)).isEqualTo(pixels(audio, 512));
    }
}
