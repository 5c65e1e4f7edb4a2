package app.loudcraft.plan;

import app.loudcraft.dsp.CurveEqualizer;
import app.loudcraft.dsp.ToneCurve;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * How the tone is corrected.
 *
 * @param mid gain over frequency of what both channels share; of every channel where {@code side} is the same
 * @param side gain over frequency of the difference between the channels
 * @param phase whether the correction is without delay and pre-echo, or keeps the phase
 * @param moves what was found, octave by octave; empty leaves the tone alone
 * @param reason why so
 */
public record ToneStep(ToneCurve mid, ToneCurve side, CurveEqualizer.Phase phase, List<Move> moves, String reason)
        implements PlanStep {

    /**
     * One octave and why it is changed.
     *
     * @param frequencyHz its centre
     * @param gainDb by how much
     * @param reason why
     */
    public record Move(double frequencyHz, double gainDb, String reason) {

        /**
         * @throws IllegalArgumentException if a figure is outside the range of {@link ToneCurve.Point}
         */
        public Move {
            ToneCurve.Point inRange = new ToneCurve.Point(frequencyHz, gainDb);
            gainDb = inRange.gainDb();
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Checks that nothing is missing. */
    public ToneStep {
        Objects.requireNonNull(mid, "mid");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(phase, "phase");
        moves = List.copyOf(moves);
        Objects.requireNonNull(reason, "reason");
    }

    /** The tone as it is. */
    static ToneStep off(String reason) {
        return new ToneStep(ToneCurve.FLAT, ToneCurve.FLAT, CurveEqualizer.Phase.MINIMUM, List.of(), reason);
    }

    @Override
    public String title() {
        return "Tone";
    }

    @Override
    public boolean active() {
        return !mid.isFlat() || !side.isFlat();
    }

    @Override
    public String summary() {
        if (!active()) {
            return "off";
        }
        String phases = phase == CurveEqualizer.Phase.LINEAR ? ", linear phase" : "";
        return moves.stream()
                        .map(move -> String.format(
                                Locale.ROOT, "%+.1f dB at %s", move.gainDb(), Hertz.text(move.frequencyHz())))
                        .collect(Collectors.joining(", "))
                + phases;
    }

    @Override
    public String reason() {
        return moves.isEmpty()
                ? reason
                : reason + ": " + moves.stream().map(Move::reason).collect(Collectors.joining("; "));
    }
}
