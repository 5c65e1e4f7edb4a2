package app.loudcraft.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VelvetDecorrelatorTest {

    @ParameterizedTest
    @CsvSource({"8000, 1", "22050, 2", "44100, 3", "48000, 4", "48000, 5", "96000, 6", "192000, 7"})
    void isTheConvolutionWithItsSequenceHoweverTheRowsAreCut(int rate, long seed) {
        HopRaster raster = HopRaster.at(rate);
        double[] x = Hops.noise(seed, rate / 4);
        double[] made = Hops.cut(raster, x, seed, new VelvetDecorrelator(raster)::process);
        VelvetSequence sequence = VelvetSequence.at(rate);
        int[] positions = sequence.positionsFrames();
        double[] gains = sequence.gains();
        for (int i = 0; i < made.length; i++) {
            double sum = 0.0;
            for (int k = 0; k < positions.length && positions[k] <= i; k++) {
                sum += VelvetDecorrelator.GAIN * gains[k] * x[i - positions[k]];
            }
            // in float: 130 dB under a signal of 1
            assertThat(made[i]).as("frame %d", i).isCloseTo(sum, within(3e-7));
        }
    }

    @Test
    void theCutOfTheRowsDoesNotChangeABit() {
        HopRaster raster = HopRaster.at(44_100);
        double[] x = Hops.noise(1, 44_100);
        assertThat(Hops.cut(raster, x, 2, new VelvetDecorrelator(raster)::process))
                .isEqualTo(Hops.whole(raster, x, new VelvetDecorrelator(raster)::process));
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 22_050, 44_100, 48_000, 192_000})
    void theTailEndsWithTheLastImpulse(int rate) {
        HopRaster raster = HopRaster.at(rate);
        VelvetDecorrelator velvet = new VelvetDecorrelator(raster);
        double[] tail = Hops.whole(raster, Hops.impulse(rate / 10), velvet::process);
        int[] positions = VelvetSequence.at(rate).positionsFrames();
        int last = positions[positions.length - 1];
        assertThat(tail[last]).isNotZero();
        assertThat(Hops.peak(Arrays.copyOfRange(tail, last + 1, tail.length))).isZero();
        assertThat(velvet.lengthFrames()).isGreaterThan(last).isEqualTo((30 * rate + 999) / 1_000);
        assertThat(Arrays.stream(tail).filter(sample -> sample != 0.0).count()).isEqualTo(VelvetSequence.IMPULSES);
    }

    @Test
    void resetForgetsWhatIsStillToCome() {
        HopRaster raster = HopRaster.at(48_000);
        VelvetDecorrelator velvet = new VelvetDecorrelator(raster);
        Hops.whole(raster, Hops.noise(1, 4_800), velvet::process);
        velvet.reset();
        assertThat(Hops.peak(Hops.whole(raster, new double[4_800], velvet::process)))
                .isZero();
    }
}
