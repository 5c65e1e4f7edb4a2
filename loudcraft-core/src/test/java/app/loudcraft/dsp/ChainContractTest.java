package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;

class ChainContractTest implements ProcessorContract {

    @Override
    public Processor newProcessor() {
        return Chain.of(
                Equalizer.of(EqualizerBand.lowShelf(100.0, 6.0)),
                new Delay(37),
                Equalizer.of(EqualizerBand.highShelf(3_000.0, -6.0)),
                new Delay(300));
    }

    @Override
    public Processor newIdleProcessor() {
        return Chain.of(new Delay(37), Equalizer.of(), new Delay(300));
    }
}
