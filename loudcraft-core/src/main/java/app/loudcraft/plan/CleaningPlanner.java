package app.loudcraft.plan;

import app.loudcraft.analysis.MixAnalysis;
import app.loudcraft.dsp.EqualizerBand;
import app.loudcraft.dsp.HumFilterSettings;
import app.loudcraft.meter.Hum;
import app.loudcraft.meter.SpectrumReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides what is filtered out because it is no music: offset, rumble, hum. */
final class CleaningPlanner {

    private static final double OFFSET_DBFS = -60.0;
    private static final double OFFSET_CORNER_HZ = 8.0;

    // A third of an octave below hearing that is as strong as the bass is rumble: only its lower half is taken.
    private static final double RUMBLE_UNDER_LOUDEST_DB = -10.0;
    private static final double RUMBLE_CORNER_HZ = 22.0;

    // No voice is below.
    private static final double SPEECH_CORNER_HZ = 80.0;

    private static final int HUM_HARMONICS = 6;

    private CleaningPlanner() {}

    static CleaningStep plan(MixAnalysis mix, boolean speech, Treatment treatment) {
        if (treatment.isNone()) {
            return new CleaningStep(Optional.empty(), Optional.empty(), treatment.whyNoneAtAll());
        }
        List<String> reasons = new ArrayList<>();
        Optional<EqualizerBand> highPass = highPass(mix, speech, reasons);
        Optional<HumFilterSettings> hum = speech ? hum(mix, reasons) : Optional.empty();
        return new CleaningStep(highPass, hum, reasons.isEmpty() ? "no offset, no rumble" : String.join("; ", reasons));
    }

    private static Optional<EqualizerBand> highPass(MixAnalysis mix, boolean speech, List<String> reasons) {
        double offsetDbfs = mix.condition().largestDcDbfs();
        double rumbleDb = rumbleDb(mix.spectrum());
        if (speech) {
            reasons.add("no voice is below " + Hertz.text(SPEECH_CORNER_HZ));
            return Optional.of(highPass(SPEECH_CORNER_HZ));
        }
        if (rumbleDb > RUMBLE_UNDER_LOUDEST_DB) {
            reasons.add(String.format(
                    Locale.ROOT, "around 20 Hz there is as much as %+.1f dB against the loudest third", rumbleDb));
            return Optional.of(highPass(RUMBLE_CORNER_HZ));
        }
        if (offsetDbfs > OFFSET_DBFS) {
            reasons.add(String.format(Locale.ROOT, "the waveform is offset by %.1f dBFS", offsetDbfs));
            return Optional.of(highPass(OFFSET_CORNER_HZ));
        }
        return Optional.empty();
    }

    private static EqualizerBand highPass(double hz) {
        return EqualizerBand.highPass(hz, EqualizerBand.BUTTERWORTH_Q);
    }

    private static double rumbleDb(SpectrumReading spectrum) {
        double loudestDb = Double.NEGATIVE_INFINITY;
        for (int band = 1; band < SpectrumReading.BANDS; band++) {
            loudestDb = Math.max(loudestDb, spectrum.programmeDb(band));
        }
        double lowestDb = spectrum.programmeDb(0);
        return Double.isFinite(loudestDb) ? lowestDb - loudestDb : Double.NEGATIVE_INFINITY;
    }

    private static Optional<HumFilterSettings> hum(MixAnalysis mix, List<String> reasons) {
        Optional<Hum> found = mix.condition().hum();
        found.ifPresent(hum -> reasons.add(String.format(
                Locale.ROOT,
                "mains hum of %.1f Hz at %.1f dBFS, %d lines",
                hum.fundamentalHz(),
                hum.levelDbfs(),
                hum.harmonics())));
        return found.map(hum ->
                HumFilterSettings.at(hum.fundamentalHz()).withHarmonics(Math.max(HUM_HARMONICS, hum.harmonics())));
    }
}
