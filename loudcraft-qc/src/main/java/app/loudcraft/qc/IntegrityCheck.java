package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.audio.Decibels;
import app.loudcraft.qc.limits.IntegrityLimits;
import app.loudcraft.report.QualityCheck;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Q9: looks for damage that has nothing to do with taste: offset, silence, dropouts, stuck samples, clicks, hum, noise,
 * samples that are no numbers or hardly any.
 *
 * <p>About 7 ns a stereo frame, 13 where synthetic strokes look like clicks at first.
 */
final class IntegrityCheck implements Check {

    private static final double PIECE_SECONDS = 0.01;
    private static final double SILENCE_DBFS = -60.0;
    private static final String METHOD = "means over 400 ms; RMS of 10 ms against -60 dBFS (EBU QC 0078B); gaps below"
            + " -70 dBFS in sound over -30 dBFS that begin and end abruptly (0008B; margins of Essentia's GapsDetector);"
            + " samples that stand still; error of linear prediction of order 12, 30 dB over its robust power and alone"
            + " within 20 ms (0057B; as Essentia's ClickDetector); lines of 50 or 60 Hz in the quietest tenth, and steady"
            + " ones at any time (0088B); 5th percentile of the A-weighted level of 100 ms, and a floor under the level of"
            + " 20 ms from 5 to 11 kHz (0086B)";
    private static final String THRESHOLD =
            "no damage; small offsets, short silences, single dropouts, few clicks, subnormal samples, hum and noise in"
                    + " music warn";

    private final IntegrityLimits limits;
    private final int pieceFrames;
    private final int aroundFrames;
    private final int stepFrames;
    private final double silent = Decibels.toPower(SILENCE_DBFS);
    private final ChannelIntegrity[] channels;
    private final SilentStretches silences;
    private final SlidingWindow window;
    private final ProgrammeEnds ends;
    private final SteadyHum hum;
    private final NoiseBed noise;
    private long streamFrames = Long.MAX_VALUE;

    IntegrityCheck(AudioSpec spec, IntegrityLimits limits) {
        this.limits = limits;
        int rate = spec.sampleRateHz();
        this.pieceFrames = (int) Math.round(PIECE_SECONDS * rate);
        double around = Math.max(Dropouts.AROUND_SECONDS, Clicks.AROUND_SECONDS);
        this.aroundFrames = Math.max(Clicks.AROUND_FRAMES, (int) Math.ceil(around * rate));
        this.stepFrames = Clicks.GROUP * pieceFrames;
        this.channels = new ChannelIntegrity[spec.channels()];
        int silentPieces = (int) Math.ceil(limits.silenceSeconds() / PIECE_SECONDS);
        for (int c = 0; c < channels.length; c++) {
            channels[c] = new ChannelIntegrity(spec, pieceFrames, silentPieces, silent, limits);
        }
        this.silences = new SilentStretches(pieceFrames, silentPieces);
        this.window = new SlidingWindow(channels.length, 2 * aroundFrames, stepFrames, this::look);
        this.ends = new ProgrammeEnds(rate, channels.length);
        this.hum = new SteadyHum(rate, channels.length);
        this.noise = new NoiseBed(rate, channels.length);
    }

    @Override
    public void listen(AudioBlock block) {
        window.process(block);
        ends.listen(block);
        hum.listen(block);
        noise.listen(block);
    }

    private void look(int channel, float[] x, long firstFrame) {
        channels[channel].look(x, aroundFrames, aroundFrames + stepFrames, firstFrame);
        int from = 2 * aroundFrames;
        long left = streamFrames - (firstFrame + from);
        int whole = (int) Math.max(0, Math.min(Clicks.GROUP, left / pieceFrames));
        channels[channel].measure(x, from, whole);
        if (channel == channels.length - 1) {
            endStep(whole);
        }
    }

    private void endStep(int whole) {
        for (int piece = 0; piece < whole; piece++) {
            double loudest = 0.0;
            for (ChannelIntegrity channel : channels) {
                loudest = Math.max(loudest, channel.energy(piece) / pieceFrames);
            }
            silences.add(loudest <= silent);
        }
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        streamFrames = window.frames();
        window.finish();
        if (programme.analysis().nonFiniteSamples() == 0
                && !(programme.analysis().programme().samplePeakDbfs() > Double.NEGATIVE_INFINITY)) {
            return Findings.notApplicable(CheckId.Q9, programme, "The programme is silent.", METHOD);
        }
        Findings findings = new Findings();
        IntegrityFaults faults = new IntegrityFaults(programme, findings);
        BrokenWaveReport wave = new BrokenWaveReport(limits, programme, faults);
        SilenceReport silence = new SilenceReport(limits, programme, faults);
        BackgroundReport background = new BackgroundReport(limits, programme, faults);
        wave.nonFinite();
        wave.subnormals(each(channel -> channel.subnormals));
        silence.ends(ends);
        background.offset(channels);
        silence.inside(silences.places(), each(channel -> channel.silences.places()));
        wave.dropouts(each(channel -> channel.dropouts.places()));
        wave.stuck(each(channel -> channel.stuck.places()));
        wave.clicks(each(channel -> channel.clicks.places()), more());
        background.hum(hum.found());
        background.noise(noise.dbfs());
        return findings.conclude(CheckId.Q9, OptionalDouble.of(faults.count()), "faults", THRESHOLD, METHOD);
    }

    private <T> List<T> each(Function<ChannelIntegrity, T> found) {
        return Arrays.stream(channels).map(found).toList();
    }

    private long more() {
        return Arrays.stream(channels)
                .mapToLong(channel -> channel.clicks.more())
                .sum();
    }
}
