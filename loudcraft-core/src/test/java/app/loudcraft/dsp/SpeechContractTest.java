package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class SpeechContractTest {

    @Nested
    class OfTheHumFilter implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return HumFilter.of(HumFilterSettings.at(60.0).withHarmonics(20));
        }

        @Override
        public Processor newIdleProcessor() {
            return HumFilter.of(HumFilterSettings.at(60.0).withHarmonics(0));
        }
    }

    @Nested
    class OfTheExpander implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Expander.of(ExpanderSettings.speech(-20.0).withTimesMs(2.0, 3.0, 10.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return Expander.of(ExpanderSettings.speech(0.0).withRatio(1.0));
        }
    }

    @Nested
    class OfTheExpanderWithoutRange implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Expander.of(ExpanderSettings.speech(-30.0).withLookAheadMs(0.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return Expander.of(ExpanderSettings.speech(0.0).withRangeDb(0.0));
        }
    }

    @Nested
    class OfTheDeEsser implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return DeEsser.of(DeEsserSettings.defaults().withBandHz(2_000.0, 9_000.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return DeEsser.of(DeEsserSettings.defaults().withMaxReductionDb(0.0));
        }
    }

    @Nested
    class OfTheSpeechLeveller implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return SpeechLeveller.of(SpeechLevellerSettings.toward(-30.0).withLookAheadSeconds(0.1));
        }

        @Override
        public Processor newIdleProcessor() {
            return SpeechLeveller.of(SpeechLevellerSettings.toward(-18.0).withRangeDb(0.0));
        }

        // rates at which the signal lasts for more than the half second after which a loudness is known
        @Override
        public int[] sampleRatesHz() {
            return new int[] {8_000, 44_100};
        }

        @Override
        public int contractFrames() {
            return 60_000;
        }
    }
}
