package app.loudcraft.dsp;

import app.loudcraft.testkit.ProcessorContract;

class EqualizerContractTest implements ProcessorContract {

    @Override
    public Processor newProcessor() {
        return Equalizer.of(
                EqualizerBand.highPass(30.0, EqualizerBand.BUTTERWORTH_Q),
                EqualizerBand.lowShelf(100.0, 6.0),
                EqualizerBand.bell(1_000.0, -9.0, 4.0),
                EqualizerBand.bell(2_500.0, 0.0, 1.0),
                EqualizerBand.highShelf(3_000.0, 12.0),
                EqualizerBand.lowPass(3_500.0, 2.0));
    }

    @Override
    public Processor newIdleProcessor() {
        return Equalizer.of(EqualizerBand.bell(1_000.0, 0.0, 1.0), EqualizerBand.highShelf(20_000.0, -0.0));
    }
}
