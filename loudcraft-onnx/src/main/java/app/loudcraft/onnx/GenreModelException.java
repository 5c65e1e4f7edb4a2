package app.loudcraft.onnx;

import java.io.IOException;
import java.util.Objects;

/**
 * Says that a file is not a genre model that can be used, and which rule it breaks.
 *
 * <p>The message holds both: {@code genre.onnx: the metadata must hold 'genres', but holds only [version]}.
 */
public final class GenreModelException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String rule;

    GenreModelException(String file, String rule) {
        super(file + ": " + rule);
        this.file = Objects.requireNonNull(file, "file");
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    GenreModelException(String file, String rule, Throwable cause) {
        this(file, rule);
        initCause(cause);
    }

    /** The path of the file. */
    public String file() {
        return file;
    }

    /** What should hold and does not, without the file. */
    public String rule() {
        return rule;
    }
}
