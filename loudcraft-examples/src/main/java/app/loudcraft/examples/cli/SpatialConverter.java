package app.loudcraft.examples.cli;

import java.util.OptionalInt;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how far to widen: a percentage, or {@code genre}, which is read as empty. */
final class SpatialConverter implements ITypeConverter<OptionalInt> {
    private static final String BY_GENRE = "genre";
    private static final Pattern DIGITS = Pattern.compile("\\d{1,3}");
    private static final int MAX_PERCENT = 100;

    @Override
    public OptionalInt convert(String value) {
        if (value.equalsIgnoreCase(BY_GENRE)) {
            return OptionalInt.empty();
        }
        if (DIGITS.matcher(value).matches() && Integer.parseInt(value) <= MAX_PERCENT) {
            return OptionalInt.of(Integer.parseInt(value));
        }
        throw new TypeConversionException(
                "spatial must be a whole number from 0 to 100, or " + BY_GENRE + ", but was \"" + value + "\"");
    }
}
