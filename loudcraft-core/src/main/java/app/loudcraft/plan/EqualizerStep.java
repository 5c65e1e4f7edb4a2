package app.loudcraft.plan;

import app.loudcraft.dsp.EqualizerBand;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Which bands are raised and lowered.
 *
 * @param moves the bands with their reasons, in the order of processing; empty leaves the tone alone
 * @param reason why these, or why none
 */
public record EqualizerStep(List<Move> moves, String reason) implements PlanStep {

    /**
     * One band and why it is there.
     *
     * @param band what it does
     * @param reason why
     */
    public record Move(EqualizerBand band, String reason) {

        /** Checks that nothing is missing. */
        public Move {
            Objects.requireNonNull(band, "band");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Checks that nothing is missing. */
    public EqualizerStep {
        moves = List.copyOf(moves);
        Objects.requireNonNull(reason, "reason");
    }

    /** The bands alone, in the order of processing. */
    public List<EqualizerBand> bands() {
        return moves.stream().map(Move::band).toList();
    }

    @Override
    public String title() {
        return "Equalizer";
    }

    @Override
    public boolean active() {
        return moves.stream().anyMatch(move -> !move.band().isNeutral());
    }

    @Override
    public String summary() {
        return active() ? moves.stream().map(Move::reason).collect(Collectors.joining("; ")) : "off";
    }
}
