package app.loudcraft.render;

import app.loudcraft.metadata.AudioMetadata;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a master is to say beside its audio.
 *
 * @param edit makes the master's metadata of the mix's; called once a master, and must give the same for the same
 * @param loudness how its loudness is written; unmodifiable
 */
public record MasterTags(UnaryOperator<AudioMetadata> edit, Set<LoudnessTag> loudness) {

    /** What the mix says, and no loudness but in a broadcast extension that the mix has. */
    public static final MasterTags AS_MIX = new MasterTags(UnaryOperator.identity(), Set.of());

    /** Copies the set. */
    public MasterTags {
        Objects.requireNonNull(edit, "edit");
        loudness = Set.copyOf(loudness);
    }

    /** These, with another edit in the place of the one before. */
    public MasterTags withEdit(UnaryOperator<AudioMetadata> newEdit) {
        return new MasterTags(newEdit, loudness);
    }

    /** These, with the loudness written in these ways. */
    public MasterTags withLoudness(Set<LoudnessTag> newLoudness) {
        return new MasterTags(edit, newLoudness);
    }
}
