package app.loudcraft.meter;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.Decibels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at samples for what is wrong with a recording: direct current, clipping, limiting, silence at its ends.
 *
 * <p>In pieces of 10 ms; a last one that is not whole is left out. About 5 ns a stereo frame. One stream on one thread.
 */
final class ConditionMeter {

    private static final double STEP_SECONDS = 0.01;
    private static final int STEPS_PER_WINDOW = 100;
    private static final double SILENCE_DBFS = -60.0;
    private static final double CREST_OF_TONES_DB = 6.0;
    private static final double CONSISTENT_WITHIN_DB = 0.3;
    private static final double TOP_DB = 0.25;
    private static final double BELOW_TOP_DB = 0.75;

    private final int sampleRateHz;
    private final int stepFrames;
    private final double silence = Decibels.toPower(SILENCE_DBFS);
    private final double silentPeak = Decibels.toAmplitude(SILENCE_DBFS);
    private final FrameSplitter splitter;
    private final ChannelTop[] tops;
    private final double[] sums;
    private final PeakHistogram windowPeaks = new PeakHistogram();
    private double energy;
    private double windowPeak;
    private long steps;
    private long frames;
    private long firstSound = -1;
    private long lastSound = -1;

    ConditionMeter(int sampleRateHz, int channels) {
        this.sampleRateHz = sampleRateHz;
        this.stepFrames = (int) Math.round(STEP_SECONDS * sampleRateHz);
        this.splitter = new FrameSplitter(channels, stepFrames, stepFrames);
        this.sums = new double[channels];
        this.tops = new ChannelTop[channels];
        for (int c = 0; c < channels; c++) {
            tops[c] = new ChannelTop();
        }
    }

    void process(AudioBlock block) {
        frames += block.frames();
        splitter.process(block, this::step);
    }

    private void step(double[][] x) {
        double loudest = 0.0;
        for (int c = 0; c < x.length; c++) {
            ChannelTop top = tops[c];
            if (!top.add(x[c], stepFrames)) {
                FrameSplitter.replaceNonFinite(x);
                top.add(x[c], stepFrames);
            }
            sums[c] += top.sum();
            energy += top.energy();
            loudest = Math.max(loudest, top.energy());
            windowPeak = Math.max(windowPeak, top.stepPeak());
        }
        if (loudest > silence * stepFrames) {
            firstSound = firstSound < 0 ? steps : firstSound;
            lastSound = steps;
        }
        steps++;
        if (steps % STEPS_PER_WINDOW == 0) {
            if (windowPeak > silentPeak) {
                windowPeaks.add(windowPeak);
            }
            windowPeak = 0.0;
        }
    }

    /** The reading, with what the spectra have told. */
    SourceCondition reading(double noiseFloorDbfs, Optional<Hum> hum) {
        double peak = peak();
        List<Double> dc = new ArrayList<>();
        for (double sum : sums) {
            dc.add(steps == 0 ? Double.NEGATIVE_INFINITY : Decibels.fromAmplitude(sum / (steps * (double) stepFrames)));
        }
        double seconds = (double) frames / sampleRateHz;
        double stepSeconds = (double) stepFrames / sampleRateHz;
        return new SourceCondition(
                dc,
                clipping(peak),
                ceilingConsistency(peak),
                topFlatness(peak),
                noiseFloorDbfs,
                hum,
                firstSound < 0 ? seconds : firstSound * stepSeconds,
                firstSound < 0 ? 0.0 : Math.max(0.0, seconds - (lastSound + 1) * stepSeconds));
    }

    private double peak() {
        double peak = 0.0;
        for (ChannelTop top : tops) {
            peak = Math.max(peak, top.peak());
        }
        return peak;
    }

    private Clipping clipping(double peak) {
        double meanSquare = energy / Math.max(1.0, steps * (double) stepFrames * tops.length);
        boolean tone = !(Decibels.fromPower(peak * peak / meanSquare) > CREST_OF_TONES_DB);
        long events = 0;
        long samples = 0;
        long ceiling = 0;
        for (ChannelTop top : tops) {
            events += top.fullScaleRuns();
            samples += top.fullScaleSamples();
            if (!tone) {
                events += top.runs(peak);
                samples += top.runSamples(peak);
                ceiling = Math.max(ceiling, top.ceilingSamples());
            }
        }
        return new Clipping(events, samples, ceiling);
    }

    private double ceilingConsistency(double peak) {
        return windowPeaks.total() == 0
                ? 0.0
                : windowPeaks.count(peak * Decibels.toAmplitude(-CONSISTENT_WITHIN_DB), Float.MAX_VALUE)
                        / windowPeaks.total();
    }

    private double topFlatness(double peak) {
        double top = 0.0;
        double below = 0.0;
        double topFrom = peak * Decibels.toAmplitude(-TOP_DB);
        double belowFrom = peak * Decibels.toAmplitude(-BELOW_TOP_DB);
        for (ChannelTop channel : tops) {
            top += channel.magnitudes().count(topFrom, Float.MAX_VALUE);
            below += channel.magnitudes().count(belowFrom, topFrom);
        }
        double steps25 = (BELOW_TOP_DB - TOP_DB) / TOP_DB;
        return top == 0.0 ? 0.0 : top / Math.max(1.0, below / steps25);
    }
}
