package app.loudcraft.dsp;

import app.loudcraft.dsp.CompressorSettings.Detector;
import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class CompressorContractTest {

    @Nested
    class OnPeaksWithSidechain implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Compressor.of(CompressorSettings.defaults()
                    .withThresholdDbfs(-30.0)
                    .withRatio(4.0)
                    .withReleaseMs(30.0)
                    .withMakeupDb(6.0)
                    .withSidechainHighPassHz(80.0)
                    .withDetector(Detector.PEAK));
        }

        @Override
        public Processor newIdleProcessor() {
            return Compressor.of(
                    CompressorSettings.defaults().withThresholdDbfs(-60.0).withRatio(1.0));
        }
    }

    @Nested
    class OnRms implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Compressor.of(CompressorSettings.defaults().withThresholdDbfs(-30.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return Compressor.of(CompressorSettings.defaults().withKneeDb(3.0));
        }
    }
}
