package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;

class GainContractTest implements ProcessorContract {

    @Override
    public Processor newProcessor() {
        return Gain.of(-7.3);
    }

    @Override
    public Processor newIdleProcessor() {
        return Gain.of(0.0);
    }
}
