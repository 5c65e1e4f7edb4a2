package app.loudcraft.dsp;

import app.loudcraft.dsp.CurveEqualizer.Phase;
import app.loudcraft.dsp.ToneCurve.Point;
import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class CurveEqualizerContractTest {

    private static final ToneCurve CURVE = ToneCurve.of(new Point(60, 4), new Point(500, -3), new Point(3_000, 2));
    private static final int[] RATES_HZ = {8_000, 48_000, 192_000};

    // past the latency of 114,687 frames at 192 kHz
    private static final int FRAMES = 180_000;

    @Nested
    class MinimumPhase implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return CurveEqualizer.of(CURVE, Phase.MINIMUM);
        }

        @Override
        public Processor newIdleProcessor() {
            return CurveEqualizer.of(ToneCurve.FLAT, Phase.MINIMUM);
        }

        @Override
        public int[] sampleRatesHz() {
            return RATES_HZ;
        }

        @Override
        public int contractFrames() {
            return FRAMES;
        }
    }

    @Nested
    class LinearPhaseOfMidAndSide implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return CurveEqualizer.of(CURVE, CURVE.scaled(-0.5), Phase.LINEAR);
        }

        @Override
        public Processor newIdleProcessor() {
            return CurveEqualizer.of(CURVE.scaled(0.0), ToneCurve.FLAT, Phase.LINEAR);
        }

        @Override
        public int[] sampleRatesHz() {
            return RATES_HZ;
        }

        @Override
        public int[] channelCounts() {
            return new int[] {2};
        }

        @Override
        public int contractFrames() {
            return FRAMES;
        }
    }
}
