package app.loudcraft.qc;

import app.loudcraft.audio.AudioBlock;
import app.loudcraft.audio.AudioSpec;
import app.loudcraft.qc.ChannelDelay.Delay;
import app.loudcraft.qc.limits.PhaseLimits;
import app.loudcraft.report.QualityCheck;
import app.loudcraft.report.QualityStatus;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Q7: whether one channel is turned over or late against the other. About 6 ns a frame: the phase is looked at in 0.1 to
 * 0.2 s of every 0.87 s.
 */
final class PhaseCheck implements Check {

    private static final String METHOD =
            "correlation over 500 ms every 100 ms; whitened cross-correlation up to 15 ms once"
                    + " a second (Knapp and Carter 1976); coherence and phase from 200 Hz to 2 kHz";
    private static final int WINDOW_STEPS = 5;
    private static final double SPECTRUM_SECONDS = 0.1;
    // In no simple relation to a beat, so that not every window hears the same stroke.
    private static final double INTERVAL_SECONDS = 0.87;

    // The ear takes more for a second sound from elsewhere (precedence effect), not for a channel that is late.
    private static final double LATE_UP_TO_MS = 3.0;

    private final PhaseLimits limits;
    private final AudioSpec spec;
    private final boolean stereo;
    private final CorrelationTrack track;
    private final LowSpans reversed;
    private final WindowCutter cutter;
    private final ChannelSpectra spectra;
    private final ChannelDelay delays;
    private final MiddlePhase middle;

    PhaseCheck(AudioSpec spec, PhaseLimits limits) {
        this.limits = limits;
        this.spec = spec;
        this.stereo = spec.layout().isStereo();
        int rate = spec.sampleRateHz();
        this.reversed = new LowSpans(limits.reversedCorrelation(), limits.reversedSeconds());
        this.track = new CorrelationTrack(rate, WINDOW_STEPS, reversed::window);
        this.spectra = new ChannelSpectra(2, rate, SPECTRUM_SECONDS);
        this.cutter = new WindowCutter(2, spectra.frames(), (int) Math.round(INTERVAL_SECONDS * rate), this::spectrum);
        this.delays = new ChannelDelay(spectra, rate, limits.clearDelayHeight());
        this.middle = new MiddlePhase(spectra);
    }

    @Override
    public void listen(AudioBlock block) {
        if (stereo) {
            track.listen(block);
            cutter.listen(block);
        }
    }

    private void spectrum(float[][] x, long firstFrame) {
        spectra.transform(x);
        delays.window(x[0], x[1]);
        middle.window();
    }

    @Override
    public QualityCheck conclude(Programme programme) {
        if (!stereo) {
            String why = "Phase is compared between two channels, and the programme is " + spec.layout() + ".";
            return Findings.notApplicable(CheckId.Q7, programme, why, METHOD);
        }
        if (programme.analysis().stereo().isEmpty()) {
            return Findings.notApplicable(CheckId.Q7, programme, "The programme is silent.", METHOD);
        }
        if (programme.seconds() < limits.reversedSeconds()) {
            String why = Prose.of("The programme is shorter than %.1f s.", limits.reversedSeconds());
            return Findings.notApplicable(CheckId.Q7, programme, why, METHOD);
        }
        reversed.close();
        Findings findings = new Findings();
        reversals(programme, findings);
        Optional<Delay> peak = delays.delay().filter(d -> Math.abs(d.height()) >= limits.warnDelayHeight());
        Optional<Delay> delay = peak.filter(d -> Math.abs(d.frames()) >= limits.warnDelayFrames());
        delay.ifPresent(d -> delay(programme, d, findings));
        if (reversed.spans().isEmpty()) {
            boolean turnedOver = peak.filter(d -> d.height() < 0.0).isPresent();
            if (turnedOver) {
                turnedOver(programme, findings);
            } else if (delay.isEmpty()) {
                turned(programme, findings);
            }
        }
        return findings.conclude(CheckId.Q7, OptionalDouble.of(reversed.totalSeconds()), "s", threshold(), METHOD);
    }

    private String threshold() {
        return Prose.of(
                "correlation <= %.1f for less than %.1f s; delay under %d frames; phase under %.0f degrees (heuristic)",
                limits.reversedCorrelation(),
                limits.reversedSeconds(),
                limits.warnDelayFrames(),
                limits.turnedDegrees());
    }

    private void reversals(Programme programme, Findings findings) {
        double seconds = reversed.totalSeconds();
        boolean much =
                seconds > limits.failReversedSeconds() || seconds > limits.failReversedShare() * programme.seconds();
        for (LowSpans.Span span : reversed.spans()) {
            findings.add(
                    much ? QualityStatus.FAIL : QualityStatus.WARN,
                    OptionalInt.empty(),
                    span.startSeconds(),
                    Math.min(span.endSeconds(), programme.seconds()),
                    OptionalDouble.of(span.seconds()),
                    Prose.of(
                            "One channel is turned over against the other for %.1f s (correlation down to %.2f): in mono"
                                    + " it cancels.",
                            span.seconds(), span.lowest()),
                    "Turn over the polarity of one channel here.");
        }
    }

    private void delay(Programme programme, Delay delay, Findings findings) {
        double ms = 1e3 * Math.abs(delay.frames()) / spec.sampleRateHz();
        int late = delay.frames() > 0 ? 1 : 0;
        String channel = late == 1 ? "right" : "left";
        boolean asOne = ms <= LATE_UP_TO_MS;
        double gain = Math.abs(delay.alignedCorrelation()) - delay.correlation();
        boolean fails = asOne
                && ms >= limits.failDelayMs()
                && delay.clearShare() >= limits.failDelayShare()
                && gain > limits.failDelayGain();
        String message = asOne
                ? "The %s channel is late by %.2f ms (%d frames): in mono that makes a comb filter."
                : "The %s channel repeats the other %.2f ms (%d frames) later: in mono that makes a comb filter.";
        findings.add(
                fails ? QualityStatus.FAIL : QualityStatus.WARN,
                OptionalInt.of(late),
                0.0,
                programme.seconds(),
                OptionalDouble.of(1e-3 * ms),
                Prose.of(message, channel, ms, Math.abs(delay.frames())),
                Prose.of("Move the %s channel forward by %d frames.", channel, Math.abs(delay.frames())));
    }

    /** What both channels have in common has opposite signs, though other things drown it. */
    private static void turnedOver(Programme programme, Findings findings) {
        findings.add(
                QualityStatus.WARN,
                programme,
                OptionalDouble.empty(),
                "What the channels have in common is turned over: the middle cancels in mono.",
                "Turn over the polarity of one channel, and compare in mono.");
    }

    private void turned(Programme programme, Findings findings) {
        OptionalDouble coherence = middle.coherence();
        double degrees = middle.degrees();
        if (coherence.isPresent()
                && coherence.getAsDouble() > limits.turnedCoherence()
                && degrees > limits.turnedDegrees()) {
            findings.add(
                    QualityStatus.WARN,
                    programme,
                    OptionalDouble.empty(),
                    Prose.of(
                            "From 200 Hz to 2 kHz the channels are %.0f degrees apart: in mono the middle cancels.",
                            degrees),
                    "Look for a phase shifter, a widener or a turned-over track between 200 Hz and 2 kHz.");
        }
    }
}
