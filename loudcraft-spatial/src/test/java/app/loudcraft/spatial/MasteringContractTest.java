package app.loudcraft.spatial;

import app.loudcraft.dsp.Processor;
import app.loudcraft.testkit.ProcessorContract;

class MasteringContractTest implements ProcessorContract {

    @Override
    public Processor newProcessor() {
        return engine(100.0);
    }

    @Override
    public Processor newIdleProcessor() {
        return engine(0.0);
    }

    private static SpatialEngine engine(double intensityPercent) {
        return SpatialEngine.builder()
                .quality(SpatialQuality.MASTERING)
                .intensityPercent(intensityPercent)
                .build();
    }

    @Override
    public int[] channelCounts() {
        return new int[] {1, 2};
    }

    @Override
    public int[] sampleRatesHz() {
        return new int[] {22_050, 44_100, 48_000};
    }

    /** Twice the longest latency, that at 48 kHz. */
    @Override
    public int contractFrames() {
        return 190_000;
    }
}
