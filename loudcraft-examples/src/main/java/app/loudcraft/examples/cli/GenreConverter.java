package app.loudcraft.examples.cli;

import app.loudcraft.analysis.Genre;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a genre from its name, whatever the case and the signs between the words. */
final class GenreConverter implements ITypeConverter<Genre> {
    @Override
    public Genre convert(String value) {
        return Arrays.stream(Genre.values())
                .filter(genre -> letters(genre.name()).equals(letters(value)))
                .findFirst()
                .orElseThrow(
                        () -> new TypeConversionException("there is no genre \"" + value + "\"; there are " + names()));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private static String names() {
        return Arrays.stream(Genre.values())
                .map(genre -> genre.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
