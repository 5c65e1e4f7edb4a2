package app.loudcraft.render;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.dsp.TruePeakKernel;
import app.loudcraft.meter.LoudnessMeter;
import app.loudcraft.meter.TruePeakMeter;
import java.util.List;

/** Measures what a gain is decided from: integrated loudness, and the highest true peak on any of the three meters. */
final class LevelMeter {

    private final LoudnessMeter loudness;
    private final List<TruePeakMeter> truePeaks;

    LevelMeter(AudioSpec spec) {
        int rate = spec.sampleRateHz();
        loudness = new LoudnessMeter(rate, spec.layout());
        truePeaks = List.of(
                TruePeakMeter.reference(rate, spec.layout()),
                TruePeakMeter.withKernel(TruePeakKernel.itu(), rate, spec.layout()),
                TruePeakMeter.withKernel(TruePeakKernel.hann49(rate), rate, spec.layout()));
    }

    void process(AudioBlock block) {
        loudness.process(block);
        truePeaks.forEach(meter -> meter.process(block));
    }

    /** Integrated loudness; minus infinity where there is none. */
    double integratedLufs() {
        return loudness.reading().integratedLufs().orElse(Double.NEGATIVE_INFINITY);
    }

    /** The highest reading of the three; minus infinity if silent. */
    double truePeakDbtp() {
        return truePeaks.stream().mapToDouble(TruePeakMeter::truePeakDbtp).max().orElseThrow();
    }
}
