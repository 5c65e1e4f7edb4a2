package app.loudcraft.examples.cli;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code auto}, {@code none} or the name of a genre. */
final class GenreWishConverter implements ITypeConverter<GenreWish> {
    private final GenreConverter genres = new GenreConverter();

    @Override
    public GenreWish convert(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> GenreWish.AUTO;
            case "none" -> GenreWish.NONE;
            default -> named(value);
        };
    }

    private GenreWish named(String value) {
        try {
            return GenreWish.of(genres.convert(value));
        } catch (TypeConversionException unknown) {
            throw new TypeConversionException(unknown.getMessage() + "; or auto, or none");
        }
    }
}
