package app.loudcraft.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The models of make_test_model.py, whose metadata can be exchanged for other text of the same length. */
final class TestModels {

    private static final String NO_HASH = "0".repeat(64);

    private TestModels() {}

    /** A model of this front end. */
    static Path write(Path folder, String name) throws IOException {
        return write(folder, name, NO_HASH, new FrontEnd().hash());
    }

    /** A model of this front end in which one text is exchanged. */
    static Path writeWith(Path folder, String text, String other) throws IOException {
        Path model = write(folder, "tiny");
        return Files.write(model, exchanged(Files.readAllBytes(model), text, other));
    }

    /** A model of no front end. */
    static Path writeForeign(Path folder) throws IOException {
        return write(folder, "tiny", NO_HASH, NO_HASH);
    }

    private static Path write(Path folder, String name, String text, String other) throws IOException {
        try (InputStream in = TestModels.class.getResourceAsStream(name + ".onnx")) {
            return Files.write(folder.resolve(name + ".onnx"), exchanged(in.readAllBytes(), text, other));
        }
    }

    /** Lengths stand before texts in the file, so they must stay. */
    private static byte[] exchanged(byte[] bytes, String text, String other) {
        if (text.length() != other.length()) {
            throw new IllegalArgumentException(text + " and " + other + " must be equally long");
        }
        String model = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!model.contains(text)) {
            throw new IllegalArgumentException("the model must hold " + text);
        }
        return model.replace(text, other).getBytes(StandardCharsets.ISO_8859_1);
    }
}
