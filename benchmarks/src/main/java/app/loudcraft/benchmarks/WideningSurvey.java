package app.loudcraft.benchmarks;

import static app.loudcraft.benchmarks.MarkdownTable.figure;
import static app.loudcraft.benchmarks.MarkdownTable.signed;

import app.loudcraft.audio.AudioBuffer;
import app.loudcraft.dsp.Chain;
import app.loudcraft.render.SpatialMoment;
import app.loudcraft.spatial.SpatialEngine;
import app.loudcraft.spatial.SpatialQuality;
import java.io.PrintStream;
import java.util.Arrays;

/** The first tables of the survey: what the engine does to each file, at each intensity and quality. */
final class WideningSurvey {

    private static final int[] INTENSITIES_PERCENT = {25, 50, 75, 100};
    private static final double FLOOR = 0.20;
    private static final double TOLERANCE = 0.02;
    private static final double CLOSED_GAIN = 0.01;
    private static final double[] BAND_EDGES_HZ = {0.0, 120.0, 500.0, 2_000.0, 8_000.0, Double.MAX_VALUE};

    private final MarkdownTable image = new MarkdownTable(
            "1a. Mono sum, correlation, guard",
            "Mono sum: most error in ulp of the frame's largest sample, and frames with any error. Correlation: lowest over"
                    + " 400 ms every 10 ms, with the second where that window begins; windows in which both channels of the"
                    + " input are below -60 dBFS RMS are left out (heard / all windows count the rest). Below 0.20 (0.18):"
                    + " windows of the output below it whose input is not below 0.20; the same with the mono-bassed input in"
                    + " place of the input. Broken: windows below min(0.20, input, mono-bassed input) - 0.02; deepest: by how"
                    + " much the worst is below that minimum, and where it begins. The input is mono-bassed as much as it is"
                    + " at that intensity: by half at 25 %, wholly from 50 % on. Guard: its lowest and"
                    + " mean gain over the moments of the report, and how many of them are below 0.01.",
            "file",
            "quality",
            "%",
            "material",
            "mono sum ulp",
            "frames",
            "lowest in",
            "lowest mono-bassed",
            "lowest out",
            "heard",
            "< 0.20 (0.18) by input",
            "by mono-bassed",
            "broken",
            "deepest",
            "guard",
            "mean",
            "shut %");

    private final MarkdownTable level = new MarkdownTable(
            "1b. Level and spectrum",
            "Energy of both channels: change relative to the input and to the mono-bassed input. Thirds of octaves: the"
                    + " greatest change in any from 100 Hz to 16 kHz, for left and right, with its middle; bands 100 dB"
                    + " below the whole are left out. Over: samples at or over full scale, input and output.",
            "file",
            "quality",
            "%",
            "energy dB",
            "to mono-bassed",
            "thirds L, to input",
            "R",
            "L, to mono-bassed",
            "R",
            "over in",
            "over out");

    private final MarkdownTable width = new MarkdownTable(
            "1c. Side over mid",
            "Level of the side over that of the mid in dB, before and after.",
            "file",
            "quality",
            "%",
            "< 120 Hz",
            "120-500",
            "500-2k",
            "2k-8k",
            "> 8k");

    void add(String name, AudioBuffer mix) {
        Input input = new Input(mix);
        for (SpatialQuality quality : SpatialQuality.values()) {
            for (int percent : INTENSITIES_PERCENT) {
                SpatialEngine engine = SpatialEngine.builder()
                        .intensityPercent(percent)
                        .quality(quality)
                        .build();
                AudioBuffer rendered = Chain.of(engine).render(mix);
                StereoSignal output = StereoSignal.of(rendered);
                Reference monoBassed = percent < 50 ? input.halfBassed : input.monoBassed;
                addImage(name, quality, percent, engine, mix, rendered, input, monoBassed, output);
                Spectra spectra = new Spectra(output);
                addLevel(name, quality, percent, input, monoBassed, output, spectra);
                addWidth(name, quality, percent, input.whole.spectra, spectra);
            }
        }
    }

    private void addImage(
            String name,
            SpatialQuality quality,
            int percent,
            SpatialEngine engine,
            AudioBuffer mix,
            AudioBuffer rendered,
            Input input,
            Reference monoBassed,
            StereoSignal output) {
        MonoSumError error = MonoSumError.between(mix, rendered);
        CorrelationWindows in = input.whole.windows;
        CorrelationWindows out = new CorrelationWindows(output);
        CorrelationWindows.Broken broken = out.broken(FLOOR, TOLERANCE, in, monoBassed.windows);
        double endSeconds = mix.spec().seconds(mix.frames());
        double[] guard = engine.report().timeline().moments().stream()
                .filter(moment -> moment.seconds() < endSeconds)
                .mapToDouble(SpatialMoment::guardGain)
                .toArray();
        image.add(
                name,
                quality,
                percent,
                engine.profile().material().description(),
                figure(error.mostUlp(), 2) + (error.frames() == 0 ? "" : " @ " + figure(error.seconds(), 2)),
                error.frames(),
                lowest(in.lowest(in)),
                lowest(monoBassed.windows.lowest(in)),
                lowest(out.lowest(in)),
                in.audible(),
                below(out, in, in),
                below(out, monoBassed.windows, in),
                broken.count(),
                figure(broken.deepest(), 4) + (broken.deepest() > 0.0 ? " @ " + figure(broken.seconds(), 2) : ""),
                figure(Arrays.stream(guard).min().orElse(Double.NaN), 3),
                figure(Arrays.stream(guard).average().orElse(Double.NaN), 3),
                figure(
                        100.0
                                * Arrays.stream(guard)
                                        .filter(gain -> gain < CLOSED_GAIN)
                                        .count()
                                / guard.length,
                        0));
    }

    private static String lowest(CorrelationWindows.Lowest lowest) {
        return signed(lowest.correlation(), 3) + " @ " + figure(lowest.seconds(), 2);
    }

    private static String below(CorrelationWindows out, CorrelationWindows reference, CorrelationWindows in) {
        return out.below(FLOOR, FLOOR, reference, in) + " (" + out.below(FLOOR - TOLERANCE, FLOOR, reference, in) + ")";
    }

    private void addLevel(
            String name,
            SpatialQuality quality,
            int percent,
            Input input,
            Reference monoBassed,
            StereoSignal output,
            Spectra spectra) {
        level.add(
                name,
                quality,
                percent,
                signed(10.0 * Math.log10(output.energy() / input.whole.energy), 2),
                signed(10.0 * Math.log10(output.energy() / monoBassed.energy), 2),
                change(spectra.left.greatestChange(input.whole.spectra.left)),
                change(spectra.right.greatestChange(input.whole.spectra.right)),
                change(spectra.left.greatestChange(monoBassed.spectra.left)),
                change(spectra.right.greatestChange(monoBassed.spectra.right)),
                input.overSamples,
                output.fullScaleSamples());
    }

    private static String change(WholeSpectrum.Change change) {
        return signed(change.db(), 2) + (change.db() == 0.0 ? "" : " @ " + figure(change.hz(), 0));
    }

    private void addWidth(String name, SpatialQuality quality, int percent, Spectra before, Spectra after) {
        Object[] cells = new Object[BAND_EDGES_HZ.length + 2];
        cells[0] = name;
        cells[1] = quality;
        cells[2] = percent;
        for (int band = 0; band + 1 < BAND_EDGES_HZ.length; band++) {
            cells[band + 3] = signed(before.widthDb(BAND_EDGES_HZ[band], BAND_EDGES_HZ[band + 1]), 1)
                    + " to "
                    + signed(after.widthDb(BAND_EDGES_HZ[band], BAND_EDGES_HZ[band + 1]), 1);
        }
        width.add(cells);
    }

    void print(PrintStream out) {
        image.print(out);
        level.print(out);
        width.print(out);
    }

    /** The spectra of a stereo signal. */
    private static final class Spectra {
        private final WholeSpectrum left;
        private final WholeSpectrum right;
        private final WholeSpectrum mid;
        private final WholeSpectrum side;

        Spectra(StereoSignal signal) {
            left = new WholeSpectrum(signal.left(), signal.sampleRateHz());
            right = new WholeSpectrum(signal.right(), signal.sampleRateHz());
            mid = new WholeSpectrum(signal.mid(), signal.sampleRateHz());
            side = new WholeSpectrum(signal.side(), signal.sampleRateHz());
        }

        /** Side over mid; NaN where there is no mid, as over half the rate. */
        double widthDb(double fromHz, double toHz) {
            double energy = mid.energy(fromHz, toHz);
            return energy > 0.0 ? 10.0 * Math.log10(side.energy(fromHz, toHz) / energy) : Double.NaN;
        }
    }

    /** What an output is compared with. */
    private static final class Reference {
        private final CorrelationWindows windows;
        private final Spectra spectra;
        private final double energy;

        Reference(StereoSignal signal) {
            windows = new CorrelationWindows(signal);
            spectra = new Spectra(signal);
            energy = signal.energy();
        }
    }

    /** The input as it is, and with its bass made mono by half and wholly. */
    private static final class Input {
        private final Reference whole;
        private final Reference halfBassed;
        private final Reference monoBassed;
        private final long overSamples;

        Input(AudioBuffer mix) {
            StereoSignal signal = StereoSignal.of(mix);
            whole = new Reference(signal);
            halfBassed = new Reference(MonoBassed.of(signal, MonoBassed.amount(INTENSITIES_PERCENT[0])));
            monoBassed = new Reference(MonoBassed.of(signal, 1.0));
            overSamples = signal.fullScaleSamples();
        }
    }
}
