package app.loudcraft.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MelFramesTest {

    @Test
    void keepsAsManyFramesAsAreAdded() {
        MelFrames frames = new MelFrames();
        float[] frame = new float[MelBands.COUNT];
        for (int n = 0; n < 5_000; n++) {
            Arrays.fill(frame, n);
            frames.add(frame);
        }
        assertThat(frames.count()).isEqualTo(5_000);
        for (int n = 0; n < 5_000; n++) {
            assertThat(frames.meanPower(n)).isEqualTo(n);
        }
    }
}
