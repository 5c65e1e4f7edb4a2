package app.loudcraft.examples.cli;

import app.loudcraft.MasteringBuilder;
import app.loudcraft.analysis.Genre;
import app.loudcraft.analysis.GenreClassifier;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who says what genre a mix is of: a classifier, where one is installed; nobody; or the user.
 *
 * @param recognised true if a classifier is asked
 * @param named the genre, where the user names it
 */
record GenreWish(boolean recognised, Optional<Genre> named) {

    /** Every mix is recognised by itself if a classifier is installed, and treated by the neutral profile if none is. */
    static final GenreWish AUTO = new GenreWish(true, Optional.empty());

    /** The neutral profile. */
    static final GenreWish NONE = new GenreWish(false, Optional.empty());

    static GenreWish of(Genre genre) {
        return new GenreWish(false, Optional.of(genre));
    }

    void applyTo(MasteringBuilder builder) {
        named.ifPresent(builder::genre);
        if (recognised && isAnyInstalled()) {
            builder.detectGenre();
        }
    }

    private static boolean isAnyInstalled() {
        return ServiceLoader.load(GenreClassifier.class).stream().findAny().isPresent();
    }
}
