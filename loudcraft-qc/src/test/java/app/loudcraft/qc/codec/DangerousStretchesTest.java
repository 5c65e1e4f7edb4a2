package app.loudcraft.qc.codec;

import static org.assertj.core.api.Assertions.assertThat;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.audio.ChannelLayout;
import app.loudcraft.qc.codec.DangerousStretches.Stretch;
import app.loudcraft.testkit.Signals;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerousStretchesTest {

    private static final int STRETCH = 64;
    private static final int MARGIN = 16;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 480, 4_096})
    void theCutIntoBlocksMakesNoDifference(int blockFrames) {
        AudioBuffer buffer = Signals.gaussian(11, 48_000, ChannelLayout.STEREO, 5_003, -12.0);

        List<Stretch> whole = kept(buffer, buffer.frames(), 5);
        List<Stretch> cut = kept(buffer, blockFrames, 5);

        assertThat(cut).hasSize(5);
        for (int i = 0; i < cut.size(); i++) {
            assertThat(cut.get(i).startFrame()).isEqualTo(whole.get(i).startFrame());
            assertThat(Arrays.deepEquals(cut.get(i).samples(), whole.get(i).samples()))
                    .isTrue();
        }
    }

    @Test
    void whatIsKeptIsWhatStandsThereWithItsMargins() {
        AudioBuffer buffer = Signals.gaussian(12, 48_000, ChannelLayout.STEREO, 1_001, -12.0);

        List<Stretch> all = kept(buffer, 100, 1_000);

        assertThat(all).hasSize((1_001 + STRETCH - 1) / STRETCH);
        for (Stretch stretch : all) {
            for (int c = 0; c < 2; c++) {
                for (int i = 0; i < STRETCH + 2 * MARGIN; i++) {
                    long at = stretch.startFrame() - MARGIN + i;
                    float expected = at >= 0 && at < buffer.frames() ? buffer.channel(c)[(int) at] : 0.0f;
                    assertThat(stretch.samples()[c][i]).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void aPeakInOneChannelIsKeptAndQuietStretchesGo() {
        AudioBuffer buffer = Signals.gaussian(13, 48_000, ChannelLayout.STEREO, 10_000, -40.0);
        buffer.channel(1)[7_000] = 0.9f;

        List<Stretch> kept = kept(buffer, 480, 1);

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).startFrame()).isEqualTo(7_000 / STRETCH * STRETCH);
    }

    @Test
    void ofEqualPeaksThatInTheBrighterSurroundingsIsKept() {
        AudioBuffer buffer = Signals.silence(48_000, ChannelLayout.MONO, 10 * STRETCH);
        float[] x = buffer.channel(0);
        x[2 * STRETCH + 5] = 0.9f;
        for (int i = 6 * STRETCH; i < 7 * STRETCH; i++) {
            x[i] = 0.3f * (i % 2);
        }
        x[6 * STRETCH + 5] = 0.9f;

        assertThat(kept(buffer, 480, 1).get(0).startFrame()).isEqualTo(6 * STRETCH);
    }

    @Test
    void ofSilenceNothingIsKept() {
        assertThat(kept(Signals.silence(48_000, ChannelLayout.STEREO, 1_000), 480, 5))
                .isEmpty();
    }

    private static List<Stretch> kept(AudioBuffer buffer, int blockFrames, int most) {
        DangerousStretches stretches = new DangerousStretches(buffer.channels(), STRETCH, MARGIN, most, 1);
        AudioBlock block = buffer.block();
        for (int at = 0; at < buffer.frames(); at += blockFrames) {
            stretches.listen(block.window(at, Math.min(blockFrames, buffer.frames() - at)));
        }
        return stretches.conclude();
    }
}
