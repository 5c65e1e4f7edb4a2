package app.loudcraft.dsp;

import app.loudcraft.dsp.SaturationSettings.Character;
import app.loudcraft.dsp.SaturationSettings.Quality;
import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class SaturatorContractTest {

    private static final SaturationSettings STRONG = SaturationSettings.of(80.0).withReferenceDbfs(-3.0);

    @Nested
    class OddForMastering implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Saturator.of(STRONG);
        }

        @Override
        public Processor newIdleProcessor() {
            return Saturator.of(STRONG.withAmountPercent(0.0));
        }
    }

    @Nested
    class EvenForMastering implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Saturator.of(STRONG.withCharacter(Character.EVEN));
        }

        @Override
        public Processor newIdleProcessor() {
            return Saturator.of(STRONG.withCharacter(Character.EVEN).withAmountPercent(0.0));
        }
    }

    @Nested
    class OddInRealTime implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Saturator.of(STRONG.withQuality(Quality.REAL_TIME));
        }

        @Override
        public Processor newIdleProcessor() {
            return Saturator.of(STRONG.withQuality(Quality.REAL_TIME).withAmountPercent(0.0));
        }
    }

    @Nested
    class EvenInRealTime implements ProcessorContract {

        @Override
        public Processor newProcessor() {
            return Saturator.of(STRONG.withQuality(Quality.REAL_TIME).withCharacter(Character.EVEN));
        }

        @Override
        public Processor newIdleProcessor() {
            return Saturator.of(STRONG.withAmountPercent(0.0).withQuality(Quality.REAL_TIME));
        }
    }
}
