package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;
import java.util.List;
import org.junit.jupiter.api.Nested;

class MultibandCompressorContractTest {

    private static final BandDynamics BUSY =
            BandDynamics.defaults().withThresholdDbfs(-40.0).withReleaseMs(30.0).withMaxReductionDb(20.0);

    @Nested
    class OfFourBands implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return MultibandCompressor.of(new MultibandSettings(
                    List.of(200.0, 800.0, 3_000.0),
                    List.of(BUSY, BUSY.withMakeupDb(3.0), BandDynamics.neutral(), BUSY.withAttackMs(0.0)),
                    100.0));
        }

        @Override
        public Processor newIdleProcessor() {
            BandDynamics still = BandDynamics.neutral();
            return MultibandCompressor.of(
                    new MultibandSettings(List.of(200.0, 800.0, 3_000.0), List.of(still, still, still, still), 100.0));
        }
    }

    @Nested
    class OfFiveBandsInParallel implements ProcessorContract {

        private final MultibandSettings settings = new MultibandSettings(
                List.of(200.0, 500.0, 1_200.0, 3_000.0), List.of(BUSY, BUSY, BUSY, BUSY, BUSY), 40.0);

        @Override
        public Processor newProcessor() {
            return MultibandCompressor.of(settings);
        }

        @Override
        public Processor newIdleProcessor() {
            return MultibandCompressor.of(settings.withParallelPercent(0.0));
        }
    }

    @Nested
    class OfTwoBands implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return MultibandCompressor.of(new MultibandSettings(List.of(1_000.0), List.of(BUSY, BUSY), 100.0));
        }

        @Override
        public Processor newIdleProcessor() {
            BandDynamics capped = BUSY.withMaxReductionDb(0.0);
            return MultibandCompressor.of(new MultibandSettings(List.of(1_000.0), List.of(capped, capped), 100.0));
        }
    }
}
