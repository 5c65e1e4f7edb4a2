package app.loudcraft.examples.cli;

import app.loudcraft.MasteringBuilder;
import app.loudcraft.metadata.AudioMetadata;
import app.loudcraft.metadata.Tag;
import app.loudcraft.render.LoudnessTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a master says beside its audio. */
final class TagOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--tag",
            paramLabel = "NAME=VALUE",
            description =
                    "Set a tag of the master, such as TITLE=Morning, ARTIST, ALBUM, TRACKNUMBER or ISRC; an empty "
                            + "value takes it away. May be given several times. The other tags are those of the mix.")
    private List<String> tags = List.of();

    @Option(
            names = "--loudness-tags",
            paramLabel = "KIND",
            split = ",",
            description =
                    "Write the loudness of the master into its tags: replay-gain, r128, or broadcast for the fields "
                            + "of a bext chunk.",
            converter = LoudnessTagConverter.class)
    private List<LoudnessTag> loudness = List.of();

    /** Adds what was asked for. */
    void addTo(MasteringBuilder builder) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            if (equals < 0 || !Tag.isName(tag.substring(0, equals))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--tag must be NAME=VALUE, the name of plain letters, but was '" + tag + "'");
            }
            values.put(tag.substring(0, equals), tag.substring(equals + 1));
        }
        builder.metadata(metadata -> edited(metadata, values)).loudnessTags(loudness.toArray(LoudnessTag[]::new));
    }

    private static AudioMetadata edited(AudioMetadata metadata, Map<String, String> values) {
        AudioMetadata edited = metadata;
        for (Map.Entry<String, String> tag : values.entrySet()) {
            edited = tag.getValue().isEmpty()
                    ? edited.withTag(tag.getKey())
                    : edited.withTag(tag.getKey(), tag.getValue());
        }
        return edited;
    }
}
