package app.loudcraft.examples;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.dsp.Compressor;
import app.loudcraft.dsp.CompressorSettings;
import app.loudcraft.dsp.Equalizer;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.LimiterSettings;
import app.loudcraft.dsp.TruePeakLimiter;
import app.loudcraft.examples.demomix.DemoMix;
import app.loudcraft.meter.ProgrammeMeter;
import app.loudcraft.meter.ProgrammeReading;
import java.util.Locale;

/** Builds a chain of processors by hand, without a plan, and measures a mix before and after it. */
public final class OwnChain {
    private OwnChain() {}

    /** Warms the tone, evens out the dynamics, brings them up by 6 dB and keeps every peak under -1 dBTP. */
    public static AudioBuffer render(AudioBuffer mix) {
        Chain chain = Chain.of(
                Equalizer.of(EqualizerBand.lowShelf(90.0, 1.5), EqualizerBand.highShelf(10_000.0, 1.0)),
                Compressor.of(CompressorSettings.defaults()
                        .withThresholdDbfs(-20.0)
                        .withRatio(1.8)
                        .withMakeupDb(6.0)),
                new TruePeakLimiter(LimiterSettings.mastering(-1.0)));
        return chain.render(mix);
    }

    /** Prints what the chain does to the demo mix. */
    public static void main(String[] args) {
        AudioBuffer mix = DemoMix.render();
        print("before", mix);
        print("after", render(mix));
    }

    private static void print(String name, AudioBuffer audio) {
        ProgrammeMeter meter = new ProgrammeMeter(audio.sampleRateHz(), audio.layout());
        meter.process(audio.block());
        ProgrammeReading reading = meter.reading();
        System.out.printf(
                Locale.ROOT,
                "%-6s %6.1f LUFS, true peak %5.1f dBTP%n",
                name,
                reading.loudness().integratedLufs().orElse(Double.NEGATIVE_INFINITY),
                reading.truePeakDbtp());
    }
}
