package app.loudcraft.examples.cli;

import app.loudcraft.render.LoudnessTag;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a way to write loudness into tags, such as {@code replay-gain}. */
final class LoudnessTagConverter implements ITypeConverter<LoudnessTag> {

    @Override
    public LoudnessTag convert(String value) {
        return Arrays.stream(LoudnessTag.values())
                .filter(kind -> nameOf(kind).equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("loudness tags must be of "
                        + Arrays.stream(LoudnessTag.values())
                                .map(LoudnessTagConverter::nameOf)
                                .collect(Collectors.joining(", "))
                        + ", but was \"" + value + "\""));
    }

    private static String nameOf(LoudnessTag kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
