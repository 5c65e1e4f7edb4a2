package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.meter.SpectrumReading;
import app.loudcraft.meter.StereoReading;
import app.loudcraft.qc.limits.StereoLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Q3: whether the two channels belong together, and what is left of them in mono. About 1.5 ns a frame. */
final class StereoCheck implements Check {

    private static final String METHOD = "correlation over the whole and over 400 ms every 100 ms above -60 dBFS, mono"
            + " loss 10 log10(2 E[((L+R)/2)^2] / (E[L^2] + E[R^2])), level of the channels";
    private static final int WINDOW_STEPS = 4;

    // Where the bass is further below the whole, what it consists of is no bass.
    private static final double BASS_BELOW_WHOLE_DB = 25.0;
    private static final double NOTHING_HIGHER_HZ = 1e9;
    // Independent channels have 0; beyond chance they work against each other.
    private static final double OUT_OF_PHASE = -0.1;

    // Channels that differ by less are the same but for dither.
    private static final double SAME_CORRELATION = 0.99999;
    // One channel carries nothing to speak of.
    private static final double ONE_SIDED_DB = 40.0;

    private final StereoLimits limits;
    private final boolean stereo;
    private final CorrelationTrack track;
    private final LowSpans every;
    private final LowSpans sustained;

    StereoCheck(AudioSpec spec, StereoLimits limits) {
        this.limits = limits;
        this.stereo = spec.layout().isStereo();
        this.every = new LowSpans(limits.passLowest(), 0.0);
        this.sustained = new LowSpans(limits.passLowest(), limits.sustainedSeconds());
        this.track = new CorrelationTrack(spec.sampleRateHz(), WINDOW_STEPS, this::window);
    }

    @Override
    public void listen(AudioBlock block) {
        if (stereo) {
            track.listen(block);
        }
    }

    private void window(double startSeconds, double endSeconds, double correlation) {
        every.window(startSeconds, endSeconds, correlation);
        sustained.window(startSeconds, endSeconds, correlation);
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        if (!stereo) {
            String why = "Only stereo has an image, and the programme is "
                    + programme.analysis().spec().layout() + ".";
            return Findings.notApplicable(CheckId.Q3, programme, why, METHOD);
        }
        if (programme.analysis().stereo().isEmpty()) {
            return Findings.notApplicable(CheckId.Q3, programme, "The programme is silent.", METHOD);
        }
        if (programme.seconds() < 0.1 * WINDOW_STEPS) {
            return Findings.notApplicable(CheckId.Q3, programme, "The programme is shorter than 400 ms.", METHOD);
        }
        StereoReading reading = programme.analysis().stereo().get();
        Findings findings = new Findings();
        if (!(Math.abs(reading.balanceDb()) <= ONE_SIDED_DB)) {
            oneSided(programme, reading, findings);
        } else {
            balance(programme, reading, findings);
            correlation(programme, reading, findings);
            monoLoss(programme, reading, findings);
            bass(programme, reading, findings);
            places(reading, findings);
        }
        return findings.conclude(CheckId.Q3, OptionalDouble.of(reading.correlation()), "", threshold(), METHOD);
    }

    private String threshold() {
        return Prose.of(
                "correlation >= %.2f, its 5th percentile >= %.2f, below 120 Hz >= %.2f, mono loss >= %.1f dB, channels"
                        + " within %.1f dB (heuristic)",
                limits.passCorrelation(),
                limits.passLowest(),
                limits.passBass(),
                limits.passMonoLossDb(),
                limits.passBalanceDb());
    }

    private QualityStatus softened(QualityStatus status) {
        return Verdict.unlessHeuristic(status, limits.mayFail());
    }

    private void oneSided(Programme programme, StereoReading reading, Findings findings) {
        boolean right = reading.balanceDb() > 0.0;
        findings.add(
                softened(QualityStatus.FAIL),
                OptionalInt.of(right ? 0 : 1),
                0.0,
                programme.seconds(),
                OptionalDouble.empty(),
                "There is nothing in the " + (right ? "left" : "right") + " channel.",
                "Look for a muted track or a lost cable, or deliver the programme as mono.");
    }

    private void balance(Programme programme, StereoReading reading, Findings findings) {
        double apartDb = Math.abs(reading.balanceDb());
        QualityStatus status = softened(Verdict.atMost(apartDb, limits.passBalanceDb(), limits.warnBalanceDb()));
        if (status == QualityStatus.PASS) {
            return;
        }
        boolean right = reading.balanceDb() > 0.0;
        findings.add(
                status,
                OptionalInt.of(right ? 1 : 0),
                0.0,
                programme.seconds(),
                OptionalDouble.empty(),
                Prose.of("The %s channel is %.1f dB louder than the other.", right ? "right" : "left", apartDb),
                Prose.of(
                        "Turn the %s channel down by %.1f dB, unless it is meant.", right ? "right" : "left", apartDb));
    }

    private void correlation(Programme programme, StereoReading reading, Findings findings) {
        double correlation = reading.correlation();
        if (correlation >= SAME_CORRELATION) {
            findings.add(
                    QualityStatus.PASS,
                    programme,
                    OptionalDouble.of(correlation),
                    "Both channels carry the same: the programme is mono in a stereo file.",
                    "Nothing, if it is meant; a spatial enhancer makes width if it is not.");
        }
        QualityStatus status =
                softened(Verdict.atLeast(correlation, limits.passCorrelation(), limits.warnCorrelation()));
        if (status != QualityStatus.PASS) {
            findings.add(
                    status,
                    programme,
                    OptionalDouble.of(correlation),
                    Prose.of("The channels have little in common: their correlation is %.2f.", correlation),
                    "Reduce the width, and look for doubled tracks that are delayed or turned over.");
        }
    }

    private void monoLoss(Programme programme, StereoReading reading, Findings findings) {
        double lossDb = reading.monoLossDb();
        QualityStatus status = Verdict.atLeast(lossDb, limits.passMonoLossDb(), limits.warnMonoLossDb());
        if (status == QualityStatus.PASS) {
            return;
        }
        boolean some = Double.isFinite(lossDb);
        findings.add(
                status,
                programme,
                OptionalDouble.empty(),
                some
                        ? Prose.of("Played in mono, the programme loses %.1f dB.", -lossDb)
                        : "Played in mono, nothing is left of the programme.",
                "Listen in mono to find what goes missing, and make it narrower or turn over one of its channels.");
    }

    private void bass(Programme programme, StereoReading reading, Findings findings) {
        SpectrumReading spectrum = programme.analysis().spectrum();
        double wholeDb = spectrum.programmeDb(0.0, NOTHING_HIGHER_HZ);
        boolean heard = spectrum.programmeDb(0.0, StereoReading.LOW_HZ) > wholeDb - BASS_BELOW_WHOLE_DB;
        double correlation = reading.low().correlation();
        QualityStatus status = softened(Verdict.atLeast(correlation, limits.passBass(), limits.warnBass()));
        if (heard && status != QualityStatus.PASS) {
            findings.add(
                    status,
                    programme,
                    OptionalDouble.of(correlation),
                    correlation < OUT_OF_PHASE
                            ? Prose.of(
                                    "The bass is out of phase: below 120 Hz the correlation is %.2f, and it cancels in mono.",
                                    correlation)
                            : Prose.of(
                                    "The bass is not in the middle: below 120 Hz the correlation is %.2f.",
                                    correlation),
                    "Make everything below 120 Hz mono.");
        }
    }

    /** Where it happens: everywhere if it happens often, otherwise where it lasts. */
    private void places(StereoReading reading, Findings findings) {
        QualityStatus often =
                softened(Verdict.atLeast(reading.lowestCorrelation(), limits.passLowest(), limits.warnLowest()));
        LowSpans spans = often == QualityStatus.PASS ? sustained : every;
        spans.close();
        for (LowSpans.Span span : spans.spans()) {
            findings.add(
                    often == QualityStatus.PASS ? QualityStatus.WARN : often,
                    OptionalInt.empty(),
                    span.startSeconds(),
                    span.endSeconds(),
                    OptionalDouble.of(span.lowest()),
                    Prose.of("The channels work against each other: their correlation falls to %.2f.", span.lowest()),
                    "Reduce the width here, and check delayed or doubled tracks in mono.");
        }
    }
}
