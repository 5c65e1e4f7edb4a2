package app.loudcraft.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.loudcraft.audio.Decibels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainRampTest {

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 22_050, 44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000})
    void stepsLastAQuarterOfAMillisecondAtEveryRate(int rate) {
        ControlRaster raster = ControlRaster.at(rate);
        // whole frames only: at 11025 Hz three of them
        assertThat(1_000.0 * raster.stepFrames() / rate).isCloseTo(0.25, within(0.025));
        assertThat(raster.chunkFrames() % raster.stepFrames()).isZero();
        assertThat(raster.chunkFrames()).isBetween(150, 256);
        assertThat(raster.ramp()[raster.chunkFrames() - 1]).isEqualTo(1.0);
        assertThat(raster.endOfStep(raster.stepFrames(), 10_000)).isEqualTo(2 * raster.stepFrames());
        assertThat(raster.endOfStep(raster.stepFrames(), raster.stepFrames() + 1))
                .isEqualTo(raster.stepFrames() + 1);
    }

    @Test
    void linesMeetTheBallisticsOfEveryFrame() {
        ControlRaster raster = ControlRaster.at(48_000);
        GainRamp ramp = new GainRamp(raster, 10.0, 100.0, 1.5, 0.0, 1.0);
        double[] everyFrame = new double[4_800];
        for (int i = 0; i < everyFrame.length; i++) {
            everyFrame[i] = i < 2_400 ? 6.0 : 1.0;
        }
        new GainBallistics(10.0, 100.0, 48_000).smooth(everyFrame, everyFrame.length);
        for (int at = 0; at < 4_800; at += 12) {
            int position = at % raster.chunkFrames();
            ramp.write(position, position + 12);
            double gainDb = Decibels.fromAmplitude(ramp.gains()[position + 11]);
            if (at != 0 && at != 2_400) {
                // a change of what is called for is known one step later; else the lines are where the frames are, in
                // a fall but for the half step by which the release leads on a raster: 0.125 ms of 100
                double toleranceDb = at < 2_400 ? 1e-6 : 5.0 * 0.125 / 100.0;
                assertThat(gainDb).as("frame %d", at).isCloseTo(1.5 - everyFrame[at + 11], within(toleranceDb));
            }
            assertThat(ramp.reductionDb()).isCloseTo(1.5 - gainDb, within(1e-9));
            ramp.advance(at < 2_400 ? 6.0 : 1.0);
        }
    }

    @Test
    void noReductionIsExactlyNoGain() {
        GainRamp ramp = new GainRamp(ControlRaster.at(48_000), 0.0, 0.0, 0.0, -1.0, 1.0);
        ramp.advance(6.0);
        ramp.advance(0.0);
        ramp.advance(0.0);
        ramp.write(0, 12);
        assertThat(ramp.gains()[0]).isZero();
        assertThat(ramp.maxReductionDb()).isEqualTo(6.0);
        // up and down once, over three steps
        assertThat(ramp.meanReductionDb()).isEqualTo(2.0);
    }
}
