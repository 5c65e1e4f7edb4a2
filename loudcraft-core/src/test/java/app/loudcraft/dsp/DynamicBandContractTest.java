package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class DynamicBandContractTest {

    @Nested
    class OnFlatThresholds implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            DynamicBandSettings any =
                    DynamicBandSettings.at(1_000.0).withThresholdDb(0.0).withMaxReductionDb(12.0);
            return DynamicBand.of(
                    any,
                    any.withFrequencyHz(300.0).withQ(0.5).withAttackMs(0.0).withReleaseMs(0.0),
                    any.withMaxReductionDb(0.0),
                    any.withFrequencyHz(3_500.0).withQ(20.0).withReleaseMs(20.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return DynamicBand.of(
                    DynamicBandSettings.at(1_000.0).withThresholdDb(24.0),
                    DynamicBandSettings.at(20_000.0).withMaxReductionDb(0.0));
        }
    }

    @Nested
    class OfNoBands implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return DynamicBand.of();
        }

        @Override
        public Processor newIdleProcessor() {
            return DynamicBand.of();
        }
    }
}
