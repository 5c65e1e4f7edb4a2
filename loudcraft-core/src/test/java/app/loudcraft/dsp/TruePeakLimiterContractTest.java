package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;
import org.junit.jupiter.api.Nested;

class TruePeakLimiterContractTest {

    @Nested
    class Mastering extends Profile {
        Mastering() {
            super(LimiterSettings.mastering(-1.0));
        }
    }

    @Nested
    class Broadcast extends Profile {
        Broadcast() {
            super(LimiterSettings.broadcast(-2.0));
        }
    }

    @Nested
    class Game extends Profile {
        Game() {
            super(LimiterSettings.game(-1.0));
        }
    }

    abstract static class Profile implements ProcessorContract {

        private final LimiterSettings settings;

        Profile(LimiterSettings settings) {
            this.settings = settings;
        }

        @Override
        public Processor newProcessor() {
            return new TruePeakLimiter(settings.withCeilingDbtp(-12.0));
        }

        @Override
        public Processor newIdleProcessor() {
            return new TruePeakLimiter(settings);
        }
    }
}
